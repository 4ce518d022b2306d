import type { ItemPatch, ItemTerms, MarketDetails, VariantPatch } from '#shared/domain/item.ts';
import { toDecimal } from '#shared/domain/money.ts';
import type { Money } from '#shared/domain/money.ts';
import { marketplaceIdSchema } from '#shared/domain/marketplace.ts';
import type { Reader } from '../../store/connection.ts';
import type { ItemRecord } from '../item-rows.ts';
import { itemRecord, toMoney, toVariant, variantRecord } from '../item-rows.ts';
import { emptyDetails, marketDetails } from '../market-details.ts';
import type { ImportRow, MarketPatch } from './row.ts';

/** One field that a row changes, for the eye. */
export interface Difference {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

export interface RowDifferences {
  readonly differences: readonly Difference[];
  readonly patch: ItemPatch;
  readonly variantPatch: VariantPatch;
  readonly quantity?: number;
  readonly archivedAt?: number | null;
}

/** What a row changes on what there is. All empty: nothing has to be written. */
export function differences(reader: Reader, row: ImportRow, itemId: string, variantId?: string): RowDifferences {
  const found: Difference[] = [];
  const differ = <Value>(field: string, from: Value, to: Value | undefined): to is Value => {
    if (to === undefined || equal(from, to)) return false;
    found.push({ field, from: shown(from), to: shown(to) });
    return true;
  };
  const record = itemRecord(reader, itemId);
  const patch: ItemPatch = {};
  const { item } = row;
  if (differ('title', record.title, item.title)) patch.title = item.title;
  if (differ('description', record.description, item.description)) patch.description = item.description;
  if (differ('condition', record.condition, item.condition)) patch.condition = item.condition;
  if (differ('conditionNote', record.condition_note, item.conditionNote)) patch.conditionNote = item.conditionNote;
  if (differ('category', record.category, item.category)) patch.category = item.category;
  if (differ('location', record.location, item.location)) patch.location = item.location;
  if (differ('tags', tagsOf(record), item.tags)) patch.tags = item.tags;
  if (differ('lowStockAt', record.low_stock_at, item.lowStockAt)) patch.lowStockAt = item.lowStockAt;
  const archivedAt = archivalOf(record.archived_at, row.archivedAt);
  const archives = differ(
    'archivedAt',
    dateOf(record.archived_at),
    archivedAt === undefined ? undefined : dateOf(archivedAt),
  );
  if (row.markets.size > 0) {
    const present = marketDetails(reader, itemId);
    for (const [marketplace, change] of row.markets) {
      const next = mergedDetails(present[marketplace], change);
      if (differ(`markets.${marketplace}`, present[marketplace] ?? emptyDetails, next))
        patch.markets = { ...patch.markets, [marketplaceIdSchema.parse(marketplace)]: next };
    }
  }
  const variantPatch: VariantPatch = {};
  let quantity: number | undefined;
  if (variantId !== undefined) {
    const variant = toVariant(variantRecord(reader, variantId));
    if (differ('sku', variant.sku, row.sku)) variantPatch.sku = row.sku;
    if (differ('price', variant.price, row.price)) variantPatch.price = row.price;
    if (differ('cost', variant.cost, row.cost)) variantPatch.cost = row.cost;
    if (differ('options', variant.options, row.options)) variantPatch.options = row.options;
    if (differ('quantity', variant.quantity, row.quantity)) quantity = row.quantity;
  }
  return {
    differences: found,
    patch,
    variantPatch,
    ...(quantity !== undefined && { quantity }),
    ...(archives && archivedAt !== undefined && { archivedAt }),
  };
}

const tagsOf = (record: ItemRecord): readonly string[] => JSON.parse(record.tags) as string[];

/** "Archived: yes" does not move the day on which an item was put away. */
const archivalOf = (present: number | null, wanted: number | null | undefined): number | null | undefined =>
  wanted !== null && wanted !== undefined && present !== null ? present : wanted;

const dateOf = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());

/** What is there, with what a row says over it. */
export function mergedDetails(present: MarketDetails | undefined, change: MarketPatch): MarketDetails {
  const { categoryId, categoryName, aspects, own = {}, terms } = present ?? emptyDetails;
  const nextId = change.categoryId === undefined ? categoryId : change.categoryId;
  // The name of another category than the one it belongs to would be a lie.
  const keptName = nextId === categoryId ? categoryName : null;
  const nextAspects = new Map(Object.entries(aspects));
  for (const [name, values] of change.aspects) {
    if (values === null) nextAspects.delete(name);
    else nextAspects.set(name, [...values]);
  }
  const nextOwn = Object.fromEntries(
    (['title', 'description', 'price'] as const).flatMap((field) => {
      const value = change[field] === undefined ? own[field] : change[field];
      return value === undefined || value === null ? [] : [[field, value]];
    }),
  );
  return {
    categoryId: nextId,
    categoryName: change.categoryName === undefined ? keptName : change.categoryName,
    aspects: Object.fromEntries(nextAspects),
    ...(Object.keys(nextOwn).length > 0 && { own: nextOwn }),
    ...withTerms(change.terms === undefined ? terms : change.terms),
  };
}

const withTerms = (terms: ItemTerms | null | undefined): Pick<MarketDetails, 'terms'> =>
  terms === undefined || terms === null ? {} : { terms };

/** Equal whatever the order of keys; the order of lists counts. */
function equal(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) || Array.isArray(right)) return JSON.stringify(left) === JSON.stringify(right);
  const [some, others] = [Object.entries(left), Object.entries(right)];
  const other = new Map<string, unknown>(others);
  return some.length === others.length && some.every(([key, value]) => other.has(key) && equal(value, other.get(key)));
}

const shownLength = 200;

function shown(value: unknown): string {
  const text = asText(value);
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'number') return String(value);
  if (isMoney(value)) return `${toDecimal(value)} ${value.currency}`;
  return Object.entries(value)
    .map(([key, part]) => `${key}: ${asText(part)}`)
    .join('; ');
}

const isMoney = (value: object): value is Money => 'amount' in value && toMoneyLike(value) !== null;
const toMoneyLike = (value: object): Money | null =>
  'amount' in value && 'currency' in value && typeof value.amount === 'number' && typeof value.currency === 'string'
    ? toMoney(value.amount, value.currency)
    : null;
