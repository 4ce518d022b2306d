import PQueue from 'p-queue';
import { AppError } from '#shared/errors.ts';
import type { Http } from '../../http/http.ts';
import type { ListingDraft, Memo, Step } from '../marketplace.ts';
import type { Calls } from './calls.ts';
import { worded } from './messages.ts';
import { idempotencyKey, listingBody } from './payloads.ts';
import type { Place } from './place.ts';
import { getItem, itemBySku, memoOf } from './remote-state.ts';

export interface PublishParts {
  readonly accountId: string;
  readonly http: Http;
  readonly calls: Calls;
  /** Where the items are; preflight lets nothing pass without it. */
  readonly place: Place | undefined;
}

const UPLOADS_AT_A_TIME = 3;

export const photoKey = (hash: string): string => `photo:${hash}`;

/** Photos → listing. */
export const publishSteps = (parts: PublishParts): readonly Step<ListingDraft>[] => [
  photosStep(parts),
  createStep(parts),
];

function photosStep({ http, calls }: PublishParts): Step<ListingDraft> {
  return {
    name: 'photos',
    repeatable: true,
    run: async (draft, memo) => {
      const byHash = new Map(draft.photos.map((photo) => [photo.contentHash, photo]));
      const uploads = new PQueue({ concurrency: UPLOADS_AT_A_TIME });
      const entries = await uploads.addAll(
        [...byHash].map(([hash, photo]) => async () => {
          const key = photoKey(hash);
          const known = memo[key];
          if (known !== undefined) return [key, known] as const;
          const { body } = await http.send(calls.uploadPhoto(photo, await photo.bytes()));
          return [key, body.url] as const;
        }),
      );
      return Object.fromEntries(entries);
    },
    // A photo that no listing uses does no harm.
    recover: async () => ({ kind: 'absent' }),
  };
}

/** In the order of the draft: the first photo is the cover. */
const photoUrls = (draft: ListingDraft, memo: Memo): readonly string[] =>
  draft.photos.flatMap(({ contentHash }) => memo[photoKey(contentHash)] ?? []);

function createStep(parts: PublishParts): Step<ListingDraft> {
  const { accountId, http, calls } = parts;
  return {
    name: 'create',
    run: async (draft, memo) => {
      if (parts.place === undefined)
        throw new AppError(worded('remote_rejected', 'offerup_refused', { said: 'place' }));
      const body = listingBody(draft, parts.place, photoUrls(draft, memo));
      const earlier = memo['earlierListingId'];
      const revived = earlier === undefined ? undefined : await relist(parts, earlier, body);
      if (revived !== undefined) return revived;
      const { body: made } = await http.send(calls.create(body, idempotencyKey(accountId, earlier, body)));
      return memoOf(made);
    },
    recover: async (draft) => {
      const item = await itemBySku(http, calls, draft.sku);
      return item?.status === 'active' ? { kind: 'done', memo: memoOf(item) } : { kind: 'absent' };
    },
  };
}

/** An archived listing comes back with all that is said of it now. A sold or a deleted one cannot. */
async function relist({ http, calls }: PublishParts, id: string, body: unknown): Promise<Memo | undefined> {
  const item = await getItem(http, calls, id);
  if (item?.status !== 'archived') return undefined;
  await http.send(calls.change(id, { ...(body as object), status: 'active' }));
  return memoOf(item);
}
