import type { ItemPatch, ItemTerms } from '#shared/domain/item.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import type { Money } from '#shared/domain/money.ts';
import type { FieldProblem } from '#shared/errors.ts';

/** What a row says of one marketplace; `null` takes away what is there. */
export interface MarketPatch {
  categoryId?: string | null;
  categoryName?: string | null;
  title?: string | null;
  description?: string | null;
  price?: Money | null;
  terms?: ItemTerms | null;
  /** By the marketplace's names; `null` removes the attribute. */
  readonly aspects: Map<string, readonly string[] | null>;
}

/** What holds rows together that belong to one item: a listing of a marketplace, or an item of our own export. */
export interface ListingKey {
  readonly market: MarketplaceId | 'crossdock';
  readonly number: string;
}

/** One variant as a row describes it, read and checked. What was blank is absent and leaves the item's value as it is. */
export interface ImportRow {
  readonly row: number;
  readonly listing?: ListingKey;
  /** Of our own export. */
  readonly variantId?: string;
  readonly item: Omit<ItemPatch, 'markets'>;
  readonly archivedAt?: number | null;
  readonly markets: ReadonlyMap<MarketplaceId, MarketPatch>;
  /** The marketplace's name of its category: the group of a new item, which never overwrites the seller's own. */
  readonly suggestedCategory?: string;
  readonly sku?: string;
  readonly quantity?: number;
  readonly price?: Money | null;
  readonly cost?: Money | null;
  /** Present for a row that describes one variation. */
  readonly options?: Readonly<Record<string, string>>;
  readonly photos: readonly string[];
}

/** What one record of the file comes to. Etsy's has several rows when the listing has variations. */
export type RowOutcome =
  | {
      readonly kind: 'rows';
      readonly rows: readonly [ImportRow, ...ImportRow[]];
      /** What the row names and cannot be taken in; the rest of it is. */
      readonly notes: readonly FieldProblem[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'blank' };

/** Names a row of the file in a message. */
export const rowProblem = (
  row: number,
  column: string,
  reason: string,
  sentence: string,
  params: Readonly<Record<string, string | number>> = {},
): FieldProblem => ({
  path: column,
  reason,
  params: { row, column, ...params },
  message: `Row ${row}, ${column}: ${sentence}`,
});

/** Rows of one item have the same key. */
export const listingKey = ({ market, number }: ListingKey): string => `${market} ${number}`;
