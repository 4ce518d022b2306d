import { z } from 'zod';
import { decimal, id, ids, list, oneOf, orNull, text, whole, yesNo } from './form.ts';

const WEIGHT_UNITS = ['oz', 'lb', 'g', 'kg'] as const;
const LENGTH_UNITS = ['in', 'ft', 'mm', 'cm', 'm', 'yd', 'inches'] as const;

const common = {
  title: text().optional(),
  description: text().optional(),
  who_made: oneOf(['i_did', 'someone_else', 'collective']).optional(),
  when_made: text().optional(),
  is_supply: yesNo().optional(),
  taxonomy_id: id().optional(),
  shipping_profile_id: orNull(id()).optional(),
  return_policy_id: orNull(id()).optional(),
  shop_section_id: orNull(whole(0)).optional(),
  materials: orNull(list()).optional(),
  tags: orNull(list()).optional(),
  item_weight: orNull(decimal(0)).optional(),
  item_length: orNull(decimal(0)).optional(),
  item_width: orNull(decimal(0)).optional(),
  item_height: orNull(decimal(0)).optional(),
  item_weight_unit: orNull(oneOf(WEIGHT_UNITS)).optional(),
  item_dimensions_unit: orNull(oneOf(LENGTH_UNITS)).optional(),
  image_ids: ids().optional(),
  should_auto_renew: yesNo().optional(),
  is_taxable: yesNo().optional(),
  type: oneOf(['physical', 'download', 'both']).optional(),
};

/** `createDraftListing`. Fields that the document does not have are passed over, as forms are. */
export const createForm = z.object({
  ...common,
  title: text(),
  description: text(),
  who_made: oneOf(['i_did', 'someone_else', 'collective']),
  when_made: text(),
  taxonomy_id: id(),
  quantity: whole(),
  price: decimal(),
  readiness_state_id: orNull(id()).optional(),
  processing_min: orNull(whole(0)).optional(),
  processing_max: orNull(whole(0)).optional(),
  styles: orNull(list()).optional(),
  is_customizable: yesNo().optional(),
});
export type CreateForm = z.infer<typeof createForm>;

/** `updateListing`. It has no price, no quantity and no readiness state: sent, they are ignored in silence. */
export const updateForm = z.object({
  ...common,
  featured_rank: orNull(whole()).optional(),
  state: oneOf(['active', 'inactive']).optional(),
});
export type UpdateForm = z.infer<typeof updateForm>;

/** What the rules look at: any of either. */
export type ListingForm = { readonly [Field in keyof CreateForm]?: CreateForm[Field] | undefined };
