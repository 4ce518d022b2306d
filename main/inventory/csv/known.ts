import type { Reader } from '../../store/connection.ts';
import { skuHolder } from '../sku.ts';
import type { ImportRow, ListingKey } from './row.ts';

export interface KnownVariant {
  readonly itemId: string;
  readonly variantId: string;
}

/** The variant that a row speaks of: by our own identity, by SKU, or by the listing it came from before. */
export function knownVariant(reader: Reader, row: ImportRow): KnownVariant | undefined {
  if (row.variantId !== undefined) {
    const own = reader.get<KnownVariant>(
      'SELECT item_id AS itemId, id AS variantId FROM variant WHERE id = @variantId AND active = 1',
      { variantId: row.variantId },
    );
    if (own) return own;
  }
  if (row.sku !== undefined) {
    const holder = skuHolder(reader, row.sku);
    if (holder) return holder;
  }
  if (!row.listing) return undefined;
  return reader.get<KnownVariant>(
    `SELECT v.item_id AS itemId, v.id AS variantId FROM imported_listing l JOIN variant v ON v.id = l.variant_id
     WHERE l.marketplace = @market AND l.remote_id = @number AND l.options_key = @optionsKey AND v.active = 1`,
    { market: row.listing.market, number: row.listing.number, optionsKey: optionsKey(row) },
  );
}

/** The item of a listing, whichever of its variants is still there. */
export function knownItem(reader: Reader, { market, number }: ListingKey): string | undefined {
  const own =
    market === 'crossdock'
      ? reader.get<{ itemId: string }>('SELECT id AS itemId FROM item WHERE id = @number AND deleted_at IS NULL', {
          number,
        })
      : undefined;
  const found =
    own ??
    reader.get<{ itemId: string }>(
      `SELECT v.item_id AS itemId FROM imported_listing l JOIN variant v ON v.id = l.variant_id
       WHERE l.marketplace = @market AND l.remote_id = @number AND v.active = 1 LIMIT 1`,
      { market, number },
    );
  return found?.itemId;
}

/** What tells the variants of one listing apart. Ours have an identity; two of them may even have the same options. */
export const optionsKey = (row: ImportRow): string =>
  row.variantId ??
  Object.entries(row.options ?? {})
    .map(([name, value]) => `${name}=${value}`.toLowerCase())
    .toSorted()
    .join(';');
