import { AppError, assertNever, type AppErrorData } from '#shared/errors.ts';
import { isByHand } from '../marketplaces/by-hand.ts';
import { finish, holdSignedOut, release, waitForSeller, waitForSignIn, waitUntil } from './intent-moves.ts';
import type { IntentRow } from './intent-rows.ts';
import { listingById, saveGone } from './listing-rows.ts';
import { toFinding } from './preflight.ts';
import { judge } from './retry-rule.ts';
import { hasStarted, listingIdOf, type RunOptions } from './run-options.ts';

/** Stores what a failure means, by the one retry rule. `known`: nothing happened at the marketplace that is not stored. */
export function settle(options: RunOptions, intent: IntentRow, thrown: unknown, known: boolean): void {
  const { store, clock, changes, logger, random } = options;
  const now = clock.now();
  if (isByHand(thrown)) {
    store.write((writer) => {
      waitForSeller(writer, intent.id, now);
      changes.batch(writer, intent.batch_id);
      writer.afterCommit(() => options.onWaitsForSeller(intent));
    });
    return;
  }
  const error = thrown instanceof AppError ? thrown.data : bug(options, intent, thrown);
  const [high = 0, low = 0] = random.bytes(2);
  const chance = (high * 256 + low) / 65_536;
  const verdict = judge(error, { now, attempts: intent.attempts, chance, takesDown: intent.kind === 'end' });
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
        // The marketplace has no such listing any more: it ended there without our doing.
        const gone = intent.kind === 'revise' && error.code === 'not_found' && error.remote?.status === 404;
        const listing = gone && intent.listing_id !== null ? listingById(writer, intent.listing_id) : undefined;
        if (listing !== undefined) {
          saveGone(writer, listing.id, now);
          changes.listings(writer, listing.item_id);
        }
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
