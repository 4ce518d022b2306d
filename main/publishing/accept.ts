import type { RemoteListing } from '#shared/domain/listing.ts';
import type { Connector, Memo } from '../marketplaces/marketplace.ts';
import type { Writer } from '../store/connection.ts';
import { setListing } from './intent-moves.ts';
import type { IntentRow } from './intent-rows.ts';
import { saveAccepted } from './listing-rows.ts';
import type { QueueContext } from './queue.ts';

export interface AcceptOptions extends Pick<QueueContext, 'clock' | 'newId' | 'changes'> {
  readonly followStock: (writer: Writer, itemId: string) => void;
}

/** Stores that the marketplace took the publication. Until it was read back it is only `unconfirmed`. Answers the listing's id. */
export function accept(
  { newId, clock, changes, followStock }: AcceptOptions,
  writer: Writer,
  intent: IntentRow,
  connector: Connector,
  { memo, sent }: { readonly memo: Memo; readonly sent: RemoteListing },
): string {
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
  // What was sent was written down when it was queued; pieces may have been sold since.
  followStock(writer, intent.item_id);
  return listingId;
}
