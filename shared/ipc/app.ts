import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import { marketplaceIdSchema } from '../domain/marketplace.ts';
import { settingsSchema } from '../domain/settings.ts';
import { request } from './define.ts';

export const appInfoSchema = z.object({
  version: z.string(),
  platform: z.string(),
  runtime: z.enum(['electron', 'stand-in', 'headless']),
  locale: z.string(),
  secretProtection: z.enum(['os', 'weak', 'unavailable']),
  /** Something the seller should read after this start: the database was repaired, restored or backed up before a migration. */
  startNotices: z.array(z.object({ reason: z.string(), message: z.string() })),
});
export type AppInfo = z.infer<typeof appInfoSchema>;

export const appRequests = {
  'app.info': request(z.void(), appInfoSchema),
  /** Opens a page outside the app; refused unless the allow-list knows it. */
  'app.openLink': request(z.object({ url: z.string().max(2_000) }), z.void()),
  'settings.get': request(z.void(), settingsSchema),
  'settings.update': request(settingsSchema.partial(), settingsSchema),
  'practice.status': request(z.void(), z.object({ running: z.boolean(), marketplaces: z.array(marketplaceIdSchema) })),
  /** A pretended buyer buys from a live practice listing (the `id` of a Listing of ours); the app then notices the sale as it would a real one. */
  'practice.playBuyer': request(
    z.object({ listingId: idSchema, quantity: z.number().int().min(1).max(1_000) }),
    z.object({ remoteOrderId: z.string() }),
  ),
};
