import type { Account } from '#shared/domain/account.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { orderQueries } from './order-rows.ts';

/** How far an account's orders have been read. */
export interface OrderCursor {
  /** Orders placed before this are not taken in, ms UTC. */
  readonly floor: number;
  /** By the marketplace's clock: the latest change seen, never our own time, because the two clocks differ. */
  readonly readUntil: number;
  /** By our clock; `null` before the first read. */
  readonly checkedAt: number | null;
}

/** Orders appear in a marketplace's list some time after the change that they carry. */
const overlapMs = 5 * 60_000;
/** How far our clock may be ahead of the marketplace's when the account is connected. */
const skewMs = 10 * 60_000;
/** eBay answers for 90 days unless asked for more, and two years at most (Fulfillment API, getOrders). */
const longestMs = 90 * 24 * 60 * 60_000;

export function readCursor(reader: Reader, account: Account): OrderCursor {
  const row = reader.get<{ readonly floor: number; readonly read_until: number; readonly checked_at: number }>(
    orderQueries.cursor,
    { accountId: account.id },
  );
  const floor = account.connectedAt - skewMs;
  return row === undefined
    ? { floor, readUntil: floor, checkedAt: null }
    : { floor: row.floor, readUntil: row.read_until, checkedAt: row.checked_at };
}

/** From where the next read begins. */
export const readSince = ({ floor, readUntil }: OrderCursor, now: number): number =>
  Math.max(0, floor, readUntil - overlapMs, now - longestMs);

/** The first write fixes the floor: signing in again later must not hide what was sold in between. */
export function advanceCursor(
  writer: Writer,
  account: Account,
  cursor: Pick<OrderCursor, 'floor' | 'readUntil'>,
  now: number,
): void {
  writer.run(
    `INSERT INTO order_cursor (account_id, floor, read_until, checked_at) VALUES (:accountId, :floor, :readUntil, :now)
     ON CONFLICT (account_id) DO UPDATE SET read_until = max(read_until, :readUntil), checked_at = :now`,
    { accountId: account.id, floor: cursor.floor, readUntil: cursor.readUntil, now },
  );
}
