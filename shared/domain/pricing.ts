import { z } from 'zod';
import { moneySchema } from './money.ts';

/** One deduction of a marketplace from a sale. `name`: catalogue key below `fee.`. */
export const feeSchema = z.object({ name: z.string(), amount: moneySchema });
export type Fee = z.infer<typeof feeSchema>;

/** How an account's prices follow from the item's. */
export const priceRuleSchema = z.object({
  /** Change in hundredths of a percent: 1000 is 10 % more, -500 is 5 % less. */
  percent: z.number().int().min(-9_000).max(100_000),
  /** Added after that, in minor units of the item's currency. */
  fixed: z.number().int().min(-9_999_999).max(9_999_999),
  /** To the next price above that ends so; `none` keeps every minor unit. */
  rounding: z.enum(['none', 'whole', 'ninety_nine', 'ninety_five']),
  /** What must be left after fees, in minor units; the price is raised until it is. `null`: not asked for. */
  minimumNet: z.number().int().min(0).max(9_999_999).nullable(),
});
export type PriceRule = z.infer<typeof priceRuleSchema>;

/** The item's own price, unchanged. */
export const samePrice: PriceRule = { percent: 0, fixed: 0, rounding: 'none', minimumNet: null };
