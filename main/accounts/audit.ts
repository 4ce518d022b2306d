import type { Environment, MarketplaceId } from '#shared/domain/marketplace.ts';
import { redactValue } from '../http/redact.ts';
import type { Clock } from '../ports.ts';
import type { Writer } from '../store/connection.ts';

export type AuditEvent =
  | 'account.connected'
  | 'account.reconnected'
  | 'account.disconnected'
  | 'account.renamed'
  | 'account.verified'
  | 'account.sign_in_needed'
  | 'account.setup_chosen'
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
