import type { Facet, FilterPart, ItemFilter } from '#shared/domain/item-filter.ts';

/** The filters as the seller meets them, in the order of the menu. Each is one chip, whatever parts it is made of. */
export const filterKinds = [
  'status',
  'markets',
  'accounts',
  'condition',
  'category',
  'price',
  'cost',
  'margin',
  'quantity',
  'location',
  'tags',
  'age',
  'unchanged',
  'photos',
  'missing',
] as const;
export type FilterKind = (typeof filterKinds)[number];

export const partsOf: Readonly<Record<FilterKind, readonly FilterPart[]>> = {
  status: ['status'],
  markets: ['listedOn', 'notListedOn'],
  accounts: ['accounts', 'notAccounts'],
  condition: ['condition'],
  category: ['category'],
  price: ['price'],
  cost: ['cost'],
  margin: ['margin', 'marginPercent'],
  quantity: ['quantity', 'lowStock'],
  location: ['location'],
  tags: ['tags', 'allTags', 'noTags'],
  age: ['age'],
  unchanged: ['unchanged'],
  photos: ['photos'],
  missing: ['missing'],
};

/** Kinds that choose from a list of values, with the facet that counts them. */
export const listKinds = {
  status: 'status',
  condition: 'condition',
  category: 'category',
  location: 'location',
  missing: 'missing',
} as const satisfies Partial<Record<FilterKind, Facet>>;

export const isActive = (kind: FilterKind, filter: ItemFilter): boolean =>
  partsOf[kind].some((part) => filter[part] !== undefined);

/** The change that takes a kind out of a filter. */
export const without = (kind: FilterKind): ItemFilter =>
  Object.fromEntries(partsOf[kind].map((part) => [part, undefined]));
