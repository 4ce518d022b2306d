import { createHash } from 'node:crypto';

/** What must never be found. */
export type SecretKind =
  | 'access token'
  | 'refresh token'
  | 'page token'
  | 'authorization code'
  | 'client secret'
  | 'appsecret_proof'
  | 'code verifier'
  | 'state'
  | 'e-mail address';

/** Known by its text, or only by its SHA-256 (base64url) and length, as a careful server keeps what it has issued. */
export type Secret = { readonly kind: SecretKind; readonly of: string } & (
  | { readonly text: string }
  | { readonly hash: string; readonly length: number }
);

/** Something that is searched, with a name that says where a leak was. */
export interface Place {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Never holds the secret itself: a report of the test would be one more leak. */
export interface Leak {
  readonly place: string;
  readonly kind: SecretKind;
  readonly of: string;
  readonly form: string;
}

/** Finds every secret in every form in which a program might have written it down. */
export function scan(places: readonly Place[], secrets: readonly Secret[]): Leak[] {
  const forms = secrets.flatMap((secret) =>
    'text' in secret ? formsOf(secret.text).map(([form, bytes]) => ({ secret, form, bytes })) : [],
  );
  const hashed = new Map(secrets.flatMap((secret) => ('hash' in secret ? [[secret.hash, secret] as const] : [])));
  const lengths = new Set([...hashed.values()].map(({ length }) => length));
  return places.flatMap(({ name, bytes }) => {
    const found = forms.filter((one) => bytes.includes(one.bytes)).map(({ secret, form }) => leak(name, secret, form));
    if (hashed.size === 0) return found;
    const preimages = new Set<Secret>();
    for (const text of [bytes.toString('latin1'), bytes.toString('utf16le')]) {
      for (const word of wordsOf(text, lengths)) {
        const secret = hashed.get(createHash('sha256').update(word).digest('base64url'));
        if (secret !== undefined) preimages.add(secret);
      }
    }
    return [...found, ...[...preimages].map((secret) => leak(name, secret, 'plain'))];
  });
}

const leak = (place: string, { kind, of }: Secret, form: string): Leak => ({ place, kind, of, form });

function formsOf(text: string): readonly (readonly [form: string, bytes: Buffer])[] {
  const plain = Buffer.from(text, 'utf8');
  const encoded = encodeURIComponent(text);
  // One spelling may be several: the last name given to it, the simplest, stays.
  const spellings = new Map<string, string>([
    [JSON.stringify(text).slice(1, -1), 'escaped'],
    [encodeURIComponent(encoded), 'percent-encoded twice'],
    [encoded, 'percent-encoded'],
    [text, 'plain'],
  ]);
  // Base64 writes the same bytes in three ways, by how many stand before them.
  for (const before of [0, 1, 2]) {
    const whole = Buffer.concat([Buffer.alloc(before), plain]);
    const certain = whole.toString('base64').slice([0, 2, 3][before], Math.floor((whole.length * 8) / 6));
    spellings.set(certain, 'base64').set(certain.replaceAll('+', '-').replaceAll('/', '_'), 'base64');
  }
  return [...spellings].flatMap(([spelling, form]) => [
    [form, Buffer.from(spelling, 'utf8')] as const,
    [`${form}, two bytes a letter`, Buffer.from(spelling, 'utf16le')] as const,
  ]);
}

/** A longer run is a file that has its texts side by side; what is longer still is no text of anybody. */
const longestRun = 4_000;

/** Every stretch of one of the lengths within what tokens, codes and verifiers are made of. */
function* wordsOf(text: string, lengths: ReadonlySet<number>): Iterable<string> {
  const seen = new Set<string>();
  for (const [run] of text.matchAll(/[A-Za-z0-9._~-]{40,}/g)) {
    if (seen.has(run) || run.length > longestRun) continue;
    seen.add(run);
    for (const length of lengths) {
      for (let start = 0; start + length <= run.length; start += 1) yield run.slice(start, start + length);
    }
  }
}

const emailShape = /[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,}/gi;

/** E-mail addresses in texts of our own making, whoever's they are. */
export const emailsIn = (places: readonly Place[]): Leak[] =>
  places.flatMap(({ name, bytes }) =>
    [...new Set(bytes.toString('utf8').match(emailShape) ?? [])].map(() => ({
      place: name,
      kind: 'e-mail address' as const,
      of: 'somebody',
      form: 'shape',
    })),
  );
