import type { Drift, Listing, ListingState } from '#shared/domain/listing.ts';
import type { StatusTone } from '../../components/status-badge.tsx';

/** The tone that goes with a listing's state. */
export const stateTone: Readonly<Record<ListingState, StatusTone>> = {
  live: 'good',
  unconfirmed: 'warning',
  ended: 'neutral',
  sold_out: 'info',
};

/** Fields whose drift goes when price and quantity are sent again. */
const revisable = new Set(['price', 'quantity']);

/**
 * How many buyers can buy as far as is known: what the marketplace reported last, unless an order or an end came after it.
 * `null` is "not reported".
 */
export function offeredQuantity({ state, readBack }: Pick<Listing, 'state' | 'readBack'>): number | null {
  if (state === 'sold_out') return 0;
  return state === 'ended' ? null : (readBack?.quantity ?? null);
}

/** Whether sending price and quantity would mend something of what differs. */
export const mendable = (drift: readonly Drift[]): boolean => drift.some(({ field }) => revisable.has(field));
