import { assertNever } from '#shared/errors.ts';
import type { FilterPart, Gap, ItemFilter } from '#shared/domain/item-filter.ts';
import { conditionCode, gapBits, statusBit, type Picture } from './grid-picture.ts';

/** Whether the item of a number has what a part of the filter asks for. */
export type Test = (number: number) => boolean;

/** What a filter needs to know besides the picture. */
export interface FilterContext {
  /** Milliseconds UTC, for ages. */
  readonly now: number;
  /** The default threshold of low stock. */
  readonly lowStockAt: number;
  /** By account id, disconnected ones as well. */
  readonly marketplaces: ReadonlyMap<string, string>;
}

const day = 86_400_000;

/** One test for each part that is there. */
export function filterTests(
  filter: ItemFilter,
  picture: Picture,
  context: FilterContext,
): ReadonlyMap<FilterPart, Test> {
  const tests = new Map<FilterPart, Test>();
  for (const part of Object.keys(filter) as FilterPart[]) {
    const test = filter[part] === undefined ? undefined : testOf(part, filter, picture, context);
    if (test) tests.set(part, test);
  }
  return tests;
}

/** Asked once for each code, so that a hundred thousand items look into a small table instead of comparing texts. */
const byCode = (codes: ArrayLike<number>, size: number, allowed: (code: number) => boolean): Test => {
  // 0 not asked yet, 1 yes, 2 no.
  const table = new Uint8Array(size);
  return (number) => {
    const code = codes[number] ?? 0;
    if (table[code] === 0) table[code] = allowed(code) ? 1 : 2;
    return table[code] === 1;
  };
};

interface Range {
  readonly from: number | null;
  readonly to: number | null;
}

/** NaN, which stands for "not known", is in no range. */
const within = ({ from, to }: Range): ((value: number) => boolean) => {
  const [least, most] = [from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY];
  return (value) => value >= least && value <= most;
};

/** Ages run against time: the older an item, the smaller its moment. */
const agesToTimes = ({ from, to }: Range, now: number): Range => ({
  from: to === null ? null : now - to * day,
  to: from === null ? null : now - from * day,
});

