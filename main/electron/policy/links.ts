/** Registrable domains of the marketplaces Crossdock works with; their subdomains (help, developer pages) count too. */
const marketplaceDomains = [
  'ebay.com',
  'ebay.at',
  'ebay.be',
  'ebay.ca',
  'ebay.ch',
  'ebay.co.uk',
  'ebay.com.au',
  'ebay.com.hk',
  'ebay.com.my',
  'ebay.com.sg',
  'ebay.de',
  'ebay.es',
  'ebay.fr',
  'ebay.ie',
  'ebay.it',
  'ebay.nl',
  'ebay.ph',
  'ebay.pl',
  'etsy.com',
  'facebook.com',
  'offerup.com',
];

/**
 * Whether a link may be handed to the system's browser: https at a known marketplace, or a page of a practice marketplace
 * that runs right now (`practiceOrigins`). Decided on the parsed address: no user name, no odd port, no look-alike host.
 */
export function isAllowedLink(address: string, practiceOrigins: readonly string[]): boolean {
  // Parsers disagree about these, and what we judge must be what the browser opens.
  if (/[\\\s\p{Cc}]/u.test(address)) return false;
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:' && url.port === '') {
    return marketplaceDomains.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`));
  }
  return isLoopback(url) && practiceOrigins.includes(url.origin);
}

/** Whether an address is http on this very machine, where practice marketplaces live. */
export const isLoopback = (url: URL): boolean =>
  url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
