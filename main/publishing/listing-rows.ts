import { z } from 'zod';
import {
  driftSchema,
  isOpen,
  remoteListingSchema,
  type Drift,
  type Listing,
  type ListingState,
  type RemoteListing,
} from '#shared/domain/listing.ts';
import { marketplaceIdSchema } from '#shared/domain/marketplace.ts';
import type { Money } from '#shared/domain/money.ts';
import type { Memo, Terms } from '../marketplaces/marketplace.ts';
import type { Reader, Writer } from '../store/connection.ts';

export interface ListingRow {
  readonly id: string;
  readonly item_id: string;
  readonly account_id: string;
  readonly marketplace: string;
  readonly sku: string;
  readonly item_title: string;
  readonly state: ListingState;
  readonly remote_id: string | null;
  readonly url: string | null;
  readonly price_amount: number | null;
  readonly price_currency: string | null;
  readonly quantity: number | null;
  readonly memo: string;
  readonly sent: string;
  readonly read_back: string | null;
  readonly read_back_at: number | null;
  readonly drift: string;
  readonly published_at: number;
  readonly ended_at: number | null;
}

const memoSchema = z.record(z.string(), z.string());
const driftListSchema = z.array(driftSchema);

export const parseMemo = (text: string): Memo => memoSchema.parse(JSON.parse(text));
export const sentOf = (row: ListingRow): RemoteListing => remoteListingSchema.parse(JSON.parse(row.sent));

export const driftOf = (row: ListingRow): Drift[] =>
  row.drift === '[]' ? [] : driftListSchema.parse(JSON.parse(row.drift));

/** What leaves main. */
export const toListing = (row: ListingRow): Listing => ({
  id: row.id,
  itemId: row.item_id,
  accountId: row.account_id,
  marketplace: marketplaceIdSchema.parse(row.marketplace),
  state: row.state,
  remoteId: row.remote_id,
  url: row.url,
  price: priceOf(row),
  quantity: row.quantity,
  publishedAt: row.published_at,
  readBackAt: row.read_back_at,
  readBack: row.read_back === null ? null : remoteListingSchema.parse(JSON.parse(row.read_back)),
  drift: driftOf(row),
});

const priceOf = (row: ListingRow): Money | null =>
  row.price_amount === null || row.price_currency === null
    ? null
    : { amount: row.price_amount, currency: row.price_currency };

const columns = `id, item_id, account_id, marketplace, sku, item_title, state, remote_id, url, price_amount, price_currency,
  quantity, memo, sent, read_back, read_back_at, drift, published_at, ended_at`;

/** Each is tested to run on an index: `test/unit/publishing/plans.test.ts`. */
export const listingQueries = {
  byId: `SELECT ${columns} FROM listing WHERE id = :id`,
  open: `SELECT ${columns} FROM listing WHERE item_id = :itemId AND account_id = :accountId AND state IN ('live', 'unconfirmed')`,
  openOfItem: `SELECT ${columns} FROM listing WHERE item_id = :itemId AND state IN ('live', 'unconfirmed') ORDER BY id`,
  ofItem: `SELECT ${columns} FROM listing WHERE item_id = :itemId ORDER BY id DESC`,
  byRemote: `SELECT ${columns} FROM listing WHERE account_id = :accountId AND remote_id = :remoteId`,
  ofBatch: `SELECT ${columns.replaceAll(/\w+/g, 'listing.$&')} FROM intent JOIN listing ON listing.id = intent.listing_id
    WHERE intent.batch_id = :batchId`,
  /** The newest of ours under a SKU, which is the one an order can be about. */
  bySku: `SELECT ${columns} FROM listing WHERE account_id = :accountId AND sku = :sku ORDER BY id DESC LIMIT 1`,
  /** The last one of an item on an account that is over: some marketplaces bring it back to life. */
  earlier: `SELECT ${columns} FROM listing WHERE item_id = :itemId AND +account_id = :accountId
    AND state IN ('ended', 'sold_out') AND remote_id IS NOT NULL ORDER BY id DESC LIMIT 1`,
  /**
   * Of one account, those seen longest ago first: on sale as far as is known, or seen sold and not counted yet (`saveSold`
   * takes the pieces off). One that is being changed right now is not ours to judge.
   */
  watched: `SELECT ${columns} FROM listing WHERE account_id = :accountId AND remote_id IS NOT NULL
    AND (state = 'live' OR (state = 'sold_out' AND quantity > 0))
    AND NOT EXISTS (SELECT 1 FROM intent WHERE intent.listing_id = listing.id AND intent.state IN ('queued', 'running', 'waiting'))
    ORDER BY read_back_at`,
  page: `SELECT ${columns} FROM listing ORDER BY published_at DESC, id DESC LIMIT :limit OFFSET :offset`,
  count: 'SELECT count(*) AS total FROM listing',
} as const;

export const listingById = (reader: Reader, id: string): ListingRow | undefined =>
  reader.get<ListingRow>(listingQueries.byId, { id });

export const openListing = (reader: Reader, itemId: string, accountId: string): ListingRow | undefined =>
  reader.get<ListingRow>(listingQueries.open, { itemId, accountId });

export const openListingsOfItem = (reader: Reader, itemId: string): readonly ListingRow[] =>
  reader.all<ListingRow>(listingQueries.openOfItem, { itemId });

export const listingBySku = (reader: Reader, accountId: string, sku: string): ListingRow | undefined =>
  reader.get<ListingRow>(listingQueries.bySku, { accountId, sku });

