import type { Item, ItemPatch, Variant, VariantPatch } from '#shared/domain/item.ts';

const itemFields = [
  'title',
  'description',
  'condition',
  'conditionNote',
  'category',
  'location',
  'tags',
  'lowStockAt',
  'markets',
] as const;
const variantFields = ['sku', 'price', 'cost', 'options', 'photoId'] as const;

export type ItemField = (typeof itemFields)[number];
export type VariantField = (typeof variantFields)[number];

/** Names one saved value of an item: `title`, or `<variant id>.price`. */
export type FieldKey = ItemField | `${string}.${VariantField}`;

/** What one request saves: `item` for the item's own fields, or the id of one variant. */
export type Target = string;

export const variantKey = (variantId: string, field: VariantField): FieldKey => `${variantId}.${field}`;

/** Which request saves a field. Ids hold no dot, so the first one divides. */
export const targetOf = (key: FieldKey): Target => (key.includes('.') ? key.slice(0, key.indexOf('.')) : 'item');

/** The field's name within its target. */
export const fieldOf = (key: FieldKey): string => key.slice(key.indexOf('.') + 1);

/** All values of an item that autosave looks after. */
export type Values = Readonly<Partial<Record<FieldKey, unknown>>>;

/** The saved values as they stand in an item. */
export function valuesOf(item: Item): Values {
  const values: Partial<Record<FieldKey, unknown>> = {};
  for (const field of itemFields) values[field] = item[field];
  for (const variant of item.variants)
    for (const field of variantFields) values[variantKey(variant.id, field)] = variant[field];
  return values;
}

/** The item as the form shows it: what was typed laid over what is saved. Untouched parts keep their identity. */
export function withValues(item: Item, typed: Values): Item {
  const keys = Object.keys(typed) as FieldKey[];
  if (keys.length === 0) return item;
  const patch: Record<string, unknown> = {};
  const variantPatches = new Map<string, Record<string, unknown>>();
  for (const key of keys) {
    const target = targetOf(key);
    if (target === 'item') patch[key] = typed[key];
    else variantPatches.set(target, { ...variantPatches.get(target), [fieldOf(key)]: typed[key] });
  }
  const variants = item.variants.map((variant): Variant => {
    const own = variantPatches.get(variant.id);
    return own ? { ...variant, ...own } : variant;
  });
  return { ...item, ...patch, variants: variantPatches.size > 0 ? variants : item.variants };
}

/** The fields of one target as the request takes them. The values were put in through typed setters. */
export const patchOf = (values: Values): ItemPatch & VariantPatch =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [fieldOf(key as FieldKey), value]));

/** Whether two values say the same. They are plain data, and always built with their keys in the same order. */
export const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
