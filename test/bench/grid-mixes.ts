import type { ItemFilter } from '#shared/domain/item-filter.ts';
import { gridColumns } from '#shared/domain/grid-column.ts';
import type { ItemQuery } from '#shared/ipc/inventory.ts';

const filters: readonly ItemFilter[] = [
  {},
  { condition: ['good', 'very_good'] },
  { status: ['live'], listedOn: ['ebay'] },
  { notListedOn: ['etsy'], price: { currency: 'USD', from: 2_000, to: 50_000 } },
  { category: ['film camera', 'digital camera', 'novel'], quantity: { from: 1, to: 5 } },
  { marginPercent: { from: 40, to: null }, age: { from: 90, to: null } },
  { tags: ['vintage', 'mint'], noTags: ['rare'] },
  { lowStock: true, status: ['live', 'needs_attention'] },
  { missing: ['location', 'condition', 'cost'], photos: 'none' },
  { location: ['A-1-1', 'A-2-7', 'B-3-3', ''], unchanged: { from: null, to: 400 } },
  {
    status: ['not_listed'],
    condition: ['good', 'new', 'like_new'],
    price: { currency: 'USD', from: 1_000, to: null },
    margin: { currency: 'USD', from: 500, to: null },
    quantity: { from: 1, to: null },
    noTags: ['rare'],
    photos: 'none',
  },
];

const texts = ['', '', 'n', 'nikon', 'vintage film camera', 's', 'lego build', 'S-0047', 'tested working', 'zzz'];

/** As many different looks at the inventory as `count`: each filter, text, order and window in turn. */
export const mixes = (count: number): readonly ItemQuery[] =>
  Array.from({ length: count }, (_, index) => ({
    search: texts[(index * 7) % texts.length] ?? '',
    filter: filters[(index * 3 + Math.floor(index / 11)) % filters.length] ?? {},
    sort: gridColumns[(index * 5) % gridColumns.length] ?? 'updated',
    descending: index % 2 === 0,
    place: 'items',
    offset: index % 4 === 0 ? (index * 371) % 5_000 : 0,
    limit: 200,
  }));