function testOf(
  part: FilterPart,
  filter: ItemFilter,
  picture: Picture,
  { now, lowStockAt, marketplaces }: FilterContext,
): Test | undefined {
  const { columns } = picture;
  const accounts = (allowed: (ids: readonly string[]) => boolean): Test =>
    byCode(columns.accounts, picture.accountLists.size(), (code) => allowed(listOf(picture.accountLists.text(code))));
  const tagLists = (allowed: (tags: readonly string[]) => boolean): Test =>
    byCode(columns.tags, picture.tagLists.size(), (code) => allowed(tagsOf(picture.tagLists.text(code))));
  const money = (
    amounts: Float64Array,
    currencies: Uint16Array,
    range: Range & { readonly currency: string },
  ): Test => {
    const currency = picture.currencies.find(range.currency);
    const inRange = within(range);
    return (number) => currencies[number] === currency && inRange(amounts[number] ?? Number.NaN);
  };
  const times = (moments: Float64Array, range: Range): Test => {
    const inRange = within(agesToTimes(range, now));
    return (number) => inRange(moments[number] ?? Number.NaN);
  };
  switch (part) {
    case 'status': {
      const bits = (filter.status ?? []).reduce((all, status) => all | statusBit(status), 0);
      return (number) => ((columns.status[number] ?? 0) & bits) !== 0;
    }
    case 'listedOn':
    case 'notListedOn': {
      const wanted = new Set<string | undefined>(filter[part]);
      return accounts((ids) => ids.some((id) => wanted.has(marketplaces.get(id))) === (part === 'listedOn'));
    }
    case 'accounts':
    case 'notAccounts': {
      const wanted = new Set(filter[part]);
      return accounts((ids) => ids.some((id) => wanted.has(id)) === (part === 'accounts'));
    }
    case 'condition': {
      const wanted = new Set((filter.condition ?? []).map((condition) => conditionCode(condition)));
      return byCode(columns.condition, 256, (code) => wanted.has(code));
    }
    case 'category': {
      const wanted = new Set(filter.category);
      return byCode(columns.category, picture.categories.size(), (code) => wanted.has(picture.categories.text(code)));
    }
    case 'location': {
      const wanted = new Set(filter.location);
      return byCode(columns.location, picture.locations.size(), (code) => wanted.has(picture.locations.text(code)));
    }
    case 'tags': {
      const wanted = new Set(filter.tags);
      return tagLists((tags) => tags.some((tag) => wanted.has(tag)));
    }
    case 'allTags': {
      const wanted = filter.allTags ?? [];
      return tagLists((tags) => wanted.every((tag) => tags.includes(tag)));
    }
    case 'noTags': {
      const unwanted = new Set(filter.noTags);
      return tagLists((tags) => !tags.some((tag) => unwanted.has(tag)));
    }
    case 'price':
      return filter.price && money(columns.price, columns.priceCurrency, filter.price);
    case 'cost':
      return filter.cost && money(columns.cost, columns.costCurrency, filter.cost);
    case 'margin': {
      const { currency: wanted = '', from = null, to = null } = filter.margin ?? {};
      const currency = picture.currencies.find(wanted);
      const inRange = within({ from, to });
      return (number) =>
        columns.priceCurrency[number] === currency &&
        columns.costCurrency[number] === currency &&
        inRange((columns.price[number] ?? Number.NaN) - (columns.cost[number] ?? Number.NaN));
    }
    case 'marginPercent': {
      const { from = null, to = null } = filter.marginPercent ?? {};
      return (number) => {
        const price = columns.price[number] ?? Number.NaN;
        if (!(price > 0) || columns.priceCurrency[number] !== columns.costCurrency[number]) return false;
        // Multiplied instead of divided, so that 20 % is exactly 20 %.
        const margin = (price - (columns.cost[number] ?? Number.NaN)) * 100;
        return (
          margin >= (from ?? Number.NEGATIVE_INFINITY) * price && margin <= (to ?? Number.POSITIVE_INFINITY) * price
        );
      };
    }
    case 'age':
      return filter.age && times(columns.created, filter.age);
    case 'unchanged':
      return filter.unchanged && times(columns.updated, filter.unchanged);
    case 'quantity': {
      const inRange = within(filter.quantity ?? { from: null, to: null });
      return (number) => inRange(columns.quantity[number] ?? 0);
    }
    case 'lowStock':
      return lowStockTest(picture, lowStockAt);
    case 'photos':
      return (number) => (columns.photos[number] === 0) === (filter.photos === 'none');
    case 'missing': {
      const missing = (filter.missing ?? []).map((gap) => gapTest(gap, picture));
      return (number) => missing.some((test) => test(number));
    }
    default:
      return assertNever(part);
  }
}

/** At or below the item's own threshold, or the default. */
export function lowStockTest({ columns }: Picture, lowStockAt: number): Test {
  return (number) => {
    const own = columns.lowStockAt[number] ?? -1;
    return (columns.quantity[number] ?? 0) <= (own === -1 ? lowStockAt : own);
  };
}

/** Whether a field has nothing in it. */
export function gapTest(gap: Gap, { columns }: Picture): Test {
  switch (gap) {
    case 'title':
    case 'description':
      return (number) => ((columns.gaps[number] ?? 0) & gapBits[gap]) !== 0;
    case 'condition':
      return (number) => columns.condition[number] === 0;
    case 'price':
      return (number) => Number.isNaN(columns.price[number]);
    case 'cost':
      return (number) => Number.isNaN(columns.cost[number]);
    case 'category':
      return (number) => columns.category[number] === 0;
    case 'location':
      return (number) => columns.location[number] === 0;
    default:
      return assertNever(gap);
  }
}

/** The accounts of a list as the picture keeps it. */
export const listOf = (text: string): readonly string[] => (text === '' ? [] : text.split(','));

/** The tags of a list as the database keeps it. */
export const tagsOf = (text: string): readonly string[] => (text === '' ? [] : (JSON.parse(text) as string[]));
