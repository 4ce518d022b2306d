import type { AppErrorData } from '#shared/errors.ts';
import type { Connector } from '../marketplaces/marketplace.ts';
import { conclude, nextLookMs } from './conclude.ts';
import { finish, moveStep, settleListing, waitUntil } from './intent-moves.ts';
import { readBackStep, type IntentRow } from './intent-rows.ts';
import { listingById, parseMemo, saveReadBack, sentOf } from './listing-rows.ts';
import type { RunOptions } from './run-options.ts';

/** Looks at the marketplace and stores what is there, together with what that means for the intent. */
export async function readBack(
  options: RunOptions,
  intent: IntentRow,
  listingId: string,
  connector: Connector,
): Promise<void> {
  const { store, clock, changes, onStepBoundary } = options;
  const listing = listingById(store, listingId);
  if (listing === undefined) throw new Error(`intent ${intent.id} points at a listing that is not there`);
  // Looking changes nothing at the marketplace, so that it began need not be stored before it does.
  onStepBoundary(readBackStep, 'started');
  const found = await connector.find({ sku: listing.sku, memo: parseMemo(listing.memo) });
  onStepBoundary(readBackStep, 'ran');
  store.write((writer) => {
    const now = clock.now();
    // An order may have been taken in while the answer was on its way.
    const fresh = listingById(writer, listingId) ?? listing;
    const { state, drift, settled } = conclude(intent.kind, fresh.state, sentOf(fresh), found?.listing);
    const memo = found === undefined ? null : { ...parseMemo(fresh.memo), ...found.memo };
    saveReadBack(writer, listingId, { found: found?.listing ?? null, memo, drift, state, at: now });
    changes.listings(writer, fresh.item_id);
    changes.batch(writer, intent.batch_id);
    if (settled) {
      moveStep(writer, intent.id, { done: readBackStep, started: null }, now);
      finish(writer, intent.id, { state: 'succeeded', error: null, now });
      for (const batchId of settleListing(writer, listingId, now)) changes.batch(writer, batchId);
      return;
    }
    moveStep(writer, intent.id, { done: null, started: readBackStep }, now);
    const pause = nextLookMs(intent.read_backs);
    const error = found === undefined ? readBackMissing : readBackDiffers(drift.map(({ field }) => field));
    if (pause === null) finish(writer, intent.id, { state: 'needs_attention', error, now });
    else waitUntil(writer, intent.id, { at: now + pause, now, burns: false, readBack: true, error: null });
  }, 'soon');
  onStepBoundary(readBackStep, 'done');
}

const readBackMissing: AppErrorData = {
  code: 'conflict',
  reason: 'read_back_missing',
  message: 'The marketplace accepted the publication but does not show the listing yet. Look again later.',
};

const readBackDiffers = (fields: readonly string[]): AppErrorData => ({
  code: 'conflict',
  reason: 'read_back_differs',
  params: { fields: fields.join(', ') },
  message: `The marketplace shows something else than what was sent: ${fields.join(', ')}. Compare both, then look again or revise.`,
});
