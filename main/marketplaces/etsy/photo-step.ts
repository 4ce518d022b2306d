import type { ListingDraft, Step } from '../marketplace.ts';
import { isAbsent } from './remote-state.ts';
import { listingIdOf, REUSED, type PublishParts } from './publish-parts.ts';

/**
 * The photos, one call each, in order: rank 1 is the one that buyers see in the results. They go up one after the other, so
 * on a draft of this publication the photos that are there are the first ones. On a listing that was there before, each
 * replaces what stands at its rank, and what is left over goes.
 */
export function photosStep({ http, calls }: Pick<PublishParts, 'http' | 'calls'>): Step<ListingDraft> {
  return {
    name: 'photos',
    repeatable: true,
    run: async (draft, memo) => {
      const listingId = listingIdOf(memo);
      const reused = memo[REUSED] !== undefined;
      const there = (await http.send(calls().images(listingId))).body.results;
      const first = reused ? 0 : Math.min(there.length, draft.photos.length);
      for (const [index, photo] of draft.photos.entries()) {
        if (index < first) continue;
        const place = { rank: index + 1, altText: altText(draft, index) };
        await http.send(calls().uploadPhoto(listingId, photo, await photo.bytes(), place));
      }
      // Those behind the last one were there before; the last first, because the others move up.
      const extra = there
        .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
        .slice(draft.photos.length)
        .toReversed();
      for (const { listing_image_id: imageId } of extra) {
        await http.send(calls().deletePhoto(listingId, imageId)).catch((error: unknown) => {
          if (!isAbsent(error)) throw error;
        });
      }
      return {};
    },
    recover: async () => ({ kind: 'absent' }),
  };
}

/** What a screen reader says in place of the photo. */
export const altText = ({ title, photos }: ListingDraft, index: number): string =>
  photos.length === 1 ? title.trim() : `${title.trim()}, photo ${index + 1} of ${photos.length}`;
