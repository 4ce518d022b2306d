import type { GraphCall } from './call.ts';
import { newId, type FacebookContext } from './context.ts';
import { refuse } from './errors.ts';
import type { Page, Post } from './state.ts';

/** The parts of a post that its author decides. */
export interface PostParts {
  readonly message: string;
  readonly link: string | undefined;
  readonly photoIds: readonly string[];
  readonly published: boolean;
  readonly scheduledFor: number | undefined;
}

/** The living posts of a Page, newest first. */
export function postsOfPage(context: FacebookContext, pageId: string): readonly Post[] {
  return context.state.posts
    .startingWith(`${pageId}_`)
    .filter(({ deletedAt }) => deletedAt === undefined)
    .toReversed();
}

/** The last living post without reading all before it: a seller may have thousands. */
function latestPost(context: FacebookContext, pageId: string): Post | undefined {
  const prefix = `${pageId}_`;
  for (let end = context.state.posts.countStartingWith(prefix); end > 0; end -= 20) {
    const from = Math.max(0, end - 20);
    const some = context.state.posts.startingWith(prefix, end - from, from);
    const living = some.findLast(({ deletedAt }) => deletedAt === undefined);
    if (living !== undefined) return living;
  }
  return undefined;
}

/** A scheduled post appears by itself when its time has come. */
export function isPublic(context: FacebookContext, post: Post): boolean {
  return post.published || (post.scheduledFor !== undefined && post.scheduledFor <= context.clock.now());
}

/** Stores a new post of the app; the same text twice in a row is refused, and too many posts in an hour are. */
export function makePost(call: GraphCall, page: Page, parts: PostParts): Post {
  const { context } = call;
  const now = context.clock.now();
  const latest = latestPost(context, page.pageId);
  if (latest !== undefined && parts.message !== '' && latest.message === parts.message && latest.link === parts.link)
    refuseDuplicate();
  const abusive = context.usage.count('posts', page.pageId);
  if (abusive !== undefined) refuse(abusive);
  const postId = `${page.pageId}_${newId(context)}`;
  for (const photoId of parts.photoIds) {
    const photo = context.state.photos.get(photoId);
    if (photo !== undefined) context.state.photos.put(photoId, { ...photo, postId });
  }
  return context.state.posts.put(postId, {
    postId,
    pageId: page.pageId,
    message: parts.message,
    ...(parts.link === undefined ? {} : { link: parts.link }),
    photoIds: [...parts.photoIds],
    createdAt: now,
    updatedAt: now,
    published: parts.published,
    ...(parts.scheduledFor === undefined ? {} : { scheduledFor: parts.scheduledFor }),
    appId: context.application().appId,
  });
}

function refuseDuplicate(): never {
  refuse({
    code: 506,
    subcode: 1455006,
    message: '(#506) Duplicate status message',
    userTitle: 'Duplicate Status Update',
    userMessage:
      'This status update is identical to the last one you posted. Try posting something different, or delete your previous update.',
  });
}
