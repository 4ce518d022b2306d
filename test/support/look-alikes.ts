/** The redirect address that the look-alikes imitate. */
export const registeredRedirect = 'https://seller.example/crossdock/back';

/** Addresses that a person, or a comparison of beginnings, could take for `registeredRedirect`, by what is wrong with them. */
export const lookAlikes: readonly (readonly [what: string, address: string])[] = [
  ['http instead of https', 'http://seller.example/crossdock/back'],
  ['a scheme of its own', 'crossdock://seller.example/crossdock/back'],
  ['another port', 'https://seller.example:8443/crossdock/back'],
  ['a user name', 'https://seller.example@evil.example/crossdock/back'],
  ['a user name before the right host', 'https://evil.example@seller.example/crossdock/back'],
  ['a password before the right host', 'https://a:b@seller.example/crossdock/back'],
  ['a backslash that ends the host', 'https://evil.example\\@seller.example/crossdock/back'],
  ['a host that goes on', 'https://seller.example.evil.example/crossdock/back'],
  ['a host that begins earlier', 'https://evil-seller.example/crossdock/back'],
  ['a host below it', 'https://login.seller.example/crossdock/back'],
  ['a dot at the end of the host', 'https://seller.example./crossdock/back'],
  ['a Cyrillic letter in the host', 'https://s\u0435ller.example/crossdock/back'],
  ['the punycode of such a host', 'https://xn--sller-8of.example/crossdock/back'],
  ['a foreign host with the path', 'https://evil.example/crossdock/back'],
  ['the address within the path', 'https://evil.example/https://seller.example/crossdock/back'],
  ['the address within the query', 'https://evil.example/?next=https://seller.example/crossdock/back'],
  ['a slash at the end', 'https://seller.example/crossdock/back/'],
  ['two slashes', 'https://seller.example//crossdock/back'],
  ['a path that goes on', 'https://seller.example/crossdock/back/more'],
  ['a longer word', 'https://seller.example/crossdock/backs'],
  ['a capital letter in the path', 'https://seller.example/Crossdock/back'],
  ['an encoded letter in the path', 'https://seller.example/crossdock/%62ack'],
  ['an encoded slash in the path', 'https://seller.example/crossdock%2Fback'],
  ['a parameter of the path', 'https://seller.example/crossdock/back;x'],
  ['a way out of the path', 'https://seller.example/crossdock/back/../other'],
];

/** The address with an answer in its query. */
export function withAnswer(address: string, answer: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(answer).toString();
  return `${address}${address.includes('?') ? '&' : '?'}${query}`;
}
