import { marketplaceIdSchema } from '#shared/domain/marketplace.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import type { Item, MarketDetails, Variant } from '#shared/domain/item.ts';
import { toDecimal } from '#shared/domain/money.ts';
import type { Money } from '#shared/domain/money.ts';
import type { CsvExportColumn } from '#shared/ipc/csv.ts';
import { listCell, optionsCell, toCell, toSetCell, valuesCell } from './cells.ts';
import { marketTitles, ownTitles } from './columns.ts';

/** One variant of an item, and what its row needs besides. */
export interface ExportRow {
  readonly item: Item;
  readonly variant: Variant;
  /** What belongs to the item as a whole stands in its first row only: a change of it in the file then has one place. */
  readonly first: boolean;
  /** Addresses of the item's listings. */
  readonly listings: readonly string[];
}

export interface ExportColumn {
  readonly header: string;
  /** `guard` neutralises what a spreadsheet would take for a formula. */
  readonly cell: (row: ExportRow, guard: boolean) => string;
}

/** Attributes that get a column of their own, by marketplace. */
export type AspectColumns = ReadonlyMap<MarketplaceId, readonly string[]>;

const ofItem = (header: string, text: (item: Item) => string): ExportColumn => ({
  header,
  cell: ({ item, first }, guard) => (first ? toCell(text(item), guard) : ''),
});
const ofVariant = (header: string, text: (variant: Variant) => string): ExportColumn => ({
  header,
  cell: ({ variant }, guard) => toCell(text(variant), guard),
});
const amount = (money: Money | null): string => (money === null ? '' : toDecimal(money));
const date = (time: number | null): string => (time === null ? '' : new Date(time).toISOString());

/** By the groups the seller chooses from, in the order of the file. */
const groups: Readonly<Record<Exclude<CsvExportColumn, 'markets' | 'aspects'>, readonly ExportColumn[]>> = {
  title: [ofItem('Title', (item) => item.title)],
  quantity: [ofVariant('Quantity', (variant) => String(variant.quantity))],
  price: [
    ofVariant('Price', ({ price }) => amount(price)),
    ofVariant('Currency', ({ price }) => price?.currency ?? ''),
  ],
  cost: [ofVariant('Cost', ({ cost }) => amount(cost)), ofVariant('Cost currency', ({ cost }) => cost?.currency ?? '')],
  options: [ofVariant('Options', ({ options }) => optionsCell(options))],
  condition: [ofItem('Condition', (item) => item.condition ?? '')],
  conditionNote: [ofItem('Condition note', (item) => item.conditionNote)],
  category: [ofItem('Own category', (item) => item.category)],
  location: [ofItem('Bin', (item) => item.location)],
  tags: [ofItem('Tags', (item) => listCell(item.tags, ', '))],
  lowStockAt: [ofItem('Low stock at', (item) => (item.lowStockAt === null ? '' : String(item.lowStockAt)))],
  archivedAt: [ofItem('Archived', (item) => date(item.archivedAt))],
  description: [ofItem('Description', (item) => item.description)],
  photos: [
    ofItem('Photos', (item) =>
      listCell(
        item.photos.map(({ fileName }) => fileName),
        '|',
      ),
    ),
  ],
  listings: [{ header: 'Listings', cell: ({ first, listings }) => (first ? listings.join(' ') : '') }],
  dates: [ofItem('Created', (item) => date(item.createdAt)), ofItem('Changed', (item) => date(item.updatedAt))],
};

const identity: readonly ExportColumn[] = [
  { header: ownTitles.itemId, cell: ({ item }) => item.id },
  { header: ownTitles.variantId, cell: ({ variant }) => variant.id },
  ofVariant('SKU', ({ sku }) => sku),
];

/** The columns of a file. Marketplaces that no item has details of have none. */
export function exportColumns(wanted: readonly CsvExportColumn[], aspects: AspectColumns): readonly ExportColumn[] {
  const chosen = new Set(wanted);
  const plain = (Object.keys(groups) as (keyof typeof groups)[]).filter((group) => chosen.has(group));
  return [
    ...identity,
    ...plain.flatMap((group) => groups[group]),
    ...marketplaceIdSchema.options.flatMap((marketplace) => {
      const names = aspects.get(marketplace);
      if (!names) return [];
      const ofMarketplace = chosen.has('markets') ? marketColumns(marketplace) : [];
      return ofMarketplace.concat(chosen.has('aspects') ? aspectColumns(marketplace, names) : []);
    }),
  ];
}

const ofMarket = (
  marketplace: MarketplaceId,
  field: keyof typeof marketTitles,
  cell: (details: MarketDetails, guard: boolean) => string,
): ExportColumn => ({
  header: `${marketplace} ${marketTitles[field]}`,
  cell: ({ item, first }, guard) => {
    const details = first ? item.markets[marketplace] : undefined;
    return details === undefined ? '' : cell(details, guard);
  },
});

/** An empty text is not the same as none here, so it is written as one. */
const set = (text: string | null | undefined, guard: boolean): string =>
  text === null || text === undefined ? '' : toSetCell(text, guard);

const marketColumns = (marketplace: MarketplaceId): readonly ExportColumn[] => [
  ofMarket(marketplace, 'marketCategoryId', ({ categoryId }, guard) => set(categoryId, guard)),
  ofMarket(marketplace, 'marketCategoryName', ({ categoryName }, guard) => set(categoryName, guard)),
  ofMarket(marketplace, 'marketTitle', ({ own }, guard) => set(own?.title, guard)),
  ofMarket(marketplace, 'marketDescription', ({ own }, guard) => set(own?.description, guard)),
  ofMarket(marketplace, 'marketPrice', ({ own }) => amount(own?.price ?? null)),
  ofMarket(marketplace, 'marketCurrency', ({ own }) => own?.price?.currency ?? ''),
  ofMarket(marketplace, 'marketTerms', ({ terms }) => (terms === undefined ? '' : JSON.stringify(terms))),
];

/** eBay's as its own files have them, `C:Brand`; and one column for what would not survive in such. */
const aspectColumns = (marketplace: MarketplaceId, names: readonly string[]): readonly ExportColumn[] => {
  const own = new Set(names);
  return [
    ...names.map((name): ExportColumn => ({
      header: marketplace === 'ebay' ? `C:${name}` : `${marketplace} C:${name}`,
      cell: ({ item, first }, guard) => {
        const values = first ? item.markets[marketplace]?.aspects[name] : undefined;
        return values === undefined ? '' : toCell(valuesCell(values) ?? '', guard);
      },
    })),
    ofMarket(marketplace, 'aspects', ({ aspects }) => {
      const others = Object.entries(aspects).filter(
        ([name, values]) => !own.has(name) || valuesCell(values) === undefined,
      );
      return others.length === 0 ? '' : JSON.stringify(Object.fromEntries(others));
    }),
  ];
};

/** Whether a name can stand in a column title and be read back from it. */
export const canBeTitle = (name: string): boolean =>
  name !== '' &&
  name.length <= 190 &&
  /^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(name) &&
  name === name.trim() &&
  !name.includes('"');
