import { AppError, assertNever, type AppErrorData } from '#shared/errors.ts';
import type { Connector, Step } from '../marketplaces/marketplace.ts';
import { urgently } from '../http/urgency.ts';
import { accept } from './accept.ts';
import { release } from './intent-moves.ts';
import { payloadOf, type IntentRow } from './intent-rows.ts';
import { listingById, parseMemo, saveRevised, type ListingRow } from './listing-rows.ts';
import { thawDraft, type IntentPayload } from './payload.ts';
import { readBack } from './read-back.ts';
import { hasStarted, listingIdOf, type RunOptions } from './run-options.ts';
import { settle } from './settle.ts';
import { walkSteps, type StepWalk } from './step-walk.ts';

/** One claimed intent, from its next step to its next state. Never throws: whatever happens is stored. */
export async function runIntent(options: RunOptions, intent: IntentRow): Promise<void> {
  const certainty = { known: true };
  try {
    // What takes something off sale may use the reserve of a daily quota.
    if (intent.kind === 'end') await urgently(() => advance(options, intent, certainty));
    else await advance(options, intent, certainty);
  } catch (error) {
    settle(options, intent, error, certainty.known);
  }
}

async function advance(options: RunOptions, intent: IntentRow, certainty: { known: boolean }): Promise<void> {
  const { store, clock, changes, stopping, onStepBoundary } = options;
  const connector = options.connector(intent.account_id);
  const payload = payloadOf(store, intent.id);
  const walk = <Subject>(
    steps: readonly Step<Subject>[],
    subject: Subject,
    onEnd: StepWalk<Subject>['onEnd'] = () => () => undefined,
  ): Promise<boolean> =>
    walkSteps({
      store,
      clock,
      intentId: intent.id,
      steps,
      subject,
      memo: parseMemo(intent.memo),
      stopping,
      onStepBoundary,
      onMove: (writer) => changes.batch(writer, intent.batch_id),
      onEnd,
      onCertainty: (known) => {
        certainty.known = known;
      },
    });

  if (!(await takeSteps(options, intent, connector, payload, walk))) {
    store.write((writer) => {
      release(writer, intent.id);
      changes.batch(writer, intent.batch_id);
    });
    return;
  }
  const listingId = listingIdOf(store, intent.id);
  if (listingId === null) throw new Error(`intent ${intent.id} ended without a listing`);
  await readBack(options, intent, listingId, connector);
}

type Walk = <Subject>(
  steps: readonly Step<Subject>[],
  subject: Subject,
  onEnd?: StepWalk<Subject>['onEnd'],
) => Promise<boolean>;

/** The connector's part of an intent. Answers false when it stopped early. */
function takeSteps(
  options: RunOptions,
  intent: IntentRow,
  connector: Connector,
  payload: IntentPayload,
  walk: Walk,
): Promise<boolean> {
  switch (payload.kind) {
    case 'publish': {
      if (payload.draft === null) throw new Error(`intent ${intent.id} was queued without a draft`);
      if (!hasStarted(options.store, intent.id)) {
        if (options.isRemoved(intent.item_id)) throw new AppError(itemRemoved);
        // The last one may have sold elsewhere while this waited for its turn.
        if (options.inStock(intent.item_id) === 0) throw new AppError(soldMeanwhile);
      }
      const draft = thawDraft(payload.draft, options.openPhoto);
      return walk(connector.publishSteps, draft, async (memo) => {
        const sent = await connector.expected(draft, memo);
        return (writer) => void accept(options, writer, intent, connector, { memo, sent });
      });
    }
    case 'revise': {
      const listing = listingOf(options, intent);
      const { price, quantity, terms } = payload;
      if (price === null) throw new Error(`intent ${intent.id} was queued without a price`);
      if (listing.state === 'ended') throw new AppError(listingEnded);
      const subject = { sku: listing.sku, memo: parseMemo(listing.memo), price, quantity, terms };
      return walk(connector.reviseSteps, subject, () => (writer) => {
        saveRevised(writer, listingById(writer, listing.id) ?? listing, { price, quantity, terms });
        options.changes.listings(writer, listing.item_id);
        // The number was written down when this was queued; pieces may have been sold since.
        options.followStock(writer, listing.item_id);
      });
    }
    case 'end': {
      const listing = listingOf(options, intent);
      if (listing.state === 'ended') return Promise.resolve(true);
      return walk(connector.endSteps, { sku: listing.sku, memo: parseMemo(listing.memo), mode: payload.mode });
    }
    default:
      return assertNever(payload);
  }
}

function listingOf({ store }: RunOptions, intent: IntentRow): ListingRow {
  const listing = intent.listing_id === null ? undefined : listingById(store, intent.listing_id);
  if (listing === undefined) throw new Error(`intent ${intent.id} has no listing`);
  return listing;
}

const listingEnded: AppErrorData = {
  code: 'validation',
  reason: 'listing_ended',
  message: 'The listing has ended, so it cannot be changed any more. Publish the item again.',
};

const soldMeanwhile: AppErrorData = {
  code: 'cancelled',
  reason: 'sold_meanwhile',
  message: 'Nothing was left of the item when its turn came, so it was not published.',
};

const itemRemoved: AppErrorData = {
  code: 'cancelled',
  reason: 'item_removed',
  message: 'The item was moved to the recycle bin before anything was sent. Restore it to publish it.',
};
