import type { CsvField, CsvSource, CsvTarget } from '#shared/ipc/csv.ts';
import { marketplaceIdSchema } from '#shared/domain/marketplace.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';

/** What a column of the file means to us, with its own title for messages. */
export interface Column extends CsvTarget {
  readonly header: string;
}

/** Fields that each marketplace has for itself, and how our own export writes them after the marketplace's id. */
export const marketTitles = {
  marketCategoryId: 'category number',
  marketCategoryName: 'category name',
  marketTitle: 'title',
  marketDescription: 'description',
  marketPrice: 'price',
  marketCurrency: 'currency',
  aspects: 'attributes',
  marketTerms: 'policies',
} as const satisfies Partial<Record<CsvField, string>>;

/** Titles by which our own export is known. */
export const ownTitles = { itemId: 'Crossdock item', variantId: 'Crossdock variant' } as const;

/**
 * Column titles, folded. First those of eBay's "All active listings" report (Seller Hub > Reports > Downloads) and its
 * upload templates, then those of Etsy's listing download (Shop Manager > Settings > Options > Download data), then plain
 * ones of sellers and other programs, in the languages the app speaks.
 */
const titles: Partial<Record<CsvField, readonly string[]>> = {
  title: ['title', 'item title', 'product title', 'name', 'product name', 'titre', 'título', 'titulo', 'nom', 'nombre'],
  description: ['description', 'body', 'descripción', 'descripcion'],
  sku: [
    'custom label (sku)',
    'custom label',
    'customlabel',
    'sku',
    'item sku',
    'variant sku',
    'référence',
    'referencia',
  ],
  quantity: ['available quantity', 'quantity', 'qty', 'stock', 'quantité', 'cantidad', 'existencias'],
  listingFormat: ['format'],
  currency: ['currency', 'currency_code', 'currency code', 'devise', 'moneda'],
  price: ['price', 'item price', 'variant price', 'prix', 'precio'],
  currentPrice: ['current price'],
  startPrice: ['start price', 'startprice'],
  buyItNowPrice: ['auction buy it now price', 'buy it now price', 'buyitnowprice'],
  cost: ['cost', 'item cost', 'cost price', 'purchase price', 'coût', 'coste', 'costo'],
  costCurrency: ['cost currency'],
  condition: ['condition', 'condition id', 'conditionid', 'état', 'estado'],
  conditionNote: ['condition description', 'conditiondescription', 'condition note'],
  category: ['own category', 'group', 'catégorie', 'categoría'],
  location: ['bin', 'location', 'shelf', 'storage', 'emplacement', 'ubicación'],
  tags: ['tags', 'tag', 'étiquettes', 'etiquetas'],
  lowStockAt: ['low stock at', 'low stock', 'reorder point'],
  archivedAt: ['archived'],
  marketCategoryName: ['ebay category 1 name', 'category name'],
  marketCategoryId: ['ebay category 1 number', 'category id', 'category number', 'category'],
  listingNumber: ['item number', 'item id', 'itemid', 'listing id', 'listing_id'],
  options: ['variation details', 'relationshipdetails', 'relationship details', 'options'],
  option1Name: ['variation 1 name', 'option1 name'],
  option1Values: ['variation 1 values', 'option1 value'],
  option2Name: ['variation 2 name', 'option2 name'],
  option2Values: ['variation 2 values', 'option2 value'],
  photos: ['photos', 'photo', 'pictures', 'image files'],
  photoUrl: ['item photo url', 'picurl', 'image url', 'photo url'],
  itemId: [ownTitles.itemId.toLowerCase()],
  variantId: [ownTitles.variantId.toLowerCase()],
};

const byTitle: ReadonlyMap<string, CsvField> = new Map(
  (Object.entries(titles) as [CsvField, readonly string[]][]).flatMap(([field, all]) =>
    all.map((title) => [title, field] as const),
  ),
);
const byMarketTitle: ReadonlyMap<string, CsvField> = new Map(
  Object.entries(marketTitles).map(([field, title]) => [title, field as CsvField]),
);

/** Templates mark required columns with `*` and add their site to the first title: `*Action(SiteID=US|…)`. */
export const foldedHeader = (header: string): string =>
  header.trim().replace(/^\*/, '').trim().replace(/\s+/g, ' ').toLowerCase();

/** `undefined` for a column that says nothing about the item (watchers, bids, dates …). */
export function guessTarget(header: string): CsvTarget | undefined {
  const plain = header.trim().replace(/^\*\s*/, '');
  const market = /^(\p{L}+)\s+(.+)$/su.exec(plain);
  const marketplace = marketplaceIdSchema.options.find((id) => id === market?.[1]);
  if (marketplace !== undefined) return ofMarket(marketplace, market?.[2] ?? '');
  const aspect = aspectName(plain);
  if (aspect !== undefined) return { field: 'aspect', marketplace: 'ebay', aspect };
  const folded = foldedHeader(header);
  if (folded === 'materials') return { field: 'aspect', marketplace: 'etsy', aspect: 'Materials' };
  if (/^image ?\d{1,2}$/.test(folded)) return { field: 'photoUrl' };
  const field = byTitle.get(folded);
  if (field === undefined) return undefined;
  return field.startsWith('market') ? { field, marketplace: 'ebay' } : { field };
}

const aspectName = (text: string): string | undefined => /^C:\s*(\S.*)$/su.exec(text)?.[1]?.slice(0, 200);

/** `etsy C:Materials`, `facebook title`: as our own export writes them. */
function ofMarket(marketplace: MarketplaceId, rest: string): CsvTarget | undefined {
  const aspect = aspectName(rest);
  if (aspect !== undefined) return { field: 'aspect', marketplace, aspect };
  const field = byMarketTitle.get(rest.toLowerCase());
  return field === undefined ? undefined : { field, marketplace };
}

/** Which program wrote the file, by its column titles. Only our own files are read to the letter. */
export function sourceOf(headers: readonly string[]): CsvSource {
  const folded = new Set(headers.map(foldedHeader));
  if (folded.has(ownTitles.itemId.toLowerCase()) && folded.has(ownTitles.variantId.toLowerCase())) return 'crossdock';
  if (folded.has('currency_code') || (folded.has('variation 1 name') && folded.has('image1'))) return 'etsy';
  const ebay = [
    'custom label (sku)',
    'customlabel',
    'item number',
    'variation details',
    'picurl',
    'ebay category 1 number',
  ];
  return ebay.some((title) => folded.has(title)) ? 'ebay' : 'other';
}

/** Fields that several columns may fill together. */
const shared: ReadonlySet<CsvField> = new Set(['photos', 'photoUrl']);

export const targetKey = ({ field, marketplace, aspect }: CsvTarget): string =>
  [field, marketplace ?? '', aspect ?? ''].join(' ');

/** A target for each column. Of columns that would mean the same the first is taken, the others are ignored. */
export function guessColumns(headers: readonly string[]): (CsvTarget | null)[] {
  const taken = new Set<string>();
  return headers.map((header) => {
    const target = guessTarget(header);
    if (!target) return null;
    const key = targetKey(target);
    if (taken.has(key) && !shared.has(target.field)) return null;
    taken.add(key);
    return target;
  });
}
