import { z } from 'zod';
import { idSchema } from './ids.ts';

/** One item on one account. */
export const pairSchema = z.object({ itemId: idSchema, accountId: idSchema });
export type Pair = z.infer<typeof pairSchema>;

/** As many as the largest selection has on one account. */
export const pairListSchema = z.array(pairSchema).min(1).max(500_000);

/** Each of the items on each of the accounts, once. */
export const everyPair = (itemIds: readonly string[], accountIds: readonly string[]): Pair[] => {
  const accounts = [...new Set(accountIds)];
  return [...new Set(itemIds)].flatMap((itemId) => accounts.map((accountId) => ({ itemId, accountId })));
};
