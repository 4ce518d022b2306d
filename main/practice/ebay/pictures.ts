import { DAY_MS, type EbayContext } from './context.ts';
import type { StoredImage } from './state.ts';

/** An image that no listing uses lives 30 days, a used one 90 days beyond its listing. Source: ebay.md section 5. */
export const UNUSED_IMAGE_MS = 30 * DAY_MS;
const AFTER_LISTING_MS = 90 * DAY_MS;
/** As long as a listing is live its pictures do not expire; GTC listings have no end. */
const WHILE_LISTED_MS = 3650 * DAY_MS;

const PICTURE_PATH = /^\/00\/s\/[A-Za-z0-9]+\/z\/([A-Za-z0-9]+)\/\$_57\.JPG$/;

/** The address of a picture, in the form of eBay's picture service: size in base 64, then the picture's own id. */
export function pictureUrl(context: EbayContext, pictureId: string, width: number, height: number): string {
  const size = Buffer.from(`${height}X${width}`).toString('base64').replace(/=+$/, '');
  return `${context.urls().web}/00/s/${size}/z/${pictureId}/$_57.JPG?set_id=880000500F`;
}

/** Recognised by its path, because the port may be another one after a restart. */
export function isPictureUrl(context: EbayContext, url: string): boolean {
  return pictureIdOf(context, url) !== undefined;
}

function pictureIdOf(context: EbayContext, url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  const own = new URL(context.urls().web);
  return parsed.hostname === own.hostname ? PICTURE_PATH.exec(parsed.pathname)?.[1] : undefined;
}

/** The living image behind a picture address. */
export function imageBehind(context: EbayContext, url: string): StoredImage | undefined {
  const pictureId = pictureIdOf(context, url);
  const imageId = pictureId === undefined ? undefined : context.state.pictures.get(pictureId);
  return imageId === undefined ? undefined : livingImage(context, imageId);
}

export function livingImage(context: EbayContext, imageId: string): StoredImage | undefined {
  const image = context.state.images.get(imageId);
  return image !== undefined && image.expiresAt > context.clock.now() ? image : undefined;
}

/** Forgets images whose time is up, and their bytes, so that a state file does not grow for ever. */
export function dropExpiredImages(context: EbayContext): void {
  const now = context.clock.now();
  context.store.transaction(() => {
    for (const image of context.state.images.list()) {
      if (image.expiresAt > now) continue;
      context.state.images.delete(image.imageId);
      context.state.pictures.delete(image.pictureId);
      context.store.deleteBlob(image.pictureId);
    }
  });
}

/** Pictures of a live listing stay; those of an ended one stay 90 days. */
export function keepPictures(context: EbayContext, urls: readonly string[], live: boolean): void {
  for (const url of urls) {
    const image = imageBehind(context, url);
    if (image === undefined) continue;
    const expiresAt = context.clock.now() + (live ? WHILE_LISTED_MS : AFTER_LISTING_MS);
    context.state.images.put(image.imageId, { ...image, expiresAt });
  }
}
