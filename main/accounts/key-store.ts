import type { KeyField } from '#shared/domain/account.ts';
import type { Marketplace } from '../marketplaces/marketplace.ts';
import type { SecretBox } from '../ports.ts';
import type { Reader, Writer } from '../store/connection.ts';
import type { KeyTarget } from './accounts.ts';
import { accountError } from './messages.ts';

interface Row {
  readonly name: string;
  readonly plain: string | null;
  readonly sealed: Uint8Array | null;
}

const rowsOf = (reader: Reader, { marketplace, environment }: KeyTarget): Row[] =>
  reader.all<Row>(
    'SELECT name, plain, sealed FROM api_key WHERE marketplace = $marketplace AND environment = $environment',
    {
      marketplace,
      environment,
    },
  );

/**
 * The seller's keys in the clear, for calls only; `undefined` when nothing is stored. Throws `conflict` with reason
 * `keys_unreadable` when the key that sealed them is gone.
 */
export function loadKeys(reader: Reader, secrets: SecretBox, target: KeyTarget): Record<string, string> | undefined {
  const rows = rowsOf(reader, target);
  if (rows.length === 0) return undefined;
  try {
    return Object.fromEntries(
      rows.map(({ name, plain, sealed }) => [name, plain ?? (sealed === null ? '' : secrets.decrypt(sealed))]),
    );
  } catch (error) {
    throw accountError('conflict', 'keys_unreadable', { marketplace: target.marketplace }, { cause: error });
  }
}

/** Replaces the whole set. Secret values are sealed. */
export function storeKeys(
  writer: Writer,
  secrets: SecretBox,
  marketplace: Marketplace,
  { environment }: KeyTarget,
  values: Readonly<Record<string, string>>,
  savedAt: number,
): void {
  removeKeys(writer, { marketplace: marketplace.id, environment });
  for (const { key, secret } of marketplace.keyFields) {
    const value = values[key];
    if (value === undefined || value === '') continue;
    writer.run(
      `INSERT INTO api_key (marketplace, environment, name, plain, sealed, saved_at)
       VALUES ($marketplace, $environment, $name, $plain, $sealed, $savedAt)`,
      {
        marketplace: marketplace.id,
        environment,
        name: key,
        plain: secret ? null : value,
        sealed: secret ? secrets.encrypt(value) : null,
        savedAt,
      },
    );
  }
}

export function removeKeys(writer: Writer, { marketplace, environment }: KeyTarget): void {
  writer.run('DELETE FROM api_key WHERE marketplace = $marketplace AND environment = $environment', {
    marketplace,
    environment,
  });
}

/** The form as the seller may see it: of a secret only whether there is one. */
export function keyForm(reader: Reader, marketplace: Marketplace, target: KeyTarget): readonly KeyField[] {
  const rows = new Map(rowsOf(reader, target).map((row) => [row.name, row]));
  return marketplace.keyFields.map((field) => {
    const row = rows.get(field.key);
    return { ...field, suggested: field.suggested ?? null, value: row?.plain ?? null, stored: row !== undefined };
  });
}
