import { z } from 'zod';

/** Our own scale of condition, best first. Each marketplace maps it to what it accepts in the item's category. */
export const conditions = [
  'new',
  'new_other',
  'new_with_defects',
  'refurbished',
  'like_new',
  'excellent',
  'very_good',
  'good',
  'acceptable',
  'for_parts',
] as const;

export const conditionSchema = z.enum(conditions);
export type Condition = z.infer<typeof conditionSchema>;
