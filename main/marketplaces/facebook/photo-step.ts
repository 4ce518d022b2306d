import PQueue from 'p-queue';
import type { ListingDraft, Memo, Step } from '../marketplace.ts';
import { pageOf, type StepParts } from './step-parts.ts';

/** Photos in memory at the same time: each may have 8 MB. */
const UPLOADS_AT_A_TIME = 2;
/** Facebook drops a photo that no post uses after about a day. */
const PHOTO_LIFE_MS = 20 * 3_600_000;

const photoKey = (hash: string): string => `photo:${hash}`;
/** When the photos of the memo were sent, ms UTC. */
export const PHOTOS_AT = 'photosAt';

/** The photos of a draft in their order, each once. */
export const photoIds = (draft: ListingDraft, memo: Memo): readonly string[] => [
  ...new Set(draft.photos.flatMap((photo) => memo[photoKey(photo.contentHash)] ?? [])),
];

/** Uploads what no earlier attempt has uploaded. */
export function photosStep(parts: StepParts): Step<ListingDraft> {
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
export async function freshPhotos(
  { http, calls, clock, target }: StepParts,
  draft: ListingDraft,
  memo: Memo,
): Promise<Memo> {
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
