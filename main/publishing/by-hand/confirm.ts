import { isOpen } from '#shared/domain/listing.ts';
import { AppError, validationError } from '#shared/errors.ts';
import type { Connector, ListingDraft, Memo } from '../../marketplaces/marketplace.ts';
import type { Writer } from '../../store/connection.ts';
import { accept, type AcceptOptions } from '../accept.ts';
import { finish, moveStep } from '../intent-moves.ts';
import { stepsOf, type IntentRow } from '../intent-rows.ts';
import { listingById, listingByRemote, parseMemo, saveByWord, saveGone, saveRevised } from '../listing-rows.ts';
import type { IntentPayload } from '../payload.ts';

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
  options: AcceptOptions,
  writer: Writer,
  intent: IntentRow,
  connector: Connector,
  word: Word,
): void {
  const { clock, changes } = options;
  const now = clock.now();
  if (word.kind === 'publish') {
    refuseTaken(writer, intent, word.sent.listingId);
    saveByWord(writer, accept(options, writer, intent, connector, word));
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
