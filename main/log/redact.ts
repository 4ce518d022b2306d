import { errorCodeSchema } from '#shared/errors.ts';
import { redacted, withoutSecrets } from './secret-shapes.ts';

/** Limits that keep one entry readable and the file small: characters of a string, entries of a list or object, levels. */
const longestString = 4_000;
const mostEntries = 100;
const deepest = 8;

/** Names whose value is a secret wherever it stands, matched without case, dashes and underscores. */
const secretName =
  /authori[sz]ation|cookie|token|secret|passw|passphrase|apikey|refresh|credential|privatekey|verifier|signature|assertion|proof|^jwe$|^pin$|^nonce$|^authcode$/;
/** `code` names an error far more often than a grant; these values are errors, every other is taken for a grant. */
const errorCode = new RegExp(
  `^(?:${errorCodeSchema.options.join('|')}|-?\\d{1,6}|(?:E|ERR_|UND_ERR_|SQLITE_)[A-Z0-9_]{2,40})$`,
);

const isSecret = (name: string, value: unknown): boolean => {
  const plain = name.toLowerCase().replaceAll(/[-_\s]/g, '');
  if (plain === 'code') return !errorCode.test(String(value));
  return typeof value !== 'boolean' && secretName.test(plain);
};

/** Removes what looks like a secret from a text and cuts it to a readable length. */
export function redactText(text: string): string {
  // The patterns never run over a megabyte. What may be half a secret at the end of the piece goes before they look.
  const piece =
    text.length > 2 * longestString ? text.slice(0, 2 * longestString).replace(/[^\s"',;&<>]{0,320}$/, '') : text;
  const clean = withoutSecrets(piece);
  return text.length > longestString ? `${clean.slice(0, longestString)}… (${text.length} characters)` : clean;
}

/**
 * A copy of any value that JSON can hold and that carries no secret: by name, by shape, at any depth, in errors and their
 * causes. Cycles, huge lists and bytes are named instead of written out. Never throws.
 */
export function redact(value: unknown): unknown {
  return walk(value, 0, new Set());
}

function walk(value: unknown, depth: number, above: ReadonlySet<object>): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`;
  if (typeof value === 'object' && value !== null) return walkObject(value, depth, above);
  return value;
}

function walkObject(value: object, depth: number, above: ReadonlySet<object>): unknown {
  if (above.has(value)) return '[circular]';
  if (depth >= deepest) return '[deeper]';
  const within = new Set(above).add(value);
  const inner = (one: unknown) => walk(one, depth + 1, within);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof URL || value instanceof URLSearchParams) return redactText(String(value));
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (value instanceof Error) return walkError(value, inner);
  if (value instanceof Map)
    return named(
      [...value].map(([key, one]): [string, unknown] => [String(key), one]),
      inner,
    );
  if (value instanceof Set) return inner([...value]);
  if (Array.isArray(value)) {
    if (isPairList(value)) return value.slice(0, mostEntries).map((pair) => walkPair(pair, inner));
    const list = value.slice(0, mostEntries).map(inner);
    return value.length > mostEntries ? [...list, `… (${value.length} entries)`] : list;
  }
  return named(ownValues(value), inner);
}

/** Headers often travel as `[name, value]` pairs: the name decides there too. */
const isPairList = (value: unknown[]): value is [string, unknown][] =>
  value.length > 0 && value.every((one) => Array.isArray(one) && one.length === 2 && typeof one[0] === 'string');

const walkPair = ([name, value]: readonly [string, unknown], inner: (value: unknown) => unknown): unknown => [
  redactText(name),
  isSecret(name, value) ? redacted : inner(value),
];

function named(
  entries: readonly (readonly [string, unknown])[],
  inner: (value: unknown) => unknown,
): Record<string, unknown> {
  const result: Record<string, unknown> = Object.create(null);
  for (const [name, value] of entries.slice(0, mostEntries)) {
    result[redactText(name)] = isSecret(name, value) && value !== null && value !== undefined ? redacted : inner(value);
  }
  if (entries.length > mostEntries) result['…'] = `${entries.length} entries`;
  return result;
}

function walkError(error: Error, inner: (value: unknown) => unknown): Record<string, unknown> {
  const own = ownValues(error).filter(([name]) => !['name', 'message', 'stack', 'cause', 'errors'].includes(name));
  return {
    name: error.name,
    message: redactText(error.message),
    ...(error.stack === undefined ? {} : { stack: redactText(error.stack) }),
    ...named(own, inner),
    ...(error.cause === undefined ? {} : { cause: inner(error.cause) }),
    ...(error instanceof AggregateError ? { errors: inner(error.errors) } : {}),
  };
}

/** Own enumerable values; a getter that throws is named, not followed. */
function ownValues(value: object): readonly (readonly [string, unknown])[] {
  return Object.keys(value).map((name) => {
    try {
      return [name, (value as Record<string, unknown>)[name]];
    } catch {
      return [name, '[unreadable]'];
    }
  });
}
