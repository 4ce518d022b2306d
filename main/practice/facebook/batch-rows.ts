import { z } from 'zod';
import { BATCH_EXTRA } from './item-extra.ts';
import { defined, missingFor, problemsIn, readPrice, retailerIdProblems, type ItemChange } from './item-rules.ts';
import type { BatchRow } from './state.ts';

/** The batch's own words for the fields of an item. Source: facebook.md section 4.3. */
const NAMES = {
  name: 'title',
  description: 'description',
  availability: 'availability',
  condition: 'condition',
  priceMinor: 'price',
  url: 'link',
  imageUrl: 'image_link',
  additionalImageUrls: 'additional_image_link',
  quantity: 'quantity_to_sell_on_facebook',
} as const;

const textSchema = z.union([z.string(), z.number()]).transform(String);
const linksSchema = z.union([
  z.array(z.string()),
  z.string().transform((text) =>
    text
      .split(',')
      .map((url) => url.trim())
      .filter((url) => url !== ''),
  ),
]);
const valuesSchema = z.looseObject({
  id: textSchema.default(''),
  title: z.string().optional(),
  description: z.string().optional(),
  availability: z.string().optional(),
  condition: z.string().optional(),
  price: z.string().optional(),
  link: z.string().optional(),
  image_link: z.string().optional(),
  additional_image_link: linksSchema.optional(),
  item_group_id: textSchema.optional(),
  quantity_to_sell_on_facebook: z.coerce.number().int().optional(),
  inventory: z.coerce.number().int().optional(),
  visibility: z.enum(['published', 'staging']).optional(),
  status: z.enum(['active', 'archived']).optional(),
});

/** A row taken apart: which item, what changes, and what is wrong with it before anything is done. */
export interface ReadRow {
  readonly retailerId: string;
  readonly change: ItemChange;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

export function readRow({ method, data }: BatchRow): ReadRow {
  const parsed = valuesSchema.safeParse(data);
  if (!parsed.success) {
    const retailerId = typeof data['id'] === 'string' ? data['id'] : '';
    return {
      retailerId,
      change: { extra: {} },
      problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
      warnings: [],
    };
  }
  const values = parsed.data;
  const { change: price, problems: priceProblems } =
    values.price === undefined ? { change: {}, problems: [] } : readPrice(values.price);
  const visibility =
    values.visibility ??
    (values.status === undefined ? undefined : values.status === 'active' ? 'published' : 'staging');
  const quantity = values.quantity_to_sell_on_facebook ?? values.inventory;
  const change: ItemChange = {
    ...defined({
      name: values.title,
      description: values.description,
      availability: values.availability,
      condition: values.condition,
      url: values.link,
      imageUrl: values.image_link,
      additionalImageUrls: values.additional_image_link,
      groupRetailerId: values.item_group_id,
      visibility,
      quantity,
    }),
    ...price,
    extra: Object.fromEntries(
      Object.entries(data).flatMap(([name, value]) =>
        BATCH_EXTRA.has(name) ? [[name, typeof value === 'string' ? value : JSON.stringify(value)]] : [],
      ),
    ),
  };
  const unknown = Object.keys(data).filter(
    (name) => !BATCH_EXTRA.has(name) && !Object.hasOwn(valuesSchema.shape, name),
  );
  return {
    retailerId: values.id,
    change,
    problems: [
      ...retailerIdProblems(values.id),
      ...priceProblems,
      ...(method === 'DELETE' ? [] : problemsIn(change, NAMES)),
      ...(method === 'CREATE' && priceProblems.length === 0 ? required(change) : []),
    ],
    warnings: unknown.map((name) => `${name} is no field of an item and was ignored.`),
  };
}

/** What is missing to make the item new. */
export function required(change: ItemChange): readonly string[] {
  return missingFor(change, NAMES).map((name) => `${name} is required to create an item.`);
}
