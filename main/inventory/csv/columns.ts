/** What a column of the file means to us. Aspects carry the marketplace's own attribute name. */
export type Column =
  | { readonly field: Field; readonly header: string }
  | { readonly field: 'aspect'; readonly header: string; readonly aspect: string };

export type Field =
  | 'title'
  | 'description'
  | 'sku'
  | 'quantity'
  | 'format'
  | 'currency'
  | 'price'
  | 'currentPrice'
  | 'startPrice'
  | 'buyItNowPrice'
  | 'cost'
  | 'condition'
  | 'conditionNote'
  | 'category'
  | 'marketCategoryName'
  | 'marketCategoryId'
  | 'itemNumber'
  | 'variation'
  | 'photos';

/**
 * Column titles, folded. First those of eBay's "All active listings" report (Seller Hub > Reports > Downloads), then those
 * of its upload templates, then plain ones that sellers add.
 */
const titles: Readonly<Record<Field, readonly string[]>> = {
  title: ['title'],
  description: ['description'],
  sku: ['custom label (sku)', 'custom label', 'customlabel', 'sku'],
  quantity: ['available quantity', 'quantity'],
  format: ['format'],
  currency: ['currency'],
  price: ['price', 'item price'],
  currentPrice: ['current price'],
  startPrice: ['start price', 'startprice'],
  buyItNowPrice: ['auction buy it now price', 'buy it now price', 'buyitnowprice'],
  cost: ['cost', 'item cost'],
  condition: ['condition', 'condition id', 'conditionid'],
  conditionNote: ['condition description', 'conditiondescription', 'condition note'],
  category: ['own category', 'group'],
  marketCategoryName: ['ebay category 1 name', 'category name'],
  marketCategoryId: ['ebay category 1 number', 'category id', 'category number', 'category'],
  itemNumber: ['item number', 'item id', 'itemid'],
  variation: ['variation details', 'relationshipdetails', 'relationship details'],
  photos: ['photos', 'photo', 'pictures', 'item photo url', 'picurl'],
};

const byTitle: ReadonlyMap<string, Field> = new Map(
  (Object.keys(titles) as Field[]).flatMap((field) => titles[field].map((title) => [title, field] as const)),
);

/** Templates mark required columns with `*` and add their site to the first title: `*Action(SiteID=US|…)`. */
const folded = (header: string): string => header.trim().replace(/^\*/, '').trim().replace(/\s+/g, ' ').toLowerCase();

/** `undefined` for a column that says nothing about the item (watchers, bids, dates …). */
export function columnOf(header: string): Column | undefined {
  const aspect = /^\*?\s*C:\s*(.+)$/iu.exec(header.trim())?.[1]?.trim();
  if (aspect !== undefined) return { field: 'aspect', header: header.trim(), aspect: aspect.slice(0, 200) };
  const field = byTitle.get(folded(header));
  return field === undefined ? undefined : { field, header: header.trim() };
}
