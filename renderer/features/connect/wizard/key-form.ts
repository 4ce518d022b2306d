import type { KeyField } from '#shared/domain/account.ts';
import type { Finding } from '#shared/domain/finding.ts';

/** Values as typed, by key. A secret that stays empty keeps what is stored. */
export type KeyValues = Readonly<Record<string, string>>;

/**
 * What the form starts with: stored values that are no secrets, or what is suggested while nothing is stored. Secrets are
 * never read back.
 */
export function initialKeyValues(fields: readonly KeyField[]): Record<string, string> {
  const fresh = fields.every(({ stored }) => !stored);
  return Object.fromEntries(
    fields.map(({ key, value, suggested }) => [key, value ?? (fresh ? (suggested ?? '') : '')]),
  );
}

/** Required fields that have neither a typed nor a stored value. */
export const missingKeys = (fields: readonly KeyField[], values: KeyValues): readonly string[] =>
  fields
    .filter((field) => field.required && !field.stored && (values[field.key] ?? '').trim() === '')
    .map((field) => field.key);

/** What is sent: trimmed values; a secret that was left empty is left out, so that the stored one stays. */
export const keysToSave = (fields: readonly KeyField[], values: KeyValues): Record<string, string> =>
  Object.fromEntries(
    fields
      .map((field) => [field.key, (values[field.key] ?? '').trim(), field] as const)
      .filter(([, value, field]) => value !== '' || !(field.secret && field.stored))
      .map(([key, value]) => [key, value]),
  );

/** Findings beside the field they name (`clientId` or `keys.clientId`); the rest belong to the form as a whole. */
export function findingsByKey(
  fields: readonly KeyField[],
  findings: readonly Finding[],
): { readonly byKey: Readonly<Record<string, readonly Finding[]>>; readonly rest: readonly Finding[] } {
  const keyOf = (finding: Finding) =>
    fields.find(({ key }) => finding.field === key || finding.field === `keys.${key}`)?.key;
  const byKey: Record<string, Finding[]> = {};
  const rest: Finding[] = [];
  for (const finding of findings) {
    const key = keyOf(finding);
    if (key === undefined) rest.push(finding);
    else (byKey[key] ??= []).push(finding);
  }
  return { byKey, rest };
}
