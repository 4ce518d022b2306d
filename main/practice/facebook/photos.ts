import {
  requirePublisher,
  showEdge,
  showNode,
  requirePageToken,
  type GraphCall,
  type GraphCalls,
  type NodeView,
} from './call.ts';
import { DAY_MS, graphTime, newId, type FacebookContext } from './context.ts';
import { refuse, refuseObject } from './errors.ts';
import { makePost, postsOfPage } from './post-store.ts';
import type { Photo } from './state.ts';
import type { Upload } from './uploads.ts';

/** A photo no post shows is dropped after about a day. Source: facebook.md section 5. */
const UNUSED_MS = DAY_MS;

const photoView: NodeView<Photo> = {
  kind: 'Photo',
  defaults: ['created_time', 'name', 'id'],
  empty: new Set([
    'album',
    'alt_text',
    'backdated_time',
    'can_tag',
    'event',
    'icon',
    'place',
    'position',
    'target',
    'webp_images',
  ]),
  show: (call, photo) => ({
    id: photo.photoId,
    name: photo.name,
    created_time: graphTime(photo.createdAt),
    updated_time: graphTime(photo.createdAt),
    width: photo.width,
    height: photo.height,
    images: [{ height: photo.height, width: photo.width, source: photoUrl(call.context, photo.photoId) }],
    picture: photoUrl(call.context, photo.photoId),
    link: `${call.context.urls().web}/photo/?fbid=${photo.photoId}`,
    from: { name: call.context.state.pages.get(photo.pageId)?.name, id: photo.pageId },
    can_delete: true,
    page_story_id: photo.postId,
  }),
};

/** Photos of a Page: uploaded or copied from an address of this computer, shown by posts. */
export const photoCalls: GraphCalls = {
  'POST Page/photos': (call) => {
    const page = requirePublisher(call, call.nodeId);
    const photo = keepPhoto(call, page.pageId, call.upload ?? fromUrl(call));
    if (!call.parameters.flag('published', true)) return { id: photo.photoId };
    const post = makePost(call, page, {
      message: photo.name ?? '',
      link: undefined,
      photoIds: [photo.photoId],
      published: true,
      scheduledFor: undefined,
    });
    return { id: photo.photoId, post_id: post.postId };
  },

  'GET Page/photos': (call) => {
    const page = requirePageToken(call, call.nodeId);
    const shown = postsOfPage(call.context, page.pageId).flatMap(({ photoIds }) => photoIds);
    const photos = shown.flatMap((photoId) => livingPhoto(call.context, photoId) ?? []);
    return showEdge(call, photoView, photos, ({ photoId }) => photoId);
  },

  'GET Photo': (call) => showNode(call, photoView, ownPhoto(call)),

  'DELETE Photo': (call) => {
    const photo = ownPhoto(call);
    requirePublisher(call, photo.pageId);
    dropPhoto(call.context, photo.photoId);
    return { success: true };
  },
};

export function photoUrl(context: FacebookContext, photoId: string): string {
  return `${context.urls().web}/photos/${photoId}_n.jpg`;
}

const PHOTO_PATH = /^\/photos\/(\d+)_n\.jpg$/;

/** The photo behind one of our own addresses; recognised by its path, because the port may be another one after a restart. */
export function photoBehind(context: FacebookContext, url: string): Photo | undefined {
  return livingPhoto(context, photoIdIn(context, url) ?? '');
}

/** The id in one of our own addresses, whether the photo is still there or not. */
export function photoIdIn(context: FacebookContext, url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, pathname } = new URL(url);
  return hostname === new URL(context.urls().web).hostname ? PHOTO_PATH.exec(pathname)?.[1] : undefined;
}

/** The photo unless its day is over without a post. */
export function livingPhoto(context: FacebookContext, photoId: string): Photo | undefined {
  const photo = context.state.photos.get(photoId);
  if (photo === undefined) return undefined;
  return photo.postId !== undefined || photo.createdAt + UNUSED_MS > context.clock.now() ? photo : undefined;
}

export function dropPhoto(context: FacebookContext, photoId: string): void {
  context.state.photos.delete(photoId);
  context.state.nodes.delete(photoId);
  context.store.deleteBlob(blobOf(photoId));
}

/** Forgets the photos whose day is over, and their bytes, so that a state file does not grow for ever. */
export function dropUnusedPhotos(context: FacebookContext): void {
  context.store.transaction(() => {
    for (const { photoId } of context.state.photos.list()) {
      if (livingPhoto(context, photoId) === undefined) dropPhoto(context, photoId);
    }
  });
}

export function blobOf(photoId: string): string {
  return `facebook/${photoId}`;
}

function keepPhoto(call: GraphCall, pageId: string, upload: Upload): Photo {
  const { context, parameters } = call;
  const photoId = newId(context);
  const caption = parameters.text('caption') ?? parameters.text('message');
  context.store.putBlob(blobOf(photoId), upload.bytes);
  context.state.nodes.put(photoId, 'Photo');
  return context.state.photos.put(photoId, {
    photoId,
    pageId,
    ...(caption === undefined ? {} : { name: caption }),
    mediaType: upload.mediaType,
    bytes: upload.bytes.length,
    width: upload.width,
    height: upload.height,
    createdAt: context.clock.now(),
  });
}

/** Facebook fetches public addresses; practice never leaves this computer and knows its own photos only. */
function fromUrl(call: GraphCall): Upload {
  const url = call.parameters.text('url');
  if (url === undefined) refuse({ code: 324, message: '(#324) Requires upload file' });
  const photo = photoBehind(call.context, url);
  const bytes = photo === undefined ? undefined : call.context.store.getBlob(blobOf(photo.photoId));
  if (photo === undefined || bytes === undefined)
    refuse({ code: 324, subcode: 2069019, message: '(#324) Missing or invalid image file' });
  return { bytes, mediaType: photo.mediaType, width: photo.width, height: photo.height };
}

function ownPhoto(call: GraphCall): Photo {
  const photo = livingPhoto(call.context, call.nodeId);
  if (photo === undefined || !call.person.pages.some(({ pageId }) => pageId === photo.pageId))
    refuseObject(call.nodeId, call.method);
  requirePageToken(call, photo.pageId);
  return photo;
}
