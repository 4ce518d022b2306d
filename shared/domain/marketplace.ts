import { z } from 'zod';

export const marketplaceIdSchema = z.enum(['ebay']);
export type MarketplaceId = z.infer<typeof marketplaceIdSchema>;

/** `practice` is the local server of this app; the other two are the marketplace's own worlds. */
export const environmentSchema = z.enum(['practice', 'sandbox', 'production']);
export type Environment = z.infer<typeof environmentSchema>;

/** What the marketplace can do at all. Screens show no button for what it cannot. */
export const capabilitiesSchema = z.object({
  revise: z.boolean(),
  end: z.boolean(),
  orders: z.boolean(),
  /** The title's limit and how it is counted, for the counter beside the field. */
  titleLength: z.number().int(),
  photoLimit: z.number().int(),
});
export type Capabilities = z.infer<typeof capabilitiesSchema>;
