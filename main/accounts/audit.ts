import type { Environment, MarketplaceId } from '#shared/domain/marketplace.ts';
import { auditRowSchema, type AuditRow } from '#shared/domain/account.ts';
import { redactValue } from '../http/redact.ts';
import type { Clock } from '../ports.ts';
import type { Reader, Writer } from '../store/connection.ts';

export type AuditEvent =
  | 'account.connected'
  | 'account.reconnected'
  | 'account.disconnected'
  | 'account.renamed'
  | 'account.verified'
  | 'account.sign_in_needed'
  | 'account.setup_chosen'
  | 'account.paused'
  | 'account.resumed'
  | 'account.price_rule'
  | 'connect.failed'
  | 'token.refreshed'
  | 'keys.saved'
  | 'keys.removed';

export interface AuditEntry {
  readonly event: AuditEvent;
  readonly marketplace: MarketplaceId;
  readonly environment: Environment;
  readonly accountId?: string;
  /** Whatever helps to understand it later. Secret-looking members are taken out all the same. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes what happened to accounts and keys, in the transaction in which it happens. */
export type Audit = (writer: Writer, entry: AuditEntry) => void;

export const createAudit =
  (clock: Clock, newId: () => string): Audit =>
  (writer, { event, marketplace, environment, accountId, detail }) => {
    writer.run(
      `INSERT INTO audit_log (id, at, event, marketplace, environment, account_id, detail)
       VALUES ($id, $at, $event, $marketplace, $environment, $accountId, $detail)`,
      {
        id: newId(),
        at: clock.now(),
        event,
        marketplace,
        environment,
        accountId: accountId ?? null,
        detail: JSON.stringify(redactValue(detail ?? {})),
      },
    );
  };

export interface AuditQuery {
  readonly offset: number;
  readonly limit: number;
  readonly accountId?: string | undefined;
}

/** Ids begin with the time, so their order is the order of events. Both run on an index: test/integration/accounts/care.test.ts. */
export const auditQueries = {
  page: `SELECT entry.id, entry.at, entry.event, entry.marketplace, entry.environment, entry.account_id AS accountId,
      account.label AS accountLabel, entry.detail
    FROM audit_log AS entry LEFT JOIN account ON account.id = entry.account_id
    ORDER BY entry.id DESC LIMIT :limit OFFSET :offset`,
  pageOfAccount: `SELECT entry.id, entry.at, entry.event, entry.marketplace, entry.environment,
      entry.account_id AS accountId, account.label AS accountLabel, entry.detail
    FROM audit_log AS entry LEFT JOIN account ON account.id = entry.account_id
    WHERE entry.account_id = :accountId
    ORDER BY entry.id DESC LIMIT :limit OFFSET :offset`,
} as const;

/** What was written, newest first. */
export function listAudit(
  reader: Reader,
  { offset, limit, accountId }: AuditQuery,
): { readonly rows: AuditRow[]; readonly total: number } {
  const rows =
    accountId === undefined
      ? reader.all<{ readonly detail: string }>(auditQueries.page, { offset, limit })
      : reader.all<{ readonly detail: string }>(auditQueries.pageOfAccount, { offset, limit, accountId });
  const counted =
    accountId === undefined
      ? reader.get<{ readonly total: number }>('SELECT count(*) AS total FROM audit_log')
      : reader.get<{ readonly total: number }>(
          'SELECT count(*) AS total FROM audit_log WHERE account_id = :accountId',
          {
            accountId,
          },
        );
  return {
    rows: rows.map((row) => auditRowSchema.parse({ ...row, detail: JSON.parse(row.detail) as unknown })),
    total: counted?.total ?? 0,
  };
}
