import type { RemoteListing } from '#shared/domain/listing.ts';
import { AppError, assertNever, type AppErrorData } from '#shared/errors.ts';
import type { Connector, Memo, Step } from '../marketplaces/marketplace.ts';
import type { Clock, Logger, Random } from '../ports.ts';
import type { Reader, Store, Writer } from '../store/connection.ts';
import type { Changes } from './changes.ts';
import { conclude, nextLookMs } from './conclude.ts';
import {
  finish,
  finishStep,
  holdSignedOut,
  release,
  setListing,
  startStep,
  waitForSignIn,
  waitUntil,
} from './intent-moves.ts';
import { payloadOf, readBackStep, type IntentRow } from './intent-rows.ts';
import {
  listingById,
  parseMemo,
  saveAccepted,
  saveReadBack,
  saveRevised,
  sentOf,
  type ListingRow,
} from './listing-rows.ts';
import { toFinding } from './preflight.ts';
import { thawDraft, type IntentPayload, type OpenPhoto } from './payload.ts';
import { judge } from './retry-rule.ts';
import { walkSteps, type StepBoundary, type StepWalk } from './step-walk.ts';

export interface RunOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: () => string;
  readonly logger: Logger;
  readonly changes: Changes;
  readonly connector: (accountId: string) => Connector;
  readonly openPhoto: OpenPhoto;
  /** The item is in the recycle bin, or gone. */
  readonly isRemoved: (itemId: string) => boolean;
  readonly stopping: () => boolean;
  readonly onStepBoundary: StepBoundary;
}

/** One claimed intent, from its next step to its next state. Never throws: whatever happens is stored. */
export async function runIntent(options: RunOptions, intent: IntentRow): Promise<void> {
  const certainty = { known: true };
  try {
    await advance(options, intent, certainty);
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
      if (options.isRemoved(intent.item_id) && !hasStarted(options.store, intent.id)) throw new AppError(itemRemoved);
      const draft = thawDraft(payload.draft, options.openPhoto);
      return walk(connector.publishSteps, draft, async (memo) => {
        const sent = await connector.expected(draft, memo);
        return (writer) => accept(options, writer, intent, connector, memo, sent);
      });
    }
    case 'revise': {
      const listing = listingOf(options, intent);
      const { price, quantity } = payload;
      if (price === null) throw new Error(`intent ${intent.id} was queued without a price`);
      if (listing.state === 'ended') throw new AppError(listingEnded);
      const subject = { sku: listing.sku, memo: parseMemo(listing.memo), price, quantity };
      return walk(connector.reviseSteps, subject, () => (writer) => {
        saveRevised(writer, listingById(writer, listing.id) ?? listing, { price, quantity });
        options.changes.listings(writer, listing.item_id);
      });
    }
    case 'end': {
      const listing = listingOf(options, intent);
      if (listing.state === 'ended') return Promise.resolve(true);
      return walk(connector.endSteps, { sku: listing.sku, memo: parseMemo(listing.memo) });
    }
    default:
      return assertNever(payload);
  }
}

/** Stores that the marketplace took the publication. Until it was read back it is only `unconfirmed`. */
function accept(
  { newId, clock, changes }: RunOptions,
  writer: Writer,
  intent: IntentRow,
  connector: Connector,
  memo: Memo,
  sent: RemoteListing,
): void {
  const listingId = saveAccepted(writer, {
    id: newId(),
    itemId: intent.item_id,
    itemTitle: intent.item_title,
    accountId: intent.account_id,
    marketplace: intent.marketplace,
    sku: intent.sku,
    remoteId: sent.listingId,
    url: connector.listingUrl(memo),
    memo,
    sent,
    at: clock.now(),
  });
  setListing(writer, intent.id, listingId);
  changes.listings(writer, intent.item_id);
}

/** Looks at the marketplace and stores what is there, together with what that means for the intent. */
async function readBack(
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
      finishStep(writer, intent.id, readBackStep, null, now);
      finish(writer, intent.id, { state: 'succeeded', error: null, now });
      return;
    }
    startStep(writer, intent.id, readBackStep, now);
    const pause = nextLookMs(intent.read_backs);
    const error = found === undefined ? readBackMissing : readBackDiffers(drift.map(({ field }) => field));
    if (pause === null) finish(writer, intent.id, { state: 'needs_attention', error, now });
    else waitUntil(writer, intent.id, { at: now + pause, now, burns: false, readBack: true, error: null });
  }, 'soon');
  onStepBoundary(readBackStep, 'done');
}

/** Stores what a failure means, by the one retry rule. */
function settle(options: RunOptions, intent: IntentRow, thrown: unknown, known: boolean): void {
  const { store, clock, changes, logger, random } = options;
  const now = clock.now();
  const error = thrown instanceof AppError ? thrown.data : bug(options, intent, thrown);
  const [high = 0, low = 0] = random.bytes(2);
  const verdict = judge(error, { now, attempts: intent.attempts, chance: (high * 256 + low) / 65_536 });
  logger.log('warn', 'publishing.intent_stopped', {
    intentId: intent.id,
    kind: intent.kind,
    accountId: intent.account_id,
    code: error.code,
    reason: error.reason,
    verdict: verdict.kind,
  });
  store.write((writer) => {
    changes.batch(writer, intent.batch_id);
    if (error.code === 'cancelled') {
      if (options.stopping()) return release(writer, intent.id);
      if (!hasStarted(writer, intent.id)) return finish(writer, intent.id, { state: 'cancelled', error, now });
    }
    switch (verdict.kind) {
      case 'wait':
        return waitUntil(writer, intent.id, { ...verdict, now, readBack: false, error });
      case 'sign_in': {
        waitForSignIn(writer, intent.id, error, now);
        const batches = holdSignedOut(writer, intent.account_id, error, now);
        for (const batchId of batches) changes.batch(writer, batchId);
        return;
      }
      case 'failed': {
        // What is out there, or may be, must not be published anew by a seller who reads "failed".
        const uncertain = !known || (intent.kind === 'publish' && listingIdOf(writer, intent.id) !== null);
        const findings = (error.fields ?? []).map(toFinding);
        return finish(writer, intent.id, { state: uncertain ? 'needs_attention' : 'failed', error, findings, now });
      }
      case 'needs_attention':
        return finish(writer, intent.id, { state: 'needs_attention', error, now });
      default:
        return assertNever(verdict);
    }
  });
}

function bug({ logger, newId }: RunOptions, intent: IntentRow, thrown: unknown): AppErrorData {
  const reference = newId();
  const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  logger.log('error', 'publishing.bug', { reference, intentId: intent.id, error: stack });
  return {
    code: 'internal',
    reason: 'internal',
    message: 'Something went wrong inside Crossdock. Nothing is repeated until you ask for it.',
    reference,
  };
}

const hasStarted = (reader: Reader, intentId: string): boolean =>
  reader.get(`SELECT 1 FROM intent_step WHERE intent_id = :intentId AND state <> 'pending' LIMIT 1`, { intentId }) !==
  undefined;

const listingIdOf = (reader: Reader, intentId: string): string | null =>
  reader.get<{ readonly listing_id: string | null }>('SELECT listing_id FROM intent WHERE id = :intentId', { intentId })
    ?.listing_id ?? null;

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

const itemRemoved: AppErrorData = {
  code: 'cancelled',
  reason: 'item_removed',
  message: 'The item was moved to the recycle bin before anything was sent. Restore it to publish it.',
};

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
