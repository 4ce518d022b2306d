import {
  demand,
  pageInReach,
  requirePageToken,
  requirePublisher,
  showEdge,
  showNode,
  type GraphCall,
  type GraphCalls,
  type NodeView,
} from './call.ts';
import { DAY_MS, graphTime, MINUTE_MS } from './context.ts';
import { refuse, refuseObject, refuseParameter } from './errors.ts';
import { dropPhoto, livingPhoto, photoUrl } from './photos.ts';
import { isPublic, makePost, postsOfPage } from './post-store.ts';
import type { Post } from './state.ts';

/** Source: facebook.md section 12. */
const MESSAGE_LENGTH = 63_206;
/** How far ahead a post may be scheduled. Source: facebook.md section 5. */
const SOONEST_MS = 10 * MINUTE_MS;
const LATEST_MS = 30 * DAY_MS;

const postView: NodeView<Post> = {
  kind: 'PagePost',
  defaults: ['created_time', 'message', 'id'],
  empty: new Set([
    'actions',
    'shares',
    'story',
    'place',
    'privacy',
    'properties',
    'status_type',
    'targeting',
    'comments',
    'likes',
    'reactions',
  ]),
  show: (call, post) => {
    const { context } = call;
    const page = context.state.pages.get(post.pageId);
    return {
      id: post.postId,
      message: post.message === '' ? undefined : post.message,
      created_time: graphTime(
        post.scheduledFor !== undefined && isPublic(context, post) ? post.scheduledFor : post.createdAt,
      ),
      updated_time: graphTime(post.updatedAt),
      is_published: isPublic(context, post),
      is_hidden: false,
      is_expired: false,
      scheduled_publish_time: post.scheduledFor === undefined ? undefined : Math.floor(post.scheduledFor / 1000),
      permalink_url: postUrl(call, post),
      full_picture: post.photoIds.flatMap((id) =>
        livingPhoto(context, id) === undefined ? [] : [photoUrl(context, id)],
      )[0],
      from: { name: page?.name, id: post.pageId },
      application: post.appId === undefined ? undefined : { name: 'Crossdock practice', id: post.appId },
      attachments: attachments(call, post),
    };
  },
};

/** Posts of a Page. Source: facebook.md section 5. */
export const postCalls: GraphCalls = {
  'POST Page/feed': (call) => {
    const page = requirePublisher(call, call.nodeId);
    const message = messageOf(call) ?? '';
    const link = linkOf(call);
    const photoIds = attached(call);
    if (message === '' && link === undefined && photoIds.length === 0) {
      refuseParameter('Missing message or attachment');
    }
    const published = call.parameters.flag('published', true);
    const scheduledFor = scheduled(call, published);
    return { id: makePost(call, page, { message, link, photoIds, published, scheduledFor }).postId };
  },

  'GET Page/feed': (call) => listed(call, () => true),
  'GET Page/posts': (call) => listed(call, (post) => isPublic(call.context, post)),
  'GET Page/published_posts': (call) => listed(call, (post) => isPublic(call.context, post)),
  'GET Page/scheduled_posts': (call) =>
    listed(call, (post) => !isPublic(call.context, post) && post.scheduledFor !== undefined),

  'GET PagePost': (call) => {
    const post = livingPost(call);
    requirePageToken(call, post.pageId);
    demand(call, 'pages_read_engagement');
    return showNode(call, postView, post);
  },

  'GET PagePost/attachments': (call) => attachments(call, livingPost(call)) ?? { data: [] },

  'POST PagePost': (call) => {
    const post = ownPost(call);
    const { context, parameters } = call;
    if (parameters.list('attached_media') !== undefined) {
      refuseParameter('Param attached_media cannot be changed after a post was made');
    }
    const message = messageOf(call);
    const scheduledFor = parameters.has('scheduled_publish_time') ? scheduled(call, post.published) : post.scheduledFor;
    const { scheduledFor: _before, ...rest } = post;
    const published = post.published || parameters.flag('is_published', false);
    context.state.posts.put(post.postId, {
      ...rest,
      message: message ?? post.message,
      published,
      ...(published || scheduledFor === undefined ? {} : { scheduledFor }),
      updatedAt: context.clock.now(),
    });
    return { success: true };
  },

  'DELETE PagePost': (call) => {
    const post = ownPost(call);
    for (const photoId of post.photoIds) dropPhoto(call.context, photoId);
    call.context.state.posts.put(post.postId, { ...post, deletedAt: call.context.clock.now() });
    return { success: true };
  },
};

