/** The app's own scheme: pages have a real origin, which `file://` cannot give them. */
export const appScheme = 'app';
export const appHost = 'crossdock';
export const appOrigin = `${appScheme}://${appHost}`;
/** The one page there is; views are routes within it. */
export const appPage = `${appOrigin}/index.html`;

/** Whether an address belongs to our own scheme and host, by its parsed parts and never by a prefix. */
export function isAppUrl(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null &&
    url.protocol === `${appScheme}:` &&
    url.host === appHost &&
    url.username === '' &&
    url.password === ''
  );
}

/** Whether an address is the app's page itself, the only thing our window may show. */
export function isAppPage(address: string): boolean {
  return isAppUrl(address) && ['/', '/index.html'].includes(new URL(address).pathname);
}
