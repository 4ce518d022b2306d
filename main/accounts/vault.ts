import { z } from 'zod';
import type { AppError } from '#shared/errors.ts';
import type { TokenSet } from '../marketplaces/marketplace.ts';
import type { SecretBox } from '../ports.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { accountError } from './messages.ts';

const tokenSetSchema = z.object({
  accessToken: z.string(),
  accessExpiresAt: z.number(),
  refreshToken: z.string().nullable(),
  refreshExpiresAt: z.number().nullable(),
  scopes: z.array(z.string()),
  parts: z.record(z.string(), z.string()).default({}),
});

/** The one place where tokens rest: sealed by the operating system's key store, one row per account. */
export interface Vault {
  /** Throws `auth_required` when there are no tokens, or when the key that sealed them is gone. */
  read(reader: Reader, accountId: string): TokenSet;
  /** The same in one statement with the account's state, for every request; `undefined` unless it is signed in. */
  readSignedIn(reader: Reader, accountId: string): TokenSet | undefined;
  write(writer: Writer, accountId: string, tokens: TokenSet, storedAt: number): void;
  erase(writer: Writer, accountId: string): void;
}

export function createVault(secrets: SecretBox): Vault {
  /** What was last opened: every request reads its token, and the key store takes its time. */
  const opened = new Map<string, { readonly sealed: Uint8Array; readonly tokens: TokenSet }>();
  const open = (accountId: string, sealed: Uint8Array): TokenSet => {
    const last = opened.get(accountId);
    if (last !== undefined && Buffer.compare(last.sealed, sealed) === 0) return last.tokens;
    try {
      const tokens = tokenSetSchema.parse(JSON.parse(secrets.decrypt(sealed)));
      opened.set(accountId, { sealed, tokens });
      return tokens;
    } catch (error) {
      throw signInAgain(error);
    }
  };
  return {
    read: (reader, accountId) => {
      const row = reader.get<{ sealed: Uint8Array }>('SELECT sealed FROM vault WHERE account_id = $accountId', {
        accountId,
      });
      if (row === undefined) throw signInAgain();
      return open(accountId, row.sealed);
    },
    readSignedIn: (reader, accountId) => {
      const row = reader.get<{ sealed: Uint8Array }>(
        `SELECT sealed FROM vault JOIN account ON account.id = vault.account_id
         WHERE vault.account_id = $accountId AND account.state <> 'sign_in_needed' AND account.disconnected_at IS NULL`,
        { accountId },
      );
      return row === undefined ? undefined : open(accountId, row.sealed);
    },
    write: (writer, accountId, tokens, storedAt) => {
      writer.run(
        `INSERT INTO vault (account_id, sealed, stored_at) VALUES ($accountId, $sealed, $storedAt)
         ON CONFLICT (account_id) DO UPDATE SET sealed = excluded.sealed, stored_at = excluded.stored_at`,
        { accountId, sealed: secrets.encrypt(JSON.stringify(tokens)), storedAt },
      );
    },
    erase: (writer, accountId) => {
      opened.delete(accountId);
      writer.run('DELETE FROM vault WHERE account_id = $accountId', { accountId });
    },
  };
}

const signInAgain = (cause?: unknown): AppError => accountError('auth_required', 'tokens_unreadable', {}, { cause });

/** Refuses to start anything whose result could not be stored safely. */
export function requireProtection(secrets: SecretBox): void {
  if (secrets.protection() === 'unavailable') throw accountError('conflict', 'secrets_unavailable');
}
