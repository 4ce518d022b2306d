import type { ListingDraft, Memo, Step } from '../marketplace.ts';
import type { Post } from './answers.ts';
import { checkStep, newItemStep } from './catalogue-steps.ts';
import { hasCode } from './graph.ts';
import { freshPhotos, photoIds, PHOTOS_AT, photosStep } from './photo-step.ts';
import { postText } from './post-text.ts';
import { findBySku, findPost, memoOf } from './remote-state.ts';
import { pageOf, type StepParts } from './step-parts.ts';

/** How far the clocks of Facebook and of this computer may be apart. */
const SKEW_MS = 24 * 3_600_000;

/** Photos → post → catalogue item → its check. The last two only where a catalogue is chosen. */
export const publishSteps = (parts: StepParts): readonly Step<ListingDraft>[] => [
  photosStep(parts),
  postStep(parts),
  ...(parts.target.catalogueId === null ? [] : [newItemStep(parts), checkStep<ListingDraft>(parts, 'publish')]),
];

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
