/** Countries that a seller of the supported marketplaces ships from (ISO 3166-1 alpha-2). */
const codes = [
  'US', 'CA', 'GB', 'IE', 'AU', 'NZ', 'DE', 'AT', 'CH', 'FR', 'BE', 'NL', 'LU', 'IT', 'ES', 'PT', 'DK', 'SE', 'NO', 'FI',
  'PL', 'CZ', 'SK', 'HU', 'RO', 'BG', 'GR', 'HR', 'SI', 'EE', 'LV', 'LT', 'CY', 'MT', 'IS', 'TR', 'IL', 'AE', 'IN', 'CN',
  'HK', 'TW', 'JP', 'KR', 'SG', 'MY', 'TH', 'PH', 'ID', 'VN', 'ZA', 'MX', 'BR', 'AR', 'CL', 'CO', 'PE', 'UA',
] as const;

/** The countries with their names in the reader's language, sorted as that language sorts. */
export function shippingCountries(language: string): { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return codes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .toSorted((left, right) => left.label.localeCompare(right.label, language));
}
