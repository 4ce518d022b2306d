import { z } from 'zod';

export const marketplaceIdSchema = z.enum(['ebay', 'etsy', 'facebook', 'offerup']);
export type MarketplaceId = z.infer<typeof marketplaceIdSchema>;

/** `practice` is the local server of this app; the other two are the marketplace's own worlds. */
export const environmentSchema = z.enum(['practice', 'sandbox', 'production']);
export type Environment = z.infer<typeof environmentSchema>;

/** How a listing leaves the marketplace. `sold`: it says sold there. `delete`: nothing of it stays. */
export const endModeSchema = z.enum(['end', 'sold', 'delete']);
export type EndMode = z.infer<typeof endModeSchema>;

/** What the marketplace can do at all. Screens show no button for what it cannot. */
export const capabilitiesSchema = z.object({
  /** Price and quantity of a live listing can be changed. */
  revise: z.boolean(),
  endModes: z.array(endModeSchema),
  /** Publishing an ended item again revives the same listing. */
  relist: z.boolean(),
  /** Sales can be asked for. Without it a sale shows only as a listing that is gone. */
  orders: z.boolean(),
  /** Buyers buy there, so that a buyer can be played; elsewhere they only get in touch. */
  checkout: z.boolean(),
  /** It has categories to choose from. */
  categories: z.boolean(),
  /** The settings an account needs can be created from a few plain answers. */
  setupDefaults: z.boolean(),
  /** An item may have policies, profiles or a place other than the account's. */
  ownTerms: z.boolean(),
  /** A listing may offer several pieces; otherwise it sells one. */
  quantities: z.boolean(),
  /** Where the seller has no API of it, a listing is posted by hand with a prepared copy. */
  byHand: z.boolean(),
  /** The title's limit in `titleUnit`s, for the counter beside the field. */
  titleLength: z.number().int(),
  titleUnit: z.enum(['utf16', 'code_points']),
  /** The description's limit in UTF-16 units, of the text as it is sent. */
  descriptionLength: z.number().int(),
  /** What it shows: formatting, or letters only. */
  descriptionForm: z.enum(['html', 'plain']),
  photoLimit: z.number().int(),
});
export type Capabilities = z.infer<typeof capabilitiesSchema>;
