import { withoutPlainSecrets, withoutSecrets } from '../log/secret-shapes.ts';

/** Names of fields, query parameters and headers whose values never leave the process. */
const SECRET_NAME =
  /token|secret|password|passwd|authorization|cookie|assertion|signature|proof|private|^code$|code_verifier|api[_-]?key|^key$/i;
const REMOVED = '[removed]';

export const isSecretName = (name: string): boolean => SECRET_NAME.test(name);

/** A URL for the log: user info and the values of secret-looking query parameters taken out. */
export function redactUrl(url: URL): string {
  // Most have neither, and this is done for every request.
  if (url.search === '' && url.username === '' && url.password === '') return url.href;
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  for (const name of Array.from(shown.searchParams.keys())) {
    if (SECRET_NAME.test(name)) shown.searchParams.set(name, REMOVED);
  }
  return shown.href;
}

/** A copy without the values of secret-looking members, at any depth. */
export function redactValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redactValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, isSecret(name, member) ? REMOVED : redactValue(member)]),
  );
}

/** In an answer `code` names an error: a number, or words. A grant is longer and has figures in it. */
const ERROR_CODE = /^(?:-?\d{1,7}|[A-Za-z][A-Za-z_.-]{0,39})$/;

const isSecret = (name: string, member: unknown): boolean =>
  SECRET_NAME.test(name) && typeof member !== 'object' && !(name === 'code' && isErrorCode(member));

const isErrorCode = (value: unknown): boolean =>
  (typeof value === 'number' || typeof value === 'string') && ERROR_CODE.test(String(value));

const SHOWN_CHARACTERS = 4_000;

/**
 * A body as an error may show it: JSON laid out, cut to what a reader can use, and without secrets, be they members, within
 * a text (Meta's addresses of further pages carry the token) or a buyer's e-mail address. It is stored and sent to the page.
 */
export function readableBody(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === 'string' ? withoutSecrets(value.slice(0, 4 * SHOWN_CHARACTERS)) : laidOut(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

const laidOut = (value: unknown): string => readableText(JSON.stringify(redactValue(value), null, 2));

/** A sentence of a marketplace as it is shown and stored. */
export const readableText = (text: string): string => withoutPlainSecrets(text);
