import { z } from 'zod';

const ids = z.array(z.int());

/** What an offering may say. Everything else, such as what GET adds, is refused: GET's answer cannot be sent back as it is. */
const offering = z.strictObject({
  price: z.number(),
  quantity: z.int(),
  is_enabled: z.boolean(),
  readiness_state_id: z.int().min(1).nullable().optional(),
});

const propertyValue = z.strictObject({
  property_id: z.int().min(1),
  value_ids: z.array(z.int().min(1)),
  scale_id: z.int().min(1).nullable().optional(),
  property_name: z.string().optional(),
  values: z.array(z.string()),
});

const product = z.strictObject({
  sku: z.string().nullable().optional(),
  property_values: z.array(propertyValue).default([]),
  offerings: z.tuple([offering]),
});
export type ProductForm = z.infer<typeof product>;

/** The body of `updateListingInventory`: all products of the listing, and which properties make them differ. */
export const inventoryForm = z.strictObject({
  products: z.array(product).min(1),
  price_on_property: ids.default([]),
  quantity_on_property: ids.default([]),
  sku_on_property: ids.default([]),
  readiness_state_on_property: ids.nullable().default([]),
});
export type InventoryForm = z.infer<typeof inventoryForm>;
