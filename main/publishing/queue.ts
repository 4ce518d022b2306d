import type { Finding } from '#shared/domain/finding.ts';
import type { Item } from '#shared/domain/item.ts';
import { AppError, notFound, type AppErrorData } from '#shared/errors.ts';
import type { Clock } from '../ports.ts';
import type { Store, Writer } from '../store/connection.ts';
import type { Changes } from './changes.ts';
import { cancelUnstarted, finish, requeue, resetSteps } from './intent-moves.ts';
import { insertIntent, insertSteps, intentById, intentQueries, savePayload, type IntentRow } from './intent-rows.ts';
import { isOpen, listingById, parseMemo, type ListingRow } from './listing-rows.ts';
import { freezeDraft, type IntentPayload } from './payload.ts';
import { hindrances, judgePairs, passes, problems, type JudgedPair, type PreflightOptions } from './preflight.ts';

/** What writing into the journal needs. */
export interface QueueContext extends PreflightOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly changes: Changes;
  readonly itemOf: (itemId: string) => Item;
}

/** Judges all pairs, then writes one intent for each in one transaction: queued, or failed with its findings. */
export async function queuePublish(
  context: QueueContext,
  itemIds: readonly string[],
  accountIds: readonly string[],
): Promise<{ batchId: string; intentIds: string[] }> {
  const pairs = await judgePairs(context, itemIds, accountIds);
  const batchId = context.newId();
  const intentIds = context.store.write((writer) => {
    context.changes.batch(writer, batchId);
    return pairs.map((pair) => insertPublish(context, writer, batchId, pair));
  });
  return { batchId, intentIds };
}

function insertPublish(context: QueueContext, writer: Writer, batchId: string, judged: JudgedPair): string {
  const { itemId, accountId, draft } = judged;
  const account = accountOrUndefined(context, accountId);
  const item = draft ?? itemOrUndefined(context, itemId);
  // Looked at again inside the transaction: another publish may have come in while this one was judged.
  const findings = withHindrances(judged, hindrances(writer, itemId, accountId));
  const refused = !passes({ ...judged, findings });
  const id = context.newId();
  insertIntent(writer, {
    id,
    batchId,
    itemId,
    itemTitle: item?.title ?? '',
    sku: draft?.sku ?? '',
    accountId,
    marketplace: account?.marketplace ?? '',
    listingId: null,
    memo: {},
    payload: { kind: 'publish', draft: draft === null ? null : freezeDraft(draft) },
    findings,
    refused,
    steps: refused ? [] : context.accounts.connector(accountId).publishSteps.map((step) => step.name),
    at: context.clock.now(),
  });
  return id;
}

const withHindrances = ({ findings }: JudgedPair, hindrances: readonly Finding[]): readonly Finding[] => [
  ...hindrances,
  ...findings.filter((finding) => !hindrances.some((other) => other.reason === finding.reason)),
];

/** Queues the item's present price and quantity for each listing. */
export function queueRevises(
  context: QueueContext,
  listingIds: readonly string[],
): { batchId: string; intentIds: string[] } {
  return queueForListings(context, listingIds, (writer, batchId, listing) =>
    insertRevise(context, writer, batchId, listing, presentOffer(context, listing)),
  );
}

export function queueEnds(
  context: QueueContext,
  listingIds: readonly string[],
): { batchId: string; intentIds: string[] } {
  return queueForListings(context, listingIds, (writer, batchId, listing) =>
    insertEnd(context, writer, batchId, listing),
  );
}

function queueForListings(
  context: QueueContext,
  listingIds: readonly string[],
  insert: (writer: Writer, batchId: string, listing: ListingRow) => string,
): { batchId: string; intentIds: string[] } {
  const batchId = context.newId();
  const intentIds = context.store.write((writer) => {
    context.changes.batch(writer, batchId);
    return [...new Set(listingIds)].map((id) => {
      const listing = listingById(writer, id);
      if (listing === undefined) throw notFound('listing', id);
      return insert(writer, batchId, listing);
    });
  });
  return { batchId, intentIds };
}

/** What a revision is to send, or why it cannot. */
export interface Offer {
  readonly payload: Extract<IntentPayload, { kind: 'revise' }>;
  readonly findings: readonly Finding[];
}

function presentOffer(context: QueueContext, listing: ListingRow): Offer {
  const none: Offer['payload'] = { kind: 'revise', price: null, quantity: 0 };
  if (context.isRemoved(listing.item_id)) return { payload: none, findings: [itemRemoved] };
  try {
    const { marketplace } = context.accounts.account(listing.account_id);
    const { price, quantity } = context.draft(listing.item_id, marketplace);
    return {
      payload: { kind: 'revise', price, quantity },
      findings: [...(price === null ? [priceMissing] : []), ...(quantity === 0 ? [outOfStock] : [])],
    };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'internal') throw error;
    return { payload: none, findings: problems(error) };
  }
}

