import { marketDetailsSchema, type MarketDetails } from '#shared/domain/item.ts';
import { marketplaceIdSchema, type MarketplaceId } from '#shared/domain/marketplace.ts';
import type { Reader, Writer } from '../store/connection.ts';

/** What a marketplace gets of an item for which nothing was entered. */
export const emptyDetails: MarketDetails = { categoryId: null, categoryName: null, aspects: {} };

/** A row of `market_details`. */
export interface MarketRow {
  readonly item_id: string;
  readonly marketplace: string;
  readonly category_id: string | null;
  readonly category_name: string | null;
  readonly aspects: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly price_amount: number | null;
  readonly price_currency: string | null;
  readonly terms: string | null;
}

/** Only what differs: an empty `own` would make two equal details different. */
export function toDetails(row: MarketRow): MarketDetails {
  const { title, description, price_amount: amount, price_currency: currency } = row;
  const own = {
    ...(title !== null && { title }),
    ...(description !== null && { description }),
    ...(amount !== null && currency !== null && { price: { amount, currency } }),
  };
  return {
    categoryId: row.category_id,
    categoryName: row.category_name,
    aspects: marketDetailsSchema.shape.aspects.parse(JSON.parse(row.aspects)),
    ...(Object.keys(own).length > 0 && { own }),
    ...(row.terms !== null && { terms: marketDetailsSchema.shape.terms.parse(JSON.parse(row.terms)) }),
  };
}

/** What each marketplace needs of an item beyond the shared fields. */
export function marketDetails(reader: Reader, itemId: string): Partial<Record<MarketplaceId, MarketDetails>> {
  const markets: Partial<Record<MarketplaceId, MarketDetails>> = {};
  for (const row of reader.all<MarketRow>('SELECT * FROM market_details WHERE item_id = @itemId', { itemId })) {
    // A marketplace of a later version of the app is left alone.
    const marketplace = marketplaceIdSchema.safeParse(row.marketplace);
    if (marketplace.success) markets[marketplace.data] = toDetails(row);
  }
  return markets;
}

/** Writes one marketplace's details of many items in one statement. `null` takes them away altogether. */
export function writeMarketDetails(
  writer: Writer,
  marketplace: string,
  rows: readonly (readonly [itemId: string, details: MarketDetails | null])[],
): void {
  const gone = rows.filter(([, details]) => details === null).map(([itemId]) => itemId);
  if (gone.length > 0) {
    writer.run(
      `DELETE FROM market_details WHERE marketplace = @marketplace AND item_id IN (SELECT value FROM json_each(@gone))`,
      { marketplace, gone: JSON.stringify(gone) },
    );
  }
  const kept = rows.flatMap(([itemId, details]) =>
    details === null
      ? []
      : [
          [
            itemId,
            details.categoryId,
            details.categoryName,
            JSON.stringify(details.aspects),
            details.own?.title ?? null,
            details.own?.description ?? null,
            details.own?.price?.amount ?? null,
            details.own?.price?.currency ?? null,
            details.terms === undefined ? null : JSON.stringify(details.terms),
          ],
        ],
  );
  if (kept.length === 0) return;
  writer.run(
    `INSERT INTO market_details (item_id, marketplace, category_id, category_name, aspects, title, description,
       price_amount, price_currency, terms)
     SELECT value ->> 0, @marketplace, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
       value ->> 7, value ->> 8 FROM json_each(@kept) WHERE true
     ON CONFLICT (item_id, marketplace) DO UPDATE SET category_id = excluded.category_id,
       category_name = excluded.category_name, aspects = excluded.aspects, title = excluded.title,
       description = excluded.description, price_amount = excluded.price_amount,
       price_currency = excluded.price_currency, terms = excluded.terms`,
    { marketplace, kept: JSON.stringify(kept) },
  );
}
