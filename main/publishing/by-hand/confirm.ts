import { AppError, validationError } from '#shared/errors.ts';
import type { Connector, ListingDraft, Memo } from '../../marketplaces/marketplace.ts';
import type { Writer } from '../../store/connection.ts';
import { finish, moveStep, setListing } from '../intent-moves.ts';
import { stepsOf, type IntentRow } from '../intent-rows.ts';
import {
  isOpen,
  listingById,
  listingByRemote,
  parseMemo,
  saveAccepted,
  saveByWord,
  saveGone,
  saveRevised,
} from '../listing-rows.ts';
import type { IntentPayload } from '../payload.ts';
import type { QueueContext } from '../queue.ts';

/** What the seller's word is about, worked out before the transaction that believes it. */
export type Word =
  | { readonly kind: 'publish'; readonly memo: Memo; readonly sent: Awaited<ReturnType<Connector['expected']>> }
  | Exclude<IntentPayload, { kind: 'publish' }>;

export async function wordOf(
  connector: Connector,
  intent: IntentRow,
  payload: IntentPayload,
  draft: ListingDraft | undefined,
  url: string | null,
): Promise<Word> {
  if (payload.kind !== 'publish') return payload;
  if (draft === undefined) throw new Error(`intent ${intent.id} waits without a draft`);
  const linked = url === null ? {} : (connector.byHand?.linked(url) ?? {});
  const memo = { ...parseMemo(intent.memo), ...linked };
  return { kind: 'publish', memo, sent: await connector.expected(draft, memo) };
}

/** Stores what the seller did as done. Nobody has looked at the marketplace, so nothing is shown as read back. */
export function believe(
  {
    clock,
    newId,
    changes,
    followStock,
  }: Pick<QueueContext, 'clock' | 'newId' | 'changes'> & {
    readonly followStock: (writer: Writer, itemId: string) => void;
  },
  writer: Writer,
  intent: IntentRow,
  connector: Connector,
  word: Word,
): void {
  const now = clock.now();
  if (word.kind === 'publish') {
    const { memo, sent } = word;
    refuseTaken(writer, intent, sent.listingId);
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
      at: now,
    });
    saveByWord(writer, listingId);
    setListing(writer, intent.id, listingId);
    // It may have sold elsewhere while it waited: then the next task is to take it down.
    followStock(writer, intent.item_id);
  } else {
    const listing = intent.listing_id === null ? undefined : listingById(writer, intent.listing_id);
    if (listing === undefined) throw new Error(`intent ${intent.id} has no listing`);
    if (word.kind === 'end') saveGone(writer, listing.id, now);
    else if (word.price !== null && isOpen(listing.state))
      saveRevised(writer, listing, { price: word.price, quantity: word.quantity, terms: {} });
  }
  for (const { name, state } of stepsOf(writer, intent.id)) {
    if (state !== 'done') moveStep(writer, intent.id, { done: name, started: null }, now);
  }
  finish(writer, intent.id, { state: 'succeeded', error: null, now });
  changes.batch(writer, intent.batch_id);
  changes.listings(writer, intent.item_id);
}

/** A link that belongs to another item would let two items share one listing. */
function refuseTaken(writer: Writer, intent: IntentRow, remoteId: string | null): void {
  const known = remoteId === null ? undefined : listingByRemote(writer, intent.account_id, remoteId);
  if (known === undefined || known.item_id === intent.item_id) return;
  const params = { title: known.item_title };
  const message = `This link already belongs to “${known.item_title}”. Copy the link of the new post.`;
  throw validationError({ path: 'url', reason: 'hand_link_taken', params, message });
}

export const notWaiting = (): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'hand_not_waiting',
    message: 'This does not wait for you any more: it was confirmed or cancelled already.',
  });
