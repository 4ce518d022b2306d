import { z } from 'zod';

/**
 * One thing that stands in the way of a publication, or that the seller should know. `error` blocks sending, `warning`
 * does not. `field` names the form field that mends it: `title`, `condition`, `photos`, `variants.0.price`,
 * `markets.ebay.aspects.Brand`, `account.setup`.
 */
export const findingSchema = z.object({
  severity: z.enum(['error', 'warning']),
  field: z.string(),
  /** Key in the message catalogue below `finding.`. */
  reason: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** English cause and remedy, shown where the catalogue has no such key. */
  message: z.string(),
});
export type Finding = z.infer<typeof findingSchema>;

export const blocks = (finding: Finding): boolean => finding.severity === 'error';
