import { z } from 'zod';
import { defaultLabelChoice, labelChoiceSchema } from './label.ts';
import { languageChoiceSchema } from './language.ts';
import { currencySchema } from './money.ts';

/** What the seller can set. Window places and other state of the shell are kept elsewhere. */
export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  language: languageChoiceSchema,
  currency: currencySchema,
  /** Rule for new SKUs: literal text with `{YYYY}`, `{MM}`, `{DD}` and one run of `#` for the running number. */
  skuPattern: z.string().trim().min(1).max(60),
  /** Pieces at or below which an item is low on stock, where it says nothing itself; 0: never. */
  lowStockAt: z.number().int().min(0).max(1_000_000),
  /** What was last printed on labels. */
  labels: labelChoiceSchema,
  /** Practice marketplaces run inside the app, and a banner says so. */
  practice: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  theme: 'system',
  language: 'system',
  currency: 'USD',
  skuPattern: 'CD-{YYYY}-####',
  lowStockAt: 0,
  labels: defaultLabelChoice,
  practice: true,
};
