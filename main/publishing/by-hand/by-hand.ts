import type { Finding } from '#shared/domain/finding.ts';
import { marketplaceIdSchema } from '#shared/domain/marketplace.ts';
import { toDecimal } from '#shared/domain/money.ts';
import { assertNever, notFound } from '#shared/errors.ts';
import type { HandAsk, HandCopy, HandTask } from '#shared/ipc/by-hand.ts';
import type { Connector, ListingDraft } from '../../marketplaces/marketplace.ts';
import type { Reader, Writer } from '../../store/connection.ts';
import { intentById, intentQueries, payloadOf, type IntentRow } from '../intent-rows.ts';
import { listingById } from '../listing-rows.ts';
import { thawDraft, type IntentPayload, type OpenPhoto } from '../payload.ts';
import type { QueueContext } from '../queue.ts';
import { believe, notWaiting, wordOf } from './confirm.ts';
import { layOutPhotos, sweepPhotoFolders } from './photo-folder.ts';

export interface ByHandOptions extends Pick<QueueContext, 'store' | 'clock' | 'newId' | 'changes' | 'accounts'> {
  readonly openPhoto: OpenPhoto;
  /** Pieces in stock now; none of an item that is gone. */
  readonly inStock: (itemId: string) => number;
  /** Brings the item's listings to the stock that is left; joins the caller's transaction. */
  readonly followStock: (writer: Writer, itemId: string) => void;
  /** Below it each intent gets a folder for its photos; left out, photos cannot be laid out. */
  readonly folder: string | undefined;
  readonly openFolder: (path: string) => Promise<void>;
}

/** The requests of shared/ipc/by-hand.ts, one method each. */
export interface ByHand {
  /** `publishing.handTasks` */
  tasks(): HandTask[];
  /** `publishing.handCopy` */
  copy(input: { readonly intentId: string }): HandCopy;
  /** `publishing.openPhotos` */
  openPhotos(input: { readonly intentId: string }): Promise<{ files: number }>;
  /** `publishing.confirmByHand`. Throws `conflict` when it does not wait any more, `validation` for a wrong link. */
  confirm(input: { readonly intentId: string; readonly url: string | null }): Promise<void>;
}

export function createByHand(options: ByHandOptions): ByHand {
  const { store, accounts, openPhoto, folder, openFolder } = options;

  const opened = (intentId: string) => {
    const intent = waitingIntent(store, intentId);
    const connector = accounts.connector(intent.account_id);
    if (connector.byHand === undefined) throw notWaiting();
    const payload = payloadOf(store, intentId);
    return { intent, connector, hand: connector.byHand, payload, draft: draftOf(payload, openPhoto) };
  };

  const sweep = async (): Promise<void> => {
    if (folder === undefined) return;
    const waiting = store.all<IntentRow>(intentQueries.forSeller).map(({ id }) => id);
    await sweepPhotoFolders(folder, new Set(waiting));
  };

  return {
    tasks: () =>
      store.all<IntentRow>(intentQueries.forSeller).map((intent) => ({
        intentId: intent.id,
        ask: askOf(payloadOf(store, intent.id)),
        itemId: intent.item_id,
        itemTitle: intent.item_title,
        sku: intent.sku,
        accountId: intent.account_id,
        marketplace: marketplaceIdSchema.parse(intent.marketplace),
        since: intent.waiting_since ?? intent.created_at,
        listingUrl: urlOf(store, intent),
      })),
    copy: ({ intentId }) => {
      const { intent, hand, payload, draft } = opened(intentId);
      const copy = copyOf(store, intent, hand, payload, draft);
      if (draft === undefined || options.inStock(intent.item_id) > 0) return copy;
      return { ...copy, notes: [soldMeanwhile, ...copy.notes] };
    },
    openPhotos: async ({ intentId }) => {
      const { draft } = opened(intentId);
      const photos = draft?.photos ?? [];
      if (folder === undefined || photos.length === 0) return { files: 0 };
      await sweep();
      await openFolder(await layOutPhotos(folder, intentId, photos));
      return { files: photos.length };
    },
    confirm: async ({ intentId, url }) => {
      const { intent, connector, payload, draft } = opened(intentId);
      const word = await wordOf(connector, intent, payload, draft, url);
      store.write((writer) => believe(options, writer, waitingIntent(writer, intentId), connector, word));
      await sweep();
    },
  };
}

/** The task stays all the same: the seller may have posted it already, and that must not be forgotten. */
const soldMeanwhile: Finding = {
  severity: 'warning',
  field: 'variants.0.quantity',
  reason: 'hand_sold_meanwhile',
  message:
    'Nothing of it is left any more. Drop this task if you have not posted it; if you have, confirm it, and you are asked to take it down.',
};

function waitingIntent(reader: Reader, id: string): IntentRow {
  const intent = intentById(reader, id);
  if (intent === undefined) throw notFound('intent', id);
  if (intent.state !== 'waiting' || intent.wait_for !== null) throw notWaiting();
  return intent;
}

const draftOf = (payload: IntentPayload, openPhoto: OpenPhoto): ListingDraft | undefined =>
  payload.kind === 'publish' && payload.draft !== null ? thawDraft(payload.draft, openPhoto) : undefined;

const urlOf = (reader: Reader, { listing_id: id }: IntentRow): string | null =>
  id === null ? null : (listingById(reader, id)?.url ?? null);

function askOf(payload: IntentPayload): HandAsk {
  switch (payload.kind) {
    case 'publish':
      return 'post';
    case 'revise':
      return 'change_price';
    case 'end':
      return payload.mode === 'sold' ? 'mark_sold' : 'take_down';
    default:
      return assertNever(payload);
  }
}

/** For a change, the page is the listing's own where its link is known. */
function copyOf(
  reader: Reader,
  intent: IntentRow,
  hand: NonNullable<Connector['byHand']>,
  payload: IntentPayload,
  draft: ListingDraft | undefined,
): HandCopy {
  const ask = askOf(payload);
  if (draft !== undefined) {
    const { postingUrl, texts, notes } = hand.copy(draft);
    return { ask, pageUrl: postingUrl, texts: [...texts], notes: [...notes], photoCount: draft.photos.length };
  }
  const price = payload.kind === 'revise' ? payload.price : null;
  return {
    ask,
    pageUrl: urlOf(reader, intent) ?? hand.site,
    texts: price === null ? [] : [{ label: 'price', text: toDecimal(price) }],
    notes: [],
    photoCount: 0,
  };
}
