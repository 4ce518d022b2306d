import { AppError } from '#shared/errors.ts';
import { wait } from '../../http/wait.ts';
import type { ListingDraft, Memo, Step } from '../marketplace.ts';
import { batchState, CATALOGUE, catalogueRefused, HANDLE, NO_HANDLE, sendItem } from './batches.ts';
import { isAbsent } from './graph.ts';
import { limits } from './limits.ts';
import { worded } from './messages.ts';
import { newItem } from './payloads.ts';
import { photoIds } from './photo-step.ts';
import { findProduct } from './remote-state.ts';
import type { StepParts } from './step-parts.ts';

/** How long a batch is watched before the intent is put aside for a while, ms between looks. */
const LOOKS = [500, 1_000, 2_000, 4_000, 8_000, 15_000] as const;
const LATER_MS = 60_000;

/** Puts the item into the catalogue: photos by the addresses that the post's photos have, the post as its page. */
export function newItemStep(parts: StepParts): Step<ListingDraft> {
  const { http, calls, target } = parts;
  return {
    name: 'catalogue_item',
    // Items are created by the seller's own number: a second time changes nothing.
    repeatable: true,
    run: async (draft, memo) => {
      const { catalogueId, pageId } = target;
      const postId = memo['listingId'];
      if (catalogueId === null || pageId === null || postId === undefined) {
        throw new Error('the post step left no post');
      }
      const link = memo['permalink'] ?? calls.postPage(postId);
      const urls: string[] = [];
      for (const id of photoIds(draft, memo).slice(0, limits.photos)) {
        const { body } = await http.send(calls.getPhoto(pageId, id));
        const largest = body.images.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
        if (largest !== undefined) urls.push(largest.source);
      }
      try {
        return await sendItem(http, calls, catalogueId, newItem(draft, link, urls));
      } catch (error) {
        await takeBack(parts, memo, error);
        throw error;
      }
    },
    recover: async () => ({ kind: 'absent' }),
  };
}

/**
 * Watches the batch to its end. `purpose`: a refused new item takes its post with it, a refused change does not; and an item
 * that is to go and is not there has gone.
 */
export function checkStep<Subject extends { readonly sku: string; readonly memo?: Memo }>(
  parts: StepParts,
  purpose: 'publish' | 'revise' | 'end',
): Step<Subject> {
  const { http, calls, clock } = parts;
  return {
    name: 'catalogue_check',
    repeatable: true,
    run: async (subject, memo) => {
      const { [CATALOGUE]: catalogueId, [HANDLE]: handle = NO_HANDLE } = memo;
      if (catalogueId === undefined || handle === NO_HANDLE) return {};
      for (const pause of [0, ...LOOKS]) {
        if (pause > 0) await wait(clock, pause);
        const state = await batchState(http, calls, catalogueId, handle);
        if (state.kind === 'done') return {};
        // A handle is forgotten after a while; then the catalogue itself tells.
        if (state.kind === 'unknown' && (await isThere(parts, catalogueId, subject.sku))) return {};
        if (state.kind === 'refused') {
          if (purpose === 'end' && !(await isThere(parts, catalogueId, subject.sku))) return {};
          const error = catalogueRefused(state.problems);
          if (purpose === 'publish') await takeBack(parts, memo, error);
          throw error;
        }
      }
      const pending = worded('network', 'facebook_catalogue_pending');
      throw new AppError({ ...pending, retryAt: clock.now() + LATER_MS });
    },
    recover: async () => ({ kind: 'absent' }),
  };
}

export const isThere = async ({ http, calls }: StepParts, catalogueId: string, sku: string): Promise<boolean> =>
  (await findProduct(http, calls, catalogueId, sku)) !== undefined;

/**
 * A publication is whole or not at all: without this a post would stay whose listing is reported as failed, and the next
 * attempt would post it a second time.
 */
async function takeBack({ http, calls }: StepParts, memo: Memo, error: unknown): Promise<void> {
  const postId = memo['listingId'];
  const final = error instanceof AppError && (error.code === 'remote_rejected' || error.code === 'not_found');
  if (!final || postId === undefined) return;
  try {
    await http.send(calls.deletePost(postId));
  } catch (failure) {
    if (!isAbsent(failure)) throw failure;
  }
}
