import type { z } from 'zod';
import { marketplaceIdSchema } from '#shared/domain/marketplace.ts';
import type { Order, orderLineSchema } from '#shared/domain/order.ts';
import type { Reader } from '../store/connection.ts';

type OrderLine = z.infer<typeof orderLineSchema>;

interface OrderRow {
  readonly id: string;
  readonly account_id: string;
  readonly marketplace: string;
  readonly remote_order_id: string;
  readonly ordered_at: number;
  readonly detected_at: number;
  readonly buyer_name: string;
  readonly total_amount: number;
  readonly total_currency: string;
}

interface LineRow {
  readonly id: string;
  readonly order_id: string;
  readonly remote_line_id: string;
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
  readonly price_amount: number;
  readonly price_currency: string;
  readonly item_id: string | null;
  readonly oversold: number;
}

const columns = `id, account_id, marketplace, remote_order_id, ordered_at, detected_at, buyer_name, total_amount, total_currency`;

/** Each is tested to run on an index: `test/unit/orders/plans.test.ts`. */
export const orderQueries = {
  page: `SELECT ${columns} FROM sale_order ORDER BY ordered_at DESC, id DESC LIMIT :limit OFFSET :offset`,
  count: 'SELECT count(*) AS total FROM sale_order',
  known: 'SELECT id FROM sale_order WHERE account_id = :accountId AND remote_order_id = :remoteOrderId',
  lines: `SELECT id, order_id, remote_line_id, sku, title, quantity, price_amount, price_currency, item_id, oversold
    FROM order_line WHERE order_id IN (SELECT value FROM json_each(:orderIds)) ORDER BY order_id, id`,
  cursor: 'SELECT floor, read_until, checked_at FROM order_cursor WHERE account_id = :accountId',
} as const;

const toLine = (line: LineRow): OrderLine => ({
  id: line.id,
  remoteLineId: line.remote_line_id,
  sku: line.sku,
  title: line.title,
  quantity: line.quantity,
  price: { amount: line.price_amount, currency: line.price_currency },
  itemId: line.item_id,
  ...(line.oversold > 0 ? { oversold: line.oversold } : {}),
});

/** Newest first, with their lines. */
export function listOrders(
  reader: Reader,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { rows: Order[]; total: number } {
  const orders = reader.all<OrderRow>(orderQueries.page, { offset, limit });
  const lines = Map.groupBy(
    reader.all<LineRow>(orderQueries.lines, { orderIds: JSON.stringify(orders.map((order) => order.id)) }),
    (line) => line.order_id,
  );
  return {
    rows: orders.map((row) => ({
      id: row.id,
      accountId: row.account_id,
      marketplace: marketplaceIdSchema.parse(row.marketplace),
      remoteOrderId: row.remote_order_id,
      orderedAt: row.ordered_at,
      detectedAt: row.detected_at,
      buyerName: row.buyer_name,
      total: { amount: row.total_amount, currency: row.total_currency },
      lines: (lines.get(row.id) ?? []).map(toLine),
    })),
    total: reader.get<{ readonly total: number }>(orderQueries.count)?.total ?? 0,
  };
}
