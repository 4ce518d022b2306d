import type { Finding } from '#shared/domain/finding.ts';
import type { Pair } from '#shared/domain/pairs.ts';
import { notFound, type AppErrorData } from '#shared/errors.ts';
import type { Writer } from '../store/connection.ts';
import { isEnding, presentOffer, supersede } from './change-intents.ts';
import { cancelUnstarted, finish, requeue, resetSteps } from './intent-moves.ts';
import { payloadOf, insertSteps, intentById, savePayload, type IntentRow } from './intent-rows.ts';
import { listingById } from './listing-rows.ts';
import { freezeDraft, type IntentPayload } from './payload.ts';
import { hindrances, judgePairs, passes, type JudgedPair } from './preflight.ts';
import { accountOrUndefined, withHindrances, type QueueContext } from './queue.ts';
import { accountGone, alreadyEnding, listingEnded } from './refusals.ts';

/** Cancels what has not started. Answers how many. */
export function cancelIntents({ store, clock, changes }: QueueContext, intentIds: readonly string[]): number {
  return store.write((writer) => {
    let count = 0;
    for (const id of new Set(intentIds)) {
      const intent = intentById(writer, id);
      if (intent === undefined) throw notFound('intent', id);
      if (!cancelUnstarted(writer, id, cancelledBySeller, clock.now())) continue;
      changes.batch(writer, intent.batch_id);
      count += 1;
    }
    return count;
  });
}

/**
 * Puts finished intents back into the queue. An unsettled one goes on where it stopped. What failed or was cancelled is
 * judged anew and takes the item as it is now, because the seller has mended something. Answers how many were queued.
 */
export async function retryIntents(context: QueueContext, intentIds: readonly string[]): Promise<number> {
  const { store } = context;
  const rows = [...new Set(intentIds)].map((id) => {
    const row = intentById(store, id);
    if (row === undefined) throw notFound('intent', id);
    return row;
  });
  const mended = rows.filter((row) => row.kind === 'publish' && isRefused(row));
  const pairs = mended.map((row) => ({ itemId: row.item_id, accountId: row.account_id }));
  const judged = new Map((await judgePairs(context, pairs)).map((pair) => [pairKey(pair), pair]));
  return store.write((writer) => {
    let count = 0;
    for (const { id } of rows) {
      // Its state may have changed while the others were judged.
      const row = intentById(writer, id);
      if (
        row === undefined ||
        !retryOne(context, writer, row, judged.get(pairKey({ itemId: row.item_id, accountId: row.account_id })))
      )
        continue;
      count += 1;
    }
    return count;
  });
}

const pairKey = ({ itemId, accountId }: Pair): string => `${itemId} ${accountId}`;
const isRefused = (row: IntentRow): boolean => row.state === 'failed' || row.state === 'cancelled';

function retryOne(context: QueueContext, writer: Writer, row: IntentRow, judged: JudgedPair | undefined): boolean {
  const { clock, changes, accounts } = context;
  if (row.state !== 'needs_attention' && !isRefused(row)) return false;
  changes.batch(writer, row.batch_id);
  if (row.state === 'needs_attention' && accountOrUndefined(context, row.account_id) !== undefined) {
    requeue(writer, row.id);
    return true;
  }
  const refuse = (findings: readonly Finding[]): false => {
    finish(writer, row.id, { state: 'failed', error: null, findings, now: clock.now() });
    return false;
  };
  const restart = (payload: IntentPayload, steps: readonly string[]): true => {
    savePayload(writer, row.id, payload);
    if (payload.kind === 'publish' && payload.draft !== null) {
      const { sku, title } = payload.draft;
      writer.run('UPDATE intent SET sku = :sku, item_title = :title WHERE id = :id', { id: row.id, sku, title });
    }
    insertSteps(writer, row.id, steps);
    resetSteps(writer, row.id);
    requeue(writer, row.id);
    return true;
  };
  if (accountOrUndefined(context, row.account_id) === undefined) return refuse([accountGone]);
  const connector = accounts.connector(row.account_id);
  if (row.kind === 'publish') {
    if (judged === undefined) return false;
    const findings = withHindrances(judged, hindrances(writer, row.item_id, row.account_id));
    if (judged.draft === null || !passes({ ...judged, findings })) return refuse(findings);
    const draft = freezeDraft(judged.draft);
    return restart(
      { kind: 'publish', draft },
      connector.publishSteps.map((step) => step.name),
    );
  }
  const listing = row.listing_id === null ? undefined : listingById(writer, row.listing_id);
  if (listing === undefined || listing.state === 'ended') return refuse([listingEnded]);
  if (row.kind === 'end') {
    if (isEnding(writer, listing.id)) return refuse([alreadyEnding]);
    supersede(context, writer, listing.id);
    const asked = payloadOf(writer, row.id);
    return restart(
      { kind: 'end', mode: asked.kind === 'end' ? asked.mode : 'end' },
      connector.endSteps.map((step) => step.name),
    );
  }
  const offer = presentOffer(context, listing);
  if (offer.findings.length > 0) return refuse(offer.findings);
  supersede(context, writer, listing.id);
  return restart(
    offer.payload,
    connector.reviseSteps.map((step) => step.name),
  );
}

const cancelledBySeller: AppErrorData = {
  code: 'cancelled',
  reason: 'cancelled',
  message: 'Cancelled before anything was sent.',
};
