import { z } from 'zod';
import { refuseParameter } from './errors.ts';
import type { Item } from './state.ts';

/** Fields a product filter may name, with what they hold. */
const FIELDS: Readonly<Record<string, (item: Item) => string>> = {
  retailer_id: (item) => item.retailerId,
  product_item_id: (item) => item.itemId,
  name: (item) => item.name,
  title: (item) => item.name,
  availability: (item) => item.availability,
  condition: (item) => item.condition,
  visibility: (item) => item.visibility,
  brand: (item) => item.extra['brand'] ?? '',
  retailer_product_group_id: (item) => item.groupRetailerId ?? '',
};

type Test = (value: string, wanted: unknown) => boolean;
const OPERATORS: Readonly<Record<string, Test>> = {
  eq: (value, wanted) => value === String(wanted),
  neq: (value, wanted) => value !== String(wanted),
  contains: (value, wanted) => value.includes(String(wanted)),
  i_contains: (value, wanted) => value.toLowerCase().includes(String(wanted).toLowerCase()),
  starts_with: (value, wanted) => value.startsWith(String(wanted)),
  is_any: (value, wanted) => Array.isArray(wanted) && wanted.map(String).includes(value),
  is_not_any: (value, wanted) => Array.isArray(wanted) && !wanted.map(String).includes(value),
};

/** The keys a filter asks for when it asks for nothing else, so that they can be looked up. */
export function keysOnly(filter: unknown): readonly string[] | undefined {
  const parsed = keysFilterSchema.safeParse(filter);
  if (!parsed.success) return undefined;
  const { retailer_id: asked } = parsed.data;
  return 'eq' in asked ? [asked.eq] : asked.is_any;
}

const keysFilterSchema = z.strictObject({
  retailer_id: z.union([z.strictObject({ eq: z.string() }), z.strictObject({ is_any: z.array(z.string()) })]),
});

/** The items that pass a product filter: `{"retailer_id":{"eq":"SKU-1"}}`, joined by `and` and `or`. */
export function filtered(items: readonly Item[], filter: unknown): readonly Item[] {
  if (filter === undefined) return items;
  const passes = compile(filter);
  return items.filter(passes);
}

function compile(filter: unknown): (item: Item) => boolean {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter))
    return refuseParameter('Param filter must be an object');
  const tests = Object.entries(filter as Readonly<Record<string, unknown>>).map(([name, condition]) => {
    if (name === 'and' || name === 'or') {
      if (!Array.isArray(condition)) return refuseParameter(`Param filter: ${name} must be an array`);
      const parts = condition.map(compile);
      return name === 'and'
        ? (item: Item) => parts.every((part) => part(item))
        : (item: Item) => parts.some((part) => part(item));
    }
    return comparison(name, condition);
  });
  return (item) => tests.every((test) => test(item));
}

function comparison(name: string, condition: unknown): (item: Item) => boolean {
  const read = FIELDS[name];
  if (read === undefined) return refuseParameter(`Param filter: ${name} is no field to filter by`);
  const tests = Object.entries(typeof condition === 'object' && condition !== null ? condition : {}).map(
    ([operator, wanted]) => {
      const test = OPERATORS[operator];
      if (test === undefined) return refuseParameter(`Param filter: ${operator} is no operator`);
      return (item: Item) => test(read(item), wanted);
    },
  );
  if (tests.length === 0) return refuseParameter(`Param filter: ${name} needs an operator`);
  return (item) => tests.every((test) => test(item));
}
