import { z } from 'zod';

/**
 * The endpoint's answers, as far as the app reads them. Tolerant on purpose: members that are not listed pass, and words of
 * open sets are plain text. What the app cannot do without is required, and its absence is an error that names it.
 */

const idSchema = z.union([z.string().min(1), z.number().int()]).transform(String);

export const tokenSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().optional(),
  expires_in: z.number().default(3600),
  scope: z.string().optional(),
});
export type TokenAnswer = z.infer<typeof tokenSchema>;

export const userSchema = z.object({ id: idSchema, name: z.string().optional() });

export const photoSchema = z.object({ url: z.url() });

/** A create may answer with the id alone. */
export const createdSchema = z.object({ id: idSchema, url: z.string().optional() });

export const listingSchema = z.object({
  id: idSchema,
  external_id: z.string().nullish(),
  status: z.string().optional(),
  title: z.string().optional(),
  price_cents: z.number().int().optional(),
  photos: z.array(z.unknown()).optional(),
  category: z.string().optional(),
  condition: z.string().optional(),
  url: z.string().optional(),
});
export type RemoteItem = z.infer<typeof listingSchema>;

export const listingsSchema = z.object({ data: z.array(listingSchema), next_cursor: z.string().nullish() });

/** Calls whose body says nothing we need. */
export const acknowledgedSchema = z.unknown();

export const errorBodySchema = z.object({
  error: z.object({ code: z.string(), message: z.string().default(''), field: z.string().optional() }),
});
export const oauthErrorSchema = z.object({ error: z.string(), error_description: z.string().optional() });
