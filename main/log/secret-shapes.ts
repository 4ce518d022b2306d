/** What stands in the place of a secret. */
export const redacted = '[redacted]';

/** A pattern with what remains of its matches. */
type Shape = readonly [RegExp, string];

/** Name and password in front of the host of an address. */
const userInfo: Shape = [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, `$1${redacted}@`];

/** What is a secret, or about a person, wherever it stands. */
const plainShapes: readonly Shape[] = [
  // Query strings and form bodies
  [
    /((?:^|[?&#;\s"'])(?:[\w-]*(?:token|secret|passw(?:or)?d|api_?key|verifier|authorization|credential|assertion|proof)[\w-]*|code|state)=)[^&\s"'\\]+/gi,
    `$1${redacted}`,
  ],
  // The same, percent-encoded once (a return address within an address)
  [/((?:%3F|%26)(?:[\w-]*(?:token|secret|verifier|proof)[\w-]*|code|state)%3D)(?:(?!%26)[^&\s"'])+/gi, `$1${redacted}`],
  // eBay's tokens and grants: v^1.1#i^1#…, also percent-encoded
  [/v(?:\^|%5E)1\.1(?:#|%23)[^\s"'&,;<>]+/gi, redacted],
  // Meta's tokens of people and Pages
  [/\bEAA[A-Za-z0-9]{24,}/g, redacted],
  // Etsy's: the number of the user, a dot, and the token itself
  [/\b\d{4,}\.[A-Za-z0-9_-]{40,}/g, redacted],
  // JSON Web Tokens, signed (three parts) and encrypted (five)
  [/\beyJ[A-Za-z0-9_-]{5,}(?:\.[A-Za-z0-9_-]*){2,4}/g, redacted],
  // E-mail addresses of buyers and sellers
  [/[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g, redacted],
];

/** Notations by which a log tells a secret from its surroundings. A text for people has plain words that look like them. */
const notations: readonly Shape[] = [
  // HTTP authentication
  [/\b(bearer|basic|digest|oauth)\s+[A-Za-z0-9+/=_~.^#|%-]{6,}/gi, `$1 ${redacted}`],
  // A header written out as text, to the end of its line
  [/\b((?:proxy-)?authorization|set-cookie|cookie)(\s*:\s*)[^\r\n"']+/gi, `$1$2${redacted}`],
  // JSON and object notation inside a text, also when it was escaped once more
  [
    /(\\*["'](?:[\w-]*(?:token|secret|passw(?:or)?d|api_?key|verifier|authorization|credential|refresh|proof)[\w-]*|code|state)\\*["']\s*:\s*\\*["'])[^"'\\]*/gi,
    `$1${redacted}`,
  ],
];

/** The same for people: only what is as long as a token. */
const sentAuthentication: Shape = [/\b(bearer|basic)\s+[A-Za-z0-9+/=_~.^#|%-]{16,}/gi, `$1 ${redacted}`];

/** Order matters: the widest come first. */
const everything: readonly Shape[] = [userInfo, ...notations, ...plainShapes];
const forPeople: readonly Shape[] = [userInfo, sentAuthentication, ...plainShapes];

const applied = (text: string, shapes: readonly Shape[]): string =>
  shapes.reduce((current, [pattern, replacement]) => current.replaceAll(pattern, replacement), text);

/** A text for the log: in doubt without the word that may be a secret. */
export const withoutSecrets = (text: string): string => applied(text, everything);

/** A text that a seller reads, such as a marketplace's error: without what cannot be anything but a secret. */
export const withoutPlainSecrets = (text: string): string => applied(text, forPeople);
