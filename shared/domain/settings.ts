import { z } from 'zod';
import { currencySchema } from './money.ts';

/** What the seller can set. Window places and other state of the shell are kept elsewhere. */
export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['en']),
  currency: currencySchema,
  /** Rule for new SKUs: literal text with `{YYYY}`, `{MM}`, `{DD}` and one run of `#` for the running number. */
  skuPattern: z.string().trim().min(1).max(60),
  /** Practice marketplaces run inside the app, and a banner says so. */
  practice: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  theme: 'system',
  language: 'en',
  currency: 'USD',
  skuPattern: 'CD-{YYYY}-####',
  practice: true,
};
