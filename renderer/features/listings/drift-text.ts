import type { Capabilities } from '#shared/domain/marketplace.ts';
import type { Drift, Listing, ListingState } from '#shared/domain/listing.ts';
import type { StatusTone } from '../../components/status-badge.tsx';

/** The tone that goes with a listing's state. */
export const stateTone: Readonly<Record<ListingState, StatusTone>> = {
  live: 'good',
  unconfirmed: 'warning',
  ended: 'neutral',
  sold_out: 'info',
};

/** Fields whose drift goes when price, quantity and policies are sent again. */
const isRevisable = (field: string): boolean => field === 'price' || field === 'quantity' || field.startsWith('terms.');

/**
 * How many buyers can buy as far as is known: what the marketplace reported last, unless an order or an end came after it.
 * `null` is "not reported".
 */
export function offeredQuantity({ state, readBack }: Pick<Listing, 'state' | 'readBack'>): number | null {
  if (state === 'sold_out') return 0;
  return state === 'ended' ? null : (readBack?.quantity ?? null);
}

/** Whether sending it again would mend something of what differs. */
export const mendable = (drift: readonly Drift[]): boolean => drift.some(({ field }) => isRevisable(field));

/** What sending it again is called: it says all that a revision sends there. */
export const reviseKey = (capabilities: Pick<Capabilities, 'ownTerms'>) =>
  capabilities.ownTerms ? ('reviseTerms' as const) : ('revise' as const);
