import { z } from 'zod';

/** One field of a form or query as it came: every value, and whether it was written as an array (`tags[]`, `tags[0]`). */
const fieldSchema = z.object({ values: z.array(z.string()), isArray: z.boolean() });
export type Field = z.infer<typeof fieldSchema>;
type Fields = Record<string, Field>;

function gather(pairs: Iterable<readonly [string, string]>): Fields {
  const fields: Fields = {};
  for (const [key, value] of pairs) {
    const name = key.replace(/\[\d*\]$/, '');
    const field = (fields[name] ??= { values: [], isArray: name !== key });
    field.values.push(value);
  }
  return fields;
}

/** The fields of a parsed form. A body that is no form has none. */
export function formFields(body: unknown): Fields {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return gather(
    entries.flatMap(([key, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => [key, String(one)] as const),
    ),
  );
}

export function queryFields(url: string): Fields {
  return gather(new URL(url, 'http://localhost').searchParams);
}

/** A single value; the last one wins, as in PHP. */
export const text = () => fieldSchema.transform(({ values }) => values.at(-1) ?? '');

const WHOLE = /^-?\d{1,18}$/;
const DECIMAL = /^-?\d+(\.\d+)?$/;

const parsed = <T>(read: (value: string) => T | undefined, what: string) =>
  text().transform((value, refusing) => {
    const found = read(value.trim());
    if (found === undefined) {
      refusing.addIssue({ code: 'custom', message: `must be ${what}` });
      return z.NEVER;
    }
    return found;
  });

export const whole = (min?: number, max?: number) =>
  parsed(
    (value) => (WHOLE.test(value) && within(Number(value), min, max) ? Number(value) : undefined),
    range('an integer', min, max),
  );

export const decimal = (min?: number, max?: number) =>
  parsed(
    (value) => (DECIMAL.test(value) && within(Number(value), min, max) ? Number(value) : undefined),
    range('a number', min, max),
  );

export const id = () => whole(1);

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };
export const yesNo = () => parsed((value) => BOOLEANS[value.toLowerCase()], 'true or false');

export const country = () => text().refine((value) => /^[A-Z]{2}$/.test(value), 'must be an ISO 3166-1 alpha-2 code');

/** Fields that are empty mean "none" where the document lets them be null. */
export const orNull = <T>(inner: z.ZodType<T>) =>
  z.union([
    fieldSchema.refine(({ values }) => ['', 'null'].includes(values.at(-1) ?? '')).transform(() => null),
    inner,
  ]);

export const oneOf = <const T extends string>(values: readonly T[]) =>
  parsed((value) => values.find((known) => known === value), `one of ${values.join(', ')}`);

/** A list: one value with commas as documented, or an array in either of the ways that form encoders write it. */
export const list = () =>
  fieldSchema.transform(({ values, isArray }) =>
    (isArray || values.length > 1 ? values : values.flatMap((value) => value.split(',')))
      .map((value) => value.trim())
      .filter((value) => value !== ''),
  );

export const ids = () =>
  list().transform((values, refusing) => {
    if (values.every((value) => /^[1-9]\d{0,17}$/.test(value))) return values.map(Number);
    refusing.addIssue({ code: 'custom', message: 'must be a list of ids' });
    return z.NEVER;
  });

/** One line for whatever a schema did not like: field by field. */
export function describeIssues(error: z.ZodError): string {
  const lines = error.issues.map((issue) => {
    const path = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys')
      return `Unknown keys${path === '' ? '' : ` in ${path}`}: ${issue.keys.join(', ')}`;
    const missing = issue.code === 'invalid_type' && issue.input === undefined;
    if (missing || issue.message.endsWith('received undefined')) return `Missing required parameter: ${path}`;
    return `Invalid ${path === '' ? 'request' : path}: ${issue.message}`;
  });
  return [...new Set(lines)].join('; ');
}

const within = (value: number, min?: number, max?: number): boolean =>
  (min === undefined || value >= min) && (max === undefined || value <= max);

const range = (what: string, min?: number, max?: number): string =>
  `${what}${min === undefined ? '' : ` of at least ${min}`}${max === undefined ? '' : ` and at most ${max}`}`;
