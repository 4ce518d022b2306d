import type { Money } from '#shared/domain/money.ts';
import type { Pair } from '#shared/domain/pairs.ts';
import { itemOrUndefined, type QueueContext } from './queue.ts';

/** What the seller paid for an item, read once for all accounts of a batch. `null`: not known. */
export function itemCosts(context: QueueContext): (pair: Pair) => Money | null {
  const known = new Map<string, Money | null>();
  return ({ itemId }) => {
    let cost = known.get(itemId);
    if (cost === undefined) {
      cost = itemOrUndefined(context, itemId)?.variants[0]?.cost ?? null;
      known.set(itemId, cost);
    }
    return cost;
  };
}
