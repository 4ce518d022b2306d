import PQueue from 'p-queue';
import { AppError } from '#shared/errors.ts';
import type { Http } from '../../http/http.ts';
import type { Clock } from '../../ports.ts';
import type { ListingDraft, Memo, Step } from '../marketplace.ts';
import type { Post } from './answers.ts';
import type { Calls } from './calls.ts';
import { checkStep, newItemStep } from './catalogue-steps.ts';
import { hasCode } from './graph.ts';
import { worded } from './messages.ts';
import { postText } from './post-text.ts';
import { findBySku, findPost, memoOf } from './remote-state.ts';
import type { Target } from './setting-keys.ts';

export interface StepParts {
  readonly http: Http;
  readonly calls: Calls;
  readonly clock: Clock;
  readonly target: Target;
}

/** Photos in memory at the same time: each may have 8 MB. */
const UPLOADS_AT_A_TIME = 2;
/** Facebook drops a photo that no post uses after about a day. */
const PHOTO_LIFE_MS = 20 * 3_600_000;
/** How far the clocks of Facebook and of this computer may be apart. */
const SKEW_MS = 24 * 3_600_000;

export const photoKey = (hash: string): string => `photo:${hash}`;
const PHOTOS_AT = 'photosAt';

/** Photos → post → catalogue item → its check. The last two only where a catalogue is chosen. */
export const publishSteps = (parts: StepParts): readonly Step<ListingDraft>[] => [
  photosStep(parts),
  postStep(parts),
  ...(parts.target.catalogueId === null ? [] : [newItemStep(parts), checkStep<ListingDraft>(parts, 'publish')]),
];

/** The photos of a draft in their order, each once. */
export const photoIds = (draft: ListingDraft, memo: Memo): readonly string[] => [
  ...new Set(draft.photos.flatMap((photo) => memo[photoKey(photo.contentHash)] ?? [])),
];

function photosStep(parts: StepParts): Step<ListingDraft> {
  return {
    name: 'photos',
    repeatable: true,
    // With a post in the memo, an earlier attempt was taken back, and its photos went with it.
    run: (draft, memo) => freshPhotos(parts, draft, memo['listingId'] === undefined ? memo : {}),
    // A photo that nobody uses expires by itself: sending it again is harmless and cheaper than looking.
    recover: async () => ({ kind: 'absent' }),
  };
}

/** What is missing is sent; all of it when the earlier ones may have been dropped meanwhile. */
async function freshPhotos({ http, calls, clock, target }: StepParts, draft: ListingDraft, memo: Memo): Promise<Memo> {
  const pageId = pageOf(target);
  const now = clock.now();
  const sentAt = Number(memo[PHOTOS_AT] ?? now);
  const known = now - sentAt > PHOTO_LIFE_MS ? {} : memo;
  const byHash = new Map(draft.photos.map((photo) => [photo.contentHash, photo]));
  const uploads = new PQueue({ concurrency: UPLOADS_AT_A_TIME });
  const entries = await uploads.addAll(
    [...byHash].map(([hash, photo]) => async () => {
      const id = known[photoKey(hash)];
      if (id !== undefined) return [photoKey(hash), id] as const;
      const { body } = await http.send(calls.uploadPhoto(pageId, photo, await photo.bytes()));
      return [photoKey(hash), body.id] as const;
    }),
  );
  return { ...Object.fromEntries(entries), [PHOTOS_AT]: String(known === memo ? sentAt : now) };
}

function postStep(parts: StepParts): Step<ListingDraft> {
  const { http, calls, target } = parts;
  /** Only a post of this very publication counts: an older one of the same SKU has other photos. */
  const look = (draft: ListingDraft, memo: Memo): Promise<Post | undefined> =>
    findBySku(http, calls, {
      pageId: pageOf(target),
      sku: draft.sku,
      since: Number(memo[PHOTOS_AT] ?? 0) - SKEW_MS,
    });
  const found = (post: Post): Memo => ({ ...memoOf(post), pageId: pageOf(target) });
  return {
    name: 'post',
    run: async (draft, memo) => {
      const photos = await freshPhotos(parts, draft, memo);
      const text = postText(draft);
      try {
        const { body } = await http.send(calls.createPost(pageOf(target), text, photoIds(draft, photos)));
        // Its public address is needed for the catalogue and for the seller.
        const post = await findPost(http, calls, body.id);
        return { ...photos, ...found(post ?? { id: body.id, message: text }) };
      } catch (error) {
        // 506: Facebook has this very text already, most likely from an attempt whose answer was lost.
        const live = hasCode(error, '506') ? await look(draft, memo) : undefined;
        if (live === undefined) throw error;
        return { ...photos, ...found(live) };
      }
    },
    recover: async (draft, memo) => {
      const post = await look(draft, memo);
      return post === undefined ? { kind: 'absent' } : { kind: 'done', memo: found(post) };
    },
  };
}

export function pageOf({ pageId }: Target): string {
  if (pageId === null) throw new AppError(worded('remote_rejected', 'facebook_no_page'));
  return pageId;
}