/** The row of a listing by the marketplace's own id. */
export const listingByRemote = (reader: Reader, accountId: string, remoteId: string): ListingRow | undefined =>
  reader.get<ListingRow>(listingQueries.byRemote, { accountId, remoteId });

/** The marketplace's id of the item's last listing on the account, when that one is over. */
export const earlierListingId = (reader: Reader, itemId: string, accountId: string): string | undefined =>
  reader.get<ListingRow>(listingQueries.earlier, { itemId, accountId })?.remote_id ?? undefined;

/** A publication that the marketplace accepted and nobody has looked at yet. */
export interface AcceptedListing {
  readonly id: string;
  readonly itemId: string;
  readonly itemTitle: string;
  readonly accountId: string;
  readonly marketplace: string;
  readonly sku: string;
  readonly remoteId: string | null;
  readonly url: string | null;
  readonly memo: Memo;
  readonly sent: RemoteListing;
  readonly at: number;
}

/** Writes the accepted publication as `unconfirmed`; a sold-out listing that the marketplace revived keeps its row. Answers its id. */
export function saveAccepted(writer: Writer, accepted: AcceptedListing): string {
  const { remoteId, accountId } = accepted;
  const known = remoteId === null ? undefined : listingByRemote(writer, accountId, remoteId);
  const values = {
    id: known?.id ?? accepted.id,
    itemId: accepted.itemId,
    itemTitle: accepted.itemTitle,
    sku: accepted.sku,
    url: accepted.url,
    amount: accepted.sent.price?.amount ?? null,
    currency: accepted.sent.price?.currency ?? null,
    quantity: accepted.sent.quantity,
    memo: JSON.stringify(accepted.memo),
    sent: JSON.stringify(accepted.sent),
    at: accepted.at,
  };
  if (known !== undefined) {
    writer.run(
      `UPDATE listing SET item_id = :itemId, item_title = :itemTitle, sku = :sku, state = 'unconfirmed', url = :url,
         price_amount = :amount, price_currency = :currency, quantity = :quantity, memo = :memo, sent = :sent,
         published_at = :at, ended_at = NULL WHERE id = :id`,
      values,
    );
    return known.id;
  }
  writer.run(
    `INSERT INTO listing (id, item_id, account_id, marketplace, sku, item_title, state, remote_id, url, price_amount,
       price_currency, quantity, memo, sent, published_at)
     VALUES (:id, :itemId, :accountId, :marketplace, :sku, :itemTitle, 'unconfirmed', :remoteId, :url, :amount, :currency,
       :quantity, :memo, :sent, :at)`,
    { ...values, accountId, marketplace: accepted.marketplace, remoteId },
  );
  return values.id;
}

/** What the marketplace said when it was asked, with our conclusion. */
export function saveReadBack(
  writer: Writer,
  id: string,
  seen: {
    readonly found: RemoteListing | null;
    readonly memo: Memo | null;
    readonly drift: readonly Drift[];
    readonly state: ListingState;
    readonly at: number;
  },
): void {
  writer.run(
    `UPDATE listing SET read_back = coalesce(:found, read_back), read_back_at = :at, drift = :drift, state = :state,
       memo = coalesce(:memo, memo), ended_at = CASE WHEN :state = 'ended' THEN coalesce(ended_at, :at) ELSE NULL END
     WHERE id = :id`,
    {
      id,
      at: seen.at,
      state: seen.state,
      found: seen.found === null ? null : JSON.stringify(seen.found),
      memo: seen.memo === null ? null : JSON.stringify(seen.memo),
      drift: JSON.stringify(seen.drift),
    },
  );
}

/** The marketplace does not have it any more, or the seller says so. */
export const saveGone = (writer: Writer, id: string, at: number): void =>
  void writer.run(
    `UPDATE listing SET state = 'ended', drift = '[]', ended_at = coalesce(ended_at, :at) WHERE id = :id`,
    { id, at },
  );

/** Live by the seller's word: nobody has looked, so nothing was read back. */
export const saveByWord = (writer: Writer, id: string): void =>
  void writer.run(
    `UPDATE listing SET state = 'live', drift = '[]', read_back = NULL, read_back_at = NULL WHERE id = :id`,
    { id },
  );

/** After a revision was accepted: what is now expected to be found there. */
export function saveRevised(
  writer: Writer,
  row: ListingRow,
  revision: { readonly price: Money; readonly quantity: number; readonly terms: Terms },
): void {
  const before = sentOf(row);
  const { price, quantity } = revision;
  const terms = Object.keys(revision.terms).length === 0 ? before.terms : { ...before.terms, ...revision.terms };
  const sent: RemoteListing = { ...before, price, quantity, terms, status: 'live' };
  writer.run(
    `UPDATE listing SET price_amount = :amount, price_currency = :currency, quantity = :quantity, sent = :sent
     WHERE id = :id`,
    {
      id: row.id,
      amount: price.amount,
      currency: price.currency,
      quantity,
      sent: JSON.stringify(sent),
    },
  );
}

/** Sold pieces are gone at the marketplace without our doing; `sold_out` when none is left there. */
export function saveSold(writer: Writer, row: ListingRow, sold: number): ListingState {
  const left = Math.max(0, (row.quantity ?? 0) - sold);
  const state: ListingState = isOpen(row.state) && left === 0 ? 'sold_out' : row.state;
  const sent: RemoteListing = { ...sentOf(row), quantity: left };
  writer.run('UPDATE listing SET quantity = :left, sent = :sent, state = :state WHERE id = :id', {
    id: row.id,
    left,
    state,
    sent: JSON.stringify(sent),
  });
  return state;
}
