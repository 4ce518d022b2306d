import type { FacebookContext } from './context.ts';
import { blobOf, photoBehind, photoIdIn } from './photos.ts';
import type { Item } from './state.ts';

/** Smallest side and largest file of an item's photo. Source: facebook.md section 12. */
const SMALLEST_SIDE = 500;
const PHOTO_BYTES = 8 * 1024 * 1024;

/**
 * Fetches the photos of an item and says what came of it. A fetched photo is the catalogue's own: its source may go, and
 * the same address is not fetched again. Addresses elsewhere are taken as good, because practice does not go out to look.
 */
export function fetchPhotos(context: FacebookContext, urls: readonly string[]): Item['imageFetchStatus'] {
  const failed = urls.map((url) => {
    if (photoProblem(context, url) !== undefined) return true;
    keepCopy(context, url);
    return false;
  });
  if (failed[0] === true) return 'FETCH_FAILED';
  return failed.includes(true) ? 'PARTIAL_FETCH' : 'FETCHED';
}

/** Why a photo cannot be an item's. */
export function photoProblem(context: FacebookContext, url: string): string | undefined {
  const missing = `The image ${url} could not be fetched.`;
  if (!URL.canParse(url)) return missing;
  if (new URL(url).protocol === 'https:' || copyOf(context, url) !== undefined) return undefined;
  const photo = photoBehind(context, url);
  if (photo === undefined) return missing;
  if (Math.min(photo.width, photo.height) < SMALLEST_SIDE) {
    return `The image ${url} is too small: it needs ${SMALLEST_SIDE} × ${SMALLEST_SIDE} pixels.`;
  }
  return photo.bytes > PHOTO_BYTES ? `The image ${url} is larger than 8 MB.` : undefined;
}

/** Where the catalogue shows a photo: its own copy, or the address elsewhere. */
export function shownPhoto(context: FacebookContext, url: string): string | undefined {
  const copy = copyOf(context, url);
  if (copy !== undefined) return `${context.urls().web}/item-photos/${copy.photoId}_n.jpg`;
  return url.startsWith('https:') ? url : undefined;
}

/** Bytes and type of a copy, for the photo server. */
export function copiedPhoto(
  context: FacebookContext,
  photoId: string,
): { readonly bytes: Uint8Array; readonly mediaType: string } | undefined {
  const copy = context.state.itemPhotos.get(photoId);
  const bytes = copy === undefined ? undefined : context.store.getBlob(copyBlobOf(photoId));
  return copy === undefined || bytes === undefined ? undefined : { bytes, mediaType: copy.mediaType };
}

function keepCopy(context: FacebookContext, url: string): void {
  const photo = photoBehind(context, url);
  const bytes = photo === undefined ? undefined : context.store.getBlob(blobOf(photo.photoId));
  if (photo === undefined || bytes === undefined || copyOf(context, url) !== undefined) return;
  context.store.putBlob(copyBlobOf(photo.photoId), bytes);
  context.state.itemPhotos.put(photo.photoId, { photoId: photo.photoId, mediaType: photo.mediaType });
}

function copyOf(context: FacebookContext, url: string) {
  const photoId = photoIdIn(context, url);
  return photoId === undefined ? undefined : context.state.itemPhotos.get(photoId);
}

function copyBlobOf(photoId: string): string {
  return `facebook/item/${photoId}`;
}
