import { z } from 'zod';
import { accountSchema, type Account, type AccountState } from '#shared/domain/account.ts';
import type { Environment, MarketplaceId } from '#shared/domain/marketplace.ts';
import { samePrice, type PriceRule } from '#shared/domain/pricing.ts';
import { notFound, type AppErrorData } from '#shared/errors.ts';
import type { Reader, SqlParameters, Writer } from '../store/connection.ts';

/** An account with what only main knows of it. */
export interface StoredAccount extends Account {
  readonly remoteUserId: string;
  /** The choices of its setup, by SetupField key. */
  readonly settings: Readonly<Record<string, string>>;
  readonly disconnectedAt: number | null;
}

interface Row {
  readonly id: string;
  readonly marketplace: string;
  readonly environment: string;
  readonly label: string;
  readonly remoteUserId: string;
  readonly remoteName: string;
  readonly state: string;
  readonly scopes: string;
  readonly settings: string;
  readonly connectedAt: number;
  readonly verifiedAt: number | null;
  readonly consentExpiresAt: number | null;
  readonly lastError: string | null;
  readonly disconnectedAt: number | null;
  readonly priceRule: string | null;
  readonly pausedAt: number | null;
  readonly byHand: 0 | 1;
}

const COLUMNS = `id, marketplace, environment, label, remote_user_id AS remoteUserId, remote_name AS remoteName, state,
  scopes, settings, connected_at AS connectedAt, verified_at AS verifiedAt, consent_expires_at AS consentExpiresAt,
  last_error AS lastError, disconnected_at AS disconnectedAt, price_rule AS priceRule, paused_at AS pausedAt,
  by_hand AS byHand`;

const settingsSchema = z.record(z.string(), z.string());

const parsed = (row: Row): StoredAccount => ({
  ...accountSchema.parse({
    ...row,
    scopes: JSON.parse(row.scopes) as unknown,
    lastError: row.lastError === null ? null : (JSON.parse(row.lastError) as unknown),
    priceRule: row.priceRule === null ? samePrice : (JSON.parse(row.priceRule) as unknown),
    paused: row.pausedAt !== null,
    byHand: row.byHand === 1,
  }),
  remoteUserId: row.remoteUserId,
  settings: settingsSchema.parse(JSON.parse(row.settings)),
  disconnectedAt: row.disconnectedAt,
});

/** The accounts that are signed in or were and can be again; disconnected ones are left out. */
export const listAccounts = (reader: Reader): readonly StoredAccount[] =>
  reader.all<Row>(`SELECT ${COLUMNS} FROM account WHERE disconnected_at IS NULL ORDER BY connected_at, id`).map(parsed);

/** Throws `not_found` for an unknown or disconnected account. */
export function getAccount(reader: Reader, id: string): StoredAccount {
  const row = reader.get<Row>(`SELECT ${COLUMNS} FROM account WHERE id = $id AND disconnected_at IS NULL`, { id });
  if (row === undefined) throw notFound('account', id);
  return parsed(row);
}

/** The account of a user of the marketplace, disconnected or not. */
export function findByRemoteUser(
  reader: Reader,
  key: { readonly marketplace: MarketplaceId; readonly environment: Environment; readonly remoteUserId: string },
): StoredAccount | undefined {
  const row = reader.get<Row>(
    `SELECT ${COLUMNS} FROM account
     WHERE marketplace = $marketplace AND environment = $environment AND remote_user_id = $remoteUserId`,
    { ...key },
  );
  return row === undefined ? undefined : parsed(row);
}

export interface NewAccount {
  readonly id: string;
  readonly marketplace: MarketplaceId;
  readonly environment: Environment;
  readonly label: string;
  readonly remoteUserId: string;
  readonly remoteName: string;
  readonly scopes: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  readonly connectedAt: number;
  readonly consentExpiresAt: number | null;
  readonly byHand: boolean;
}

/** Starts with its setup open. */
export function insertAccount(writer: Writer, account: NewAccount): void {
  writer.run(
    `INSERT INTO account (id, marketplace, environment, label, remote_user_id, remote_name, state, scopes, settings,
       connected_at, consent_expires_at, by_hand)
     VALUES ($id, $marketplace, $environment, $label, $remoteUserId, $remoteName, 'setup_needed', $scopes, $settings,
       $connectedAt, $consentExpiresAt, $byHand)`,
    {
      ...account,
      scopes: JSON.stringify(account.scopes),
      settings: JSON.stringify(account.settings),
      byHand: account.byHand ? 1 : 0,
    },
  );
}

/** What can change of an account; what is absent stays. */
export interface AccountChange {
  readonly label?: string;
  readonly remoteName?: string;
  readonly state?: AccountState;
  readonly scopes?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
  readonly connectedAt?: number;
  readonly verifiedAt?: number;
  readonly consentExpiresAt?: number | null;
  readonly lastError?: AppErrorData | null;
  readonly disconnectedAt?: number | null;
  readonly priceRule?: PriceRule;
  readonly pausedAt?: number | null;
}

const COLUMN_OF: Readonly<Record<keyof AccountChange, string>> = {
  label: 'label',
  remoteName: 'remote_name',
  state: 'state',
  scopes: 'scopes',
  settings: 'settings',
  connectedAt: 'connected_at',
  verifiedAt: 'verified_at',
  consentExpiresAt: 'consent_expires_at',
  lastError: 'last_error',
  disconnectedAt: 'disconnected_at',
  priceRule: 'price_rule',
  pausedAt: 'paused_at',
};

export function updateAccount(writer: Writer, id: string, change: AccountChange): void {
  const assignments = (Object.keys(change) as (keyof AccountChange)[]).map((name) => `${COLUMN_OF[name]} = $${name}`);
  if (assignments.length === 0) return;
  const { scopes, settings, lastError, priceRule, ...plain } = change;
  const parameters: SqlParameters = {
    ...plain,
    ...(scopes === undefined ? {} : { scopes: JSON.stringify(scopes) }),
    ...(settings === undefined ? {} : { settings: JSON.stringify(settings) }),
    ...(lastError === undefined ? {} : { lastError: lastError === null ? null : JSON.stringify(lastError) }),
    ...(priceRule === undefined ? {} : { priceRule: JSON.stringify(priceRule) }),
    id,
  };
  writer.run(`UPDATE account SET ${assignments.join(', ')} WHERE id = $id`, parameters);
}
