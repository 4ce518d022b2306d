import { AppError } from '#shared/errors.ts';
import type { EndSubject, Memo, RemoteReference, ReviseSubject, Step } from '../marketplace.ts';
import type { Post } from './answers.ts';
import { CATALOGUE, sendItem } from './batches.ts';
import { checkStep, isThere } from './catalogue-steps.ts';
import { isAbsent } from './graph.ts';
import { worded } from './messages.ts';
import { changedItem, removedItem, soldItem, type ItemRequest } from './payloads.ts';
import { markedSold, repriced } from './post-text.ts';
import { pageOf, type StepParts } from './step-parts.ts';
import { findBySku, findPost } from './remote-state.ts';

/** Price and stock stand in the text of the post and in the catalogue item; both are set to absolute values. */
export const reviseSteps = (parts: StepParts): readonly Step<ReviseSubject>[] => [
  {
    name: 'post_text',
    repeatable: true,
    run: async (subject, memo) => {
      const post = await livePost(parts, subject, memo);
      if (post === undefined) throw new AppError(worded('not_found', 'facebook_post_gone'));
      const text = repriced(post.message, subject.price, subject.quantity);
      // What somebody wrote at Facebook is not overwritten.
      if (text === undefined) throw new AppError(worded('remote_rejected', 'facebook_post_edited'));
      if (text !== post.message) await parts.http.send(parts.calls.editPost(post.id, text));
      return { listingId: post.id };
    },
    recover: async () => ({ kind: 'absent' }),
  },
  itemStep(parts, 'revise', ({ sku, price, quantity }) => changedItem(sku, price, quantity)),
  checkStep<ReviseSubject>(parts, 'revise'),
];

/** `sold` keeps the post with a mark; the other modes leave nothing, because a Page has no archive of ended offers. */
export const endSteps = (parts: StepParts): readonly Step<EndSubject>[] => [
  {
    name: 'end_post',
    repeatable: true,
    run: async (subject, memo) => {
      const post = await livePost(parts, subject, memo);
      if (post === undefined) return {};
      const { http, calls } = parts;
      try {
        await http.send(
          subject.mode === 'sold' ? calls.editPost(post.id, markedSold(post.message)) : calls.deletePost(post.id),
        );
      } catch (error) {
        // There is nothing (left) to take down, which is what was wanted.
        if (!isAbsent(error)) throw error;
      }
      return { listingId: post.id };
    },
    recover: async () => ({ kind: 'absent' }),
  },
  itemStep(parts, 'end', ({ sku, mode }) => (mode === 'sold' ? soldItem(sku) : removedItem(sku))),
  checkStep<EndSubject>(parts, 'end'),
];

/** Only where the listing has an item in a catalogue, whatever is chosen for the account now. */
function itemStep<Subject extends RemoteReference>(
  parts: StepParts,
  purpose: 'revise' | 'end',
  request: (subject: Subject) => ItemRequest,
): Step<Subject> {
  return {
    name: 'catalogue_item',
    repeatable: true,
    run: async (subject, memo) => {
      const catalogueId = memo[CATALOGUE] ?? subject.memo[CATALOGUE];
      if (catalogueId === undefined) return {};
      try {
        return await sendItem(parts.http, parts.calls, catalogueId, request(subject));
      } catch (error) {
        const refused = error instanceof AppError && (error.code === 'remote_rejected' || error.code === 'not_found');
        if (purpose === 'end' && refused && !(await isThere(parts, catalogueId, subject.sku))) return {};
        throw error;
      }
    },
    recover: async () => ({ kind: 'absent' }),
  };
}

function livePost({ http, calls, target }: StepParts, subject: RemoteReference, memo: Memo): Promise<Post | undefined> {
  const postId = memo['listingId'] ?? subject.memo['listingId'];
  return postId === undefined
    ? findBySku(http, calls, { pageId: pageOf(target), sku: subject.sku })
    : findPost(http, calls, postId);
}
