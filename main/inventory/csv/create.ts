import type { MarketDetails } from '#shared/domain/item.ts';
import type { Writer } from '../../store/connection.ts';
import { same } from '../canonical.ts';
import type { InventoryContext } from '../change.ts';
import { titleKey } from '../items.ts';
import { emptyDetails, writeMarketDetails } from '../market-details.ts';
import { searchWords } from '../search-text.ts';
import { nextSku, skuKey } from '../sku.ts';
import { mergedDetails } from './differences.ts';
import { optionsKey } from './known.ts';
import type { ImportRow } from './row.ts';

/** A new item, with the words by which it will be found: they are written later (`writeWords`). */
export interface CreatedItem {
  readonly itemId: string;
  readonly skus: readonly string[];
  readonly words: string;
}

/**
 * The search words of the new items of a batch, in its transaction and after all its other rows: FTS5 puts on the disk what
 * it holds whenever another statement begins that may fail half-way, so in turns with the items each item costs four times as much.
 */
export function writeWords(writer: Writer, words: ReadonlyMap<string, string>): void {
  for (const [itemId, each] of words) {
    const number =
      writer.get<{ number: number }>('SELECT number FROM item WHERE id = @itemId', { itemId })?.number ?? 0;
    // Plain, without a SELECT or a REPLACE in it: those make a statement one that may fail half-way.
    writer.run('INSERT INTO item_search (rowid, words) VALUES (@number, @each)', { number, each });
  }
}

/**
 * Writes a new item with its variants, stock and details: each row of the database once and complete, where an editor's
 * item grows by many small changes. One change records it, and taking that back removes the item with all it has.
 */
export function createFromRows(
  writer: Writer,
  context: InventoryContext & { readonly runId: string },
  first: ImportRow,
  variants: readonly ImportRow[],
  skuPattern: string,
): CreatedItem {
  const now = context.clock.now();
  const itemId = context.newId();
  const { item } = first;
  const title = item.title ?? '';
  const category = item.category ?? first.suggestedCategory ?? '';
  const tags = JSON.stringify(item.tags ?? []);
  const description = item.description ?? '';
  const conditionNote = item.conditionNote ?? '';
  const location = item.location ?? '';
  writer.run(
    `INSERT INTO item (id, title, title_key, category, condition, location, tags, low_stock_at, created_at, updated_at,
       archived_at, revision, condition_note, description)
     VALUES (@itemId, @title, @titleKey, @category, @condition, @location, @tags, @lowStockAt, @now, @now, @archivedAt, 1,
       @conditionNote, @description)`,
    {
      itemId,
      title,
      titleKey: titleKey(title),
      category,
      condition: item.condition ?? null,
      location,
      tags,
      lowStockAt: item.lowStockAt ?? null,
      now,
      archivedAt: first.archivedAt ?? null,
      conditionNote,
      description,
    },
  );
  const texts = [title, category, location, tags, conditionNote, description];
  const named = new Set(variants.map(({ sku }) => sku !== undefined && skuKey(sku)));
  const freeSku = (): string => {
    let sku = nextSku(writer, skuPattern, now);
    while (named.has(skuKey(sku))) sku = nextSku(writer, skuPattern, now);
    return sku;
  };
  const skus = variants.map((row, position) => {
    const sku = row.sku ?? freeSku();
    const options = JSON.stringify(row.options ?? {});
    insertVariant(writer, context, { row, itemId, position, sku, options });
    texts.push(sku);
    if (options !== '{}') texts.push(options);
    return sku;
  });
  for (const [marketplace, change] of first.markets)
    insertDetails(writer, itemId, marketplace, mergedDetails(undefined, change));
  writer.run(
    `INSERT INTO change_set (id, run_id, at, kind, item_id, revision, before, after, updated_from, updated_to)
     VALUES (@id, @runId, @now, 'item.create', @itemId, 1, '{}', @after, @now, @now)`,
    { id: context.newId(), runId: context.runId, now, itemId, after: JSON.stringify({ title, sku: skus[0] ?? '' }) },
  );
  return { itemId, skus, words: searchWords(texts) };
}

function insertVariant(
  writer: Writer,
  context: InventoryContext,
  variant: {
    readonly row: ImportRow;
    readonly itemId: string;
    readonly position: number;
    readonly sku: string;
    readonly options: string;
  },
): void {
  const { row, itemId, position, sku, options } = variant;
  const variantId = context.newId();
  writer.run(
    `INSERT INTO variant (id, item_id, position, sku, sku_key, options, price_amount, price_currency, cost_amount,
       cost_currency, active)
     VALUES (@variantId, @itemId, @position, @sku, @skuKey, @options, @priceAmount, @priceCurrency, @costAmount,
       @costCurrency, 1)`,
    {
      variantId,
      itemId,
      position,
      sku,
      skuKey: skuKey(sku),
      options,
      priceAmount: row.price?.amount ?? null,
      priceCurrency: row.price?.currency ?? null,
      costAmount: row.cost?.amount ?? null,
      costCurrency: row.cost?.currency ?? null,
    },
  );
  if (row.quantity !== undefined && row.quantity > 0) {
    writer.run(
      `INSERT INTO stock_event (id, variant_id, at, reason, delta, note, order_line_id)
       VALUES (@id, @variantId, @at, 'opening', @quantity, 'CSV import', NULL)`,
      { id: context.newId(), variantId, at: context.clock.now(), quantity: row.quantity },
    );
  }
  rememberListing(writer, row, variantId);
}

/** So that the next import of the listing knows the variant, whatever its SKU is by then. */
export function rememberListing(writer: Writer, row: ImportRow, variantId: string): void {
  if (!row.listing) return;
  writer.run(
    `INSERT INTO imported_listing (marketplace, remote_id, options_key, variant_id)
     VALUES (@marketplace, @remoteId, @optionsKey, @variantId)
     ON CONFLICT (marketplace, remote_id, options_key) DO UPDATE SET variant_id = @variantId`,
    { marketplace: row.listing.market, remoteId: row.listing.number, optionsKey: optionsKey(row), variantId },
  );
}

function insertDetails(writer: Writer, itemId: string, marketplace: string, details: MarketDetails): void {
  if (!same(details, emptyDetails)) writeMarketDetails(writer, marketplace, [[itemId, details]]);
}
