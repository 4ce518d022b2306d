import type { Finding } from '#shared/domain/finding.ts';
import { isOpen } from '#shared/domain/listing.ts';
import type { EndMode } from '#shared/domain/marketplace.ts';
import { AppError, notFound, type AppErrorData } from '#shared/errors.ts';
import type { Terms } from '../marketplaces/marketplace.ts';
import type { Writer } from '../store/connection.ts';
import { accountDraft } from './account-draft.ts';
import { termField } from './compare.ts';
import { finish } from './intent-moves.ts';
import { insertIntent, intentQueries, payloadOf, type IntentRow } from './intent-rows.ts';
import { driftOf, listingById, parseMemo, sentOf, type ListingRow } from './listing-rows.ts';
import type { IntentPayload } from './payload.ts';
import { problems } from './preflight.ts';
import { accountOrUndefined, type QueueContext } from './queue.ts';
import { accountGone, alreadyEnding, itemRemoved, listingEnded, outOfStock, priceMissing } from './refusals.ts';

/** Queues the item's present price, quantity and policies for each listing. `mend`: see `changedTerms`. */
export function queueRevises(
  context: QueueContext,
  listingIds: readonly string[],
  mend: boolean,
): { batchId: string; intentIds: string[] } {
  return queueForListings(context, listingIds, (writer, batchId, listing) =>
    insertRevise(context, writer, batchId, listing, presentOffer(context, listing, mend)),
  );
}

/** Queues the end of each listing. */
export function queueEnds(
  context: QueueContext,
  listingIds: readonly string[],
  mode: EndMode,
): { batchId: string; intentIds: string[] } {
  return queueForListings(context, listingIds, (writer, batchId, listing) =>
    insertEnd(context, writer, batchId, listing, mode),
  );
}

/** The same as a part of the caller's transaction. One that is being ended already is left to it. */
export function insertEnds(context: QueueContext, writer: Writer, listingIds: readonly string[]): void {
  if (listingIds.length === 0) return;
  const batchId = context.newId();
  context.changes.batch(writer, batchId);
  for (const id of listingIds) {
    const listing = listingById(writer, id);
    if (listing !== undefined && !isEnding(writer, id)) insertEnd(context, writer, batchId, listing, 'end');
  }
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

export type Revision = Extract<IntentPayload, { kind: 'revise' }>;

/** What a revision is to send, or why it cannot. */
export interface Offer {
  readonly payload: Revision;
  readonly findings: readonly Finding[];
}

/** The account's price of the item, its quantity and its policies as they are now. */
export function presentOffer(context: QueueContext, listing: ListingRow, mend = false): Offer {
  const none: Revision = { kind: 'revise', price: null, quantity: 0, terms: {} };
  if (context.isRemoved(listing.item_id)) return { payload: none, findings: [itemRemoved] };
  try {
    const { draft, itemPrice, findings } = accountDraft(context, listing.item_id, listing.account_id);
    const quantity = offered(context, listing.account_id, draft.quantity);
    return {
      payload: {
        kind: 'revise',
        price: draft.price,
        quantity,
        terms: changedTerms(context, listing, draft.terms, mend),
      },
      findings: [...findings, ...(itemPrice === null ? [priceMissing] : []), ...(quantity === 0 ? [outOfStock] : [])],
    };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'internal') throw error;
    return { payload: none, findings: problems(error) };
  }
}

/**
 * What the listing is to have otherwise than it was last told. A policy that the seller gave the listing at the marketplace
 * stays, unless differences are to be mended. Of a listing that an earlier version of the app published it is not known what it was told.
 */
function changedTerms({ accounts }: QueueContext, listing: ListingRow, own: Terms, mend: boolean): Terms {
  const told = sentOf(listing).terms;
  if (told === null) return own;
  const wanted = Object.entries(accounts.connector(listing.account_id).terms(own));
  const differing = new Set(mend ? driftOf(listing).map(({ field }) => field) : []);
  return Object.fromEntries(wanted.filter(([key, value]) => told[key] !== value || differing.has(termField(key))));
}

/** How many of a stock one listing offers: where a listing sells one piece, never more than that. */
export const offered = ({ accounts }: QueueContext, accountId: string, inStock: number): number =>
  accounts.marketplaceOf(accountId).capabilities.quantities ? inStock : Math.min(inStock, 1);

/** Writes the revision, refused when the offer has findings or the listing is over. */
export function insertRevise(
  context: QueueContext,
  writer: Writer,
  batchId: string,
  listing: ListingRow,
  offer: Offer,
): string {
  const findings = isOpen(listing.state) || listing.state === 'sold_out' ? offer.findings : [listingEnded];
  const refused = findings.length > 0;
  // Prices, quantities and policies are absolute, so what has not been sent yet is overtaken by this one.
  if (!refused) supersede(context, writer, listing.id);
  return insertForListing(context, writer, batchId, listing, offer.payload, findings, 'reviseSteps');
}

/** Writes the end, refused when there is nothing to end. */
export function insertEnd(
  context: QueueContext,
  writer: Writer,
  batchId: string,
  listing: ListingRow,
  mode: EndMode,
): string {
  const findings = listing.state === 'ended' ? [listingEnded] : isEnding(writer, listing.id) ? [alreadyEnding] : [];
  if (findings.length === 0) supersede(context, writer, listing.id);
  return insertForListing(context, writer, batchId, listing, { kind: 'end', mode }, findings, 'endSteps');
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

/** The revision of a listing that has not been sent yet. */
export function waitingRevision(writer: Writer, listingId: string): Revision | undefined {
  const intent = writer
    .all<IntentRow>(intentQueries.ofListing, { listingId })
    .findLast(({ kind, state }) => kind === 'revise' && state !== 'running');
  const payload = intent && payloadOf(writer, intent.id);
  return payload?.kind === 'revise' ? payload : undefined;
}

/** Drops the revisions of a listing that wait; one that is being sent goes through first. */
export function supersede({ clock, changes }: QueueContext, writer: Writer, listingId: string): void {
  for (const intent of writer.all<IntentRow>(intentQueries.ofListing, { listingId })) {
    if (intent.kind !== 'revise' || intent.state === 'running') continue;
    finish(writer, intent.id, { state: 'cancelled', error: superseded, now: clock.now() });
    changes.batch(writer, intent.batch_id);
  }
}

const superseded: AppErrorData = {
  code: 'cancelled',
  reason: 'superseded',
  message: 'A newer change of the same listing replaced this one before it was sent.',
};
