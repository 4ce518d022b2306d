import type { Drift, IntentKind, ListingState, RemoteListing } from '#shared/domain/listing.ts';
import { compareListing } from './compare.ts';

/** What a look at the marketplace says about one of our listings. */
export interface Conclusion {
  readonly state: ListingState;
  readonly drift: readonly Drift[];
  /** It is as it should be; otherwise it is worth looking again, because markets show changes late. */
  readonly settled: boolean;
}

const gone = (found: RemoteListing | undefined): boolean => found === undefined || found.status !== 'live';

/**
 * Judges a read-back. `purpose` is what was done before it (`watch`: nothing, the seller asked), `state` what we believed,
 * `sent` what should be found. A listing counts as live only when the marketplace shows it live and no field differs.
 */
export function conclude(
  purpose: IntentKind | 'watch',
  state: ListingState,
  sent: RemoteListing,
  found: RemoteListing | undefined,
): Conclusion {
  if (purpose === 'end' || state === 'ended') {
    if (gone(found)) return { state: 'ended', drift: [], settled: true };
    const drift = [{ field: 'status', sent: 'ended', found: 'live' }];
    // An ended listing that shows up as live again is looked at, not believed: it may be an old answer.
    return { state: purpose === 'end' ? 'unconfirmed' : 'ended', drift, settled: false };
  }
  // Sold out stays sold out, whether the marketplace keeps the empty listing or ends it.
  if (state === 'sold_out' && gone(found)) return { state, drift: [], settled: true };
  if (purpose === 'watch' && (found === undefined || found.status === 'ended' || found.status === 'not_listed')) {
    return state === 'unconfirmed' && found === undefined
      ? { state, drift: [], settled: false }
      : { state: 'ended', drift: [], settled: true };
  }
  if (found === undefined) return { state: 'unconfirmed', drift: [], settled: false };
  if (purpose === 'watch' && found.status === 'out_of_stock') return { state: 'sold_out', drift: [], settled: true };
  const drift = compareListing(sent, found);
  return drift.length === 0 ? { state: 'live', drift, settled: true } : { state: 'unconfirmed', drift, settled: false };
}

/** How long to wait before the next look; eBay's own pages lag by seconds, rarely by more than a minute. */
const looks = [500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000] as const;

/** Milliseconds until the next look, `null` when it has been looked often enough. */
export const nextLookMs = (looksBefore: number): number | null => looks[looksBefore] ?? null;
