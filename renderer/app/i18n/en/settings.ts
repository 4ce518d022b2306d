/** Texts of the settings screen. */
export const settings = {
  title: 'Settings',
  loading: 'Loading your settings',
  saved: {
    theme: 'Theme changed.',
    language: 'Language changed.',
    currency: 'Currency changed.',
    skuPattern: 'Rule for SKUs changed.',
    practiceOn: 'Practice mode is on.',
    practiceOff: 'Practice mode is off.',
  },
  undo: 'Undo',
  appearance: {
    title: 'Appearance',
    theme: 'Theme',
    themes: { system: 'Like the system', light: 'Light', dark: 'Dark' },
    language: 'Language',
    languageHint: 'Numbers, dates and prices follow it as well.',
    languageSystem: 'Like the system',
  },
  selling: {
    title: 'Selling',
    currency: 'Currency',
    currencyHint: 'For new prices. Prices you have entered keep their own currency.',
    currencyNothing: 'No currency like that',
    sku: 'Rule for new SKUs',
    skuHint:
      'Text stays as it is. {YYYY}, {MM} and {DD} become the date; a run of # becomes the running number, with at least as many digits.',
    skuExample: 'The next items get, for example, {{first}}, then {{second}}.',
    skuSave: 'Save rule',
    skuProblem: {
      empty: 'Enter a rule.',
      no_number: 'Put one run of # into the rule, such as ####. It becomes the running number.',
      two_numbers: 'Only one run of # can be the running number.',
      unknown_part: 'Only {YYYY}, {MM} and {DD} can stand in braces.',
      too_long: 'The rule can have 60 characters at most.',
    },
  },
  practice: {
    title: 'Practice mode',
    switch: 'Practice mode',
    what: 'Practice marketplaces run inside this app and speak the real protocols: sign-in, listings, orders, limits. You can try everything, and play a buyer, without keys and without selling anything.',
    on: 'A banner is in sight as long as it is on. Your real accounts work as always.',
    off: 'When it is off, practice accounts rest: they are kept, and nothing is published to them until you turn it on again.',
  },
  about: {
    title: 'About',
    version: 'Version',
    runtime: 'Runs in',
    runtimes: {
      electron: 'Electron',
      'stand-in': 'Stand-in for Electron (this computer could not get Electron itself)',
      headless: 'No window',
    },
    platform: 'System',
    licenceText:
      'Crossdock is free software under the MIT licence. It contains other free software under licences of its own; their texts come with each package.',
    secrets: 'Protection of sign-ins',
    secretKinds: {
      os: 'By the key store of the operating system',
      weak: 'Weak: no system key store was found',
      unavailable: 'None: accounts cannot be connected',
    },
  },
  data: {
    title: 'Your data',
    text: 'Items, photos, listings and orders are on this computer only: one database file and one folder of photos, backed up before every upgrade. There is no Crossdock account, no cloud and no tracking.',
    remote:
      'Only the marketplaces you connect receive something: what you publish there, and the questions needed to see your sales.',
  },
} as const;
