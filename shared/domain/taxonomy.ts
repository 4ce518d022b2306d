import { z } from 'zod';
import { conditionSchema } from './condition.ts';

export const categorySuggestionSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** From the root, without the category itself. */
  path: z.array(z.string()),
});
export type CategorySuggestion = z.infer<typeof categorySuggestionSchema>;

/** One attribute that a marketplace asks for in a category. */
export const aspectSchema = z.object({
  name: z.string(),
  required: z.boolean(),
  recommended: z.boolean(),
  /** `select`: one of `values` only. `text`: `values` are suggestions. */
  mode: z.enum(['select', 'text']),
  multiple: z.boolean(),
  maxLength: z.number().int().nullable(),
  dataType: z.enum(['string', 'number', 'date']),
  values: z.array(z.string()),
});
export type Aspect = z.infer<typeof aspectSchema>;

/** What a category demands. Conditions are in the marketplace's wording with ours beside it. */
export const categoryRequirementsSchema = z.object({
  categoryId: z.string(),
  aspects: z.array(aspectSchema),
  conditionRequired: z.boolean(),
  conditions: z.array(z.object({ remote: z.string(), label: z.string(), ours: conditionSchema })),
});
export type CategoryRequirements = z.infer<typeof categoryRequirementsSchema>;