export function insertRevise(
  context: QueueContext,
  writer: Writer,
  batchId: string,
  listing: ListingRow,
  offer: Offer,
): string {
  const findings = isOpen(listing.state) || listing.state === 'sold_out' ? offer.findings : [listingEnded];
  const refused = findings.length > 0;
  // Prices and quantities are absolute, so what has not been sent yet is overtaken by this one.
  if (!refused) supersede(context, writer, listing.id);
  return insertForListing(context, writer, batchId, listing, offer.payload, findings, 'reviseSteps');
}

export function insertEnd(context: QueueContext, writer: Writer, batchId: string, listing: ListingRow): string {
  const findings = listing.state === 'ended' ? [listingEnded] : isEnding(writer, listing.id) ? [alreadyEnding] : [];
  if (findings.length === 0) supersede(context, writer, listing.id);
  return insertForListing(context, writer, batchId, listing, { kind: 'end' }, findings, 'endSteps');
}

/** An end of the listing is on its way. */
export const isEnding = (writer: Writer, listingId: string): boolean =>
  writer.all<IntentRow>(intentQueries.ofListing, { listingId }).some((intent) => intent.kind === 'end');

function insertForListing(
  context: QueueContext,
  writer: Writer,
  batchId: string,
  listing: ListingRow,
  payload: IntentPayload,
  findings: readonly Finding[],
  steps: 'reviseSteps' | 'endSteps',
): string {
  const account = accountOrUndefined(context, listing.account_id);
  const all = account === undefined ? [...findings, accountGone] : findings;
  const refused = all.length > 0;
  const id = context.newId();
  insertIntent(writer, {
    id,
    batchId,
    itemId: listing.item_id,
    itemTitle: listing.item_title,
    sku: listing.sku,
    accountId: listing.account_id,
    marketplace: listing.marketplace,
    listingId: listing.id,
    memo: parseMemo(listing.memo),
    payload,
    findings: all,
    refused,
    steps: refused ? [] : context.accounts.connector(listing.account_id)[steps].map((step) => step.name),
    at: context.clock.now(),
  });
  return id;
}

/** Drops the revisions of a listing that wait; one that is being sent goes through first. */
function supersede({ clock, changes }: QueueContext, writer: Writer, listingId: string): void {
  for (const intent of writer.all<IntentRow>(intentQueries.ofListing, { listingId })) {
    if (intent.kind !== 'revise' || intent.state === 'running') continue;
    finish(writer, intent.id, { state: 'cancelled', error: superseded, now: clock.now() });
    changes.batch(writer, intent.batch_id);
  }
}

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
  const judged = new Map<string, JudgedPair>();
  for (const row of rows) {
    if (row.kind !== 'publish' || !isRefused(row)) continue;
    const [pair] = await judgePairs(context, [row.item_id], [row.account_id]);
    if (pair !== undefined) judged.set(row.id, pair);
  }
  return store.write((writer) => {
    let count = 0;
    for (const { id } of rows) {
      // Its state may have changed while the others were judged.
      const row = intentById(writer, id);
      if (row === undefined || !retryOne(context, writer, row, judged.get(id))) continue;
      count += 1;
    }
    return count;
  });
}

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
    return restart(
      { kind: 'end' },
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

const orUndefined = <Result>(read: () => Result): Result | undefined => {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined;
    throw error;
  }
};
const accountOrUndefined = ({ accounts }: QueueContext, id: string) => orUndefined(() => accounts.account(id));
const itemOrUndefined = ({ itemOf }: QueueContext, id: string) => orUndefined(() => itemOf(id));

const finding = (field: string, reason: string, message: string): Finding => ({
  severity: 'error',
  field,
  reason,
  message,
});
const itemRemoved = finding('item', 'item_removed', 'The item is in the recycle bin. Restore it first.');
const priceMissing = finding(
  'variants.0.price',
  'price_missing',
  'The item has no price. Enter one, then revise again.',
);
const outOfStock = finding(
  'variants.0.quantity',
  'out_of_stock',
  'Nothing of this item is left. End the listing instead.',
);
const listingEnded = finding('listing', 'listing_ended', 'The listing has ended already. Publish the item again.');
const alreadyEnding = finding('listing', 'already_ending', 'The listing is being ended already.');
const accountGone = finding('account', 'account_gone', 'The account is not connected any more. Connect it again.');

const cancelledError = (reason: string, message: string): AppErrorData => ({ code: 'cancelled', reason, message });
const superseded = cancelledError(
  'superseded',
  'A newer change of the same listing replaced this one before it was sent.',
);
const cancelledBySeller = cancelledError('cancelled', 'Cancelled before anything was sent.');
