import type { Account } from '#shared/domain/account.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { RemoteOrder, RemoteOrderLine } from '../marketplaces/marketplace.ts';
import type { Clock } from '../ports.ts';
import type { Publishing } from '../publishing/publishing.ts';
import type { Writer } from '../store/connection.ts';
import { orderQueries } from './order-rows.ts';

export interface IngestOptions {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly inventory: Pick<Inventory, 'appendStockEvent' | 'findVariantBySku' | 'get'>;
  readonly publishing: Pick<Publishing, 'followStock' | 'listingSold'>;
}

/** One line as it came out, for the notice to the seller. */
export interface SoldLine {
  readonly title: string;
  readonly sku: string;
  readonly quantity: number;
  /** Pieces that were not there any more. */
  readonly oversold: number;
  readonly known: boolean;
}

/**
 * Takes an order in: its rows, the stock it took, the state of the listing that sold, and the intents that bring the
 * item's other listings down, all in the caller's transaction. Answers `undefined` for an order that was taken in before.
 */
export function ingestOrder(
  options: IngestOptions,
  writer: Writer,
  account: Account,
  order: RemoteOrder,
): readonly SoldLine[] | undefined {
  const { clock, newId } = options;
  const key = { accountId: account.id, remoteOrderId: order.remoteOrderId };
  if (writer.get(orderQueries.known, key) !== undefined) return undefined;
  const orderId = newId();
  writer.run(
    `INSERT INTO sale_order (id, account_id, marketplace, remote_order_id, ordered_at, detected_at, buyer_name, total_amount,
       total_currency)
     VALUES (:id, :accountId, :marketplace, :remoteOrderId, :orderedAt, :detectedAt, :buyerName, :amount, :currency)`,
    {
      ...key,
      id: orderId,
      marketplace: account.marketplace,
      orderedAt: order.orderedAt,
      detectedAt: clock.now(),
      buyerName: order.buyerName,
      amount: order.total.amount,
      currency: order.total.currency,
    },
  );
  return order.lines.map((line) => ingestLine(options, writer, account, order, orderId, line));
}

function ingestLine(
  { newId, inventory, publishing }: IngestOptions,
  writer: Writer,
  account: Account,
  order: RemoteOrder,
  orderId: string,
  line: RemoteOrderLine,
): SoldLine {
  const listedItemId = publishing.listingSold(writer, {
    accountId: account.id,
    sku: line.sku,
    quantity: line.quantity,
  });
  const variant = soldVariant(inventory, writer, line.sku, listedItemId);
  const id = newId();
  // Stock never goes below zero: what is there is taken, the rest is a promise the seller cannot keep and has to hear of.
  const taken = Math.min(line.quantity, variant?.quantity ?? 0);
  const oversold = variant === undefined ? 0 : line.quantity - taken;
  writer.run(
    `INSERT INTO order_line (id, order_id, remote_line_id, sku, title, quantity, price_amount, price_currency, item_id,
       variant_id, oversold)
     VALUES (:id, :orderId, :remoteLineId, :sku, :title, :quantity, :amount, :currency, :itemId, :variantId, :oversold)`,
    {
      id,
      orderId,
      remoteLineId: line.remoteLineId,
      sku: line.sku,
      title: line.title,
      quantity: line.quantity,
      amount: line.price.amount,
      currency: line.price.currency,
      itemId: variant?.itemId ?? null,
      variantId: variant?.variantId ?? null,
      oversold,
    },
  );
  if (variant !== undefined) {
    if (taken > 0) {
      inventory.appendStockEvent(writer, {
        variantId: variant.variantId,
        at: order.orderedAt,
        reason: 'sale',
        delta: -taken,
        note: order.remoteOrderId,
        orderLineId: id,
      });
    }
    publishing.followStock(writer, variant.itemId);
  }
  return { title: line.title, sku: line.sku, quantity: line.quantity, oversold, known: variant !== undefined };
}

/** The listing says which item was sold, even when its SKU has been changed or given to another since. */
function soldVariant(
  inventory: IngestOptions['inventory'],
  writer: Writer,
  sku: string,
  listedItemId: string | undefined,
): { readonly variantId: string; readonly itemId: string; readonly quantity: number } | undefined {
  const bySku = inventory.findVariantBySku(writer, sku);
  if (listedItemId === undefined || bySku?.itemId === listedItemId) return bySku;
  const variant = inventory.get({ id: listedItemId }).variants[0];
  return variant === undefined ? bySku : { variantId: variant.id, itemId: listedItemId, quantity: variant.quantity };
}