function listed(call: GraphCall, which: (post: Post) => boolean): unknown {
  const page = requirePageToken(call, call.nodeId);
  demand(call, 'pages_read_engagement');
  return showEdge(call, postView, postsOfPage(call.context, page.pageId).filter(which), ({ postId }) => postId);
}

function livingPost(call: GraphCall): Post {
  const post = call.context.state.posts.get(call.nodeId);
  if (post === undefined || post.deletedAt !== undefined || pageInReach(call, post.pageId) === undefined) {
    refuseObject(call.nodeId, call.method);
  }
  return post;
}

/** A post this app may change: Meta lets no app touch what it has not made. */
function ownPost(call: GraphCall): Post {
  const post = livingPost(call);
  requirePublisher(call, post.pageId);
  if (post.appId !== call.context.application().appId) {
    refuse({ code: 10, message: "(#10) This post wasn't created by the application" });
  }
  return post;
}

function messageOf(call: GraphCall): string | undefined {
  const message = call.parameters.text('message');
  if (message !== undefined && message.length > MESSAGE_LENGTH) {
    refuseParameter(`Param message must be at most ${MESSAGE_LENGTH} characters long`);
  }
  return message;
}

function linkOf(call: GraphCall): string | undefined {
  const link = call.parameters.text('link');
  if (link !== undefined && !(URL.canParse(link) && /^https?:$/.test(new URL(link).protocol))) {
    refuse({
      code: 1609005,
      message: '(#1609005) The link you tried to share could not be loaded',
      userTitle: 'Link could not be loaded',
    });
  }
  return link;
}

/** The photos of `attached_media`: uploaded unpublished to the same Page and shown by no post yet. */
function attached(call: GraphCall): readonly string[] {
  const entries = call.parameters.list('attached_media') ?? [];
  const ids = entries.map((entry) => {
    const id = typeof entry === 'object' && entry !== null ? (entry as { media_fbid?: unknown }).media_fbid : undefined;
    return typeof id === 'string' || typeof id === 'number'
      ? String(id)
      : refuseParameter('Param attached_media[0] must have media_fbid');
  });
  if (new Set(ids).size !== ids.length) refuseParameter('Param attached_media must not repeat a photo');
  for (const id of ids) {
    const photo = livingPhoto(call.context, id);
    if (photo === undefined || photo.pageId !== call.nodeId || photo.postId !== undefined) {
      refuseParameter(`Param attached_media: the photo ${id} does not exist, has expired, or was already posted`);
    }
  }
  return ids;
}

/** `scheduled_publish_time`, seconds or an ISO moment, only together with `published=false`. */
function scheduled(call: GraphCall, published: boolean): number | undefined {
  const text = call.parameters.text('scheduled_publish_time');
  if (text === undefined) return undefined;
  const at = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(at)) refuseParameter('Param scheduled_publish_time must be a valid timestamp');
  if (published) refuseParameter('You can only specify a scheduled publish time on unpublished posts');
  const ahead = at - call.context.clock.now();
  if (ahead < SOONEST_MS || ahead > LATEST_MS) {
    refuseParameter('The specified scheduled publish time is invalid.');
  }
  return at;
}

export function postUrl(call: Pick<GraphCall, 'context'>, post: Post): string {
  return `${call.context.urls().web}/${post.pageId}/posts/${post.postId.split('_')[1] ?? ''}`;
}

function attachments(call: GraphCall, post: Post): unknown {
  const { context } = call;
  const photos = post.photoIds.flatMap((photoId) => livingPhoto(context, photoId) ?? []);
  const shown = photos.map(({ photoId, height, width }) => {
    const url = `${context.urls().web}/photo/?fbid=${photoId}`;
    const image = { height, src: photoUrl(context, photoId), width };
    return { media: { image }, media_type: 'photo', target: { id: photoId, url }, type: 'photo', url };
  });
  const [first] = shown;
  if (first === undefined) {
    if (post.link === undefined) return undefined;
    return {
      data: [{ media_type: 'link', title: post.link, type: 'share', url: post.link, unshimmed_url: post.link }],
    };
  }
  if (shown.length === 1) return { data: [first] };
  const url = postUrl(call, post);
  const subattachments = { data: shown.map(({ media_type: _kind, ...rest }) => rest) };
  return { data: [{ media: first.media, media_type: 'album', subattachments, target: { url }, type: 'album', url }] };
}
