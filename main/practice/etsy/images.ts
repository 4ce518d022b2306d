import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import sharp from 'sharp';
import { epochSeconds, freshId, type EtsyContext } from './context.ts';
import type { EtsyApi } from './endpoint.ts';
import { imageBody, imagesBody } from './image-view.ts';
import type { AttachedImage, Listing } from './listing-state.ts';
import { ownListing, saveChanged, visibleListing } from './listing-store.ts';
import { charactersOf } from './listing-rules.ts';
import { MAX_IMAGES } from './listing-writes.ts';
import { refuse } from './refusals.ts';

/** No published limit; this one only keeps the practice server from being filled. */
export const IMAGE_BYTES = 25 * 1024 * 1024;
/** Decoding refuses anything larger, so that a small file cannot ask for gigabytes. */
const PIXELS = 200_000_000;
const TYPES: Readonly<Record<string, string>> = { jpeg: 'image/jpeg', png: 'image/png', gif: 'image/gif' };
const ALT_TEXT_LENGTH = 500;

const OF_SHOP = '/shops/:shop_id/listings/:listing_id/images';
const OF_LISTING = '/listings/:listing_id/images';

/** Photos: one a call, in ranks; rank 1 is the one buyers see first. */
export function serveImages({ context, ...api }: EtsyApi): void {
  api.addWaiting({
    method: 'POST',
    path: OF_SHOP,
    scopes: ['listings_w'],
    handle: async ({ request, params, userId }) => {
      const { shopId } = ownListing(context, userId, params);
      const form = await readForm(request);
      const picture = form.bytes === undefined ? undefined : { bytes: form.bytes, ...(await factsOf(form.bytes)) };
      return context.store.transaction(() => {
        // Read again: reading the upload took time in which the listing may have changed.
        const listing = ownListing(context, userId, params);
        const imageId =
          picture === undefined ? known(context, shopId, form.imageId) : storeImage(context, shopId, picture);
        const altText = form.altText ?? listing.images.find((image) => image.imageId === imageId)?.altText ?? '';
        const images = placed(listing.images, { imageId, altText }, form.rank, form.overwrite);
        const changed = saveChanged(context, { ...listing, images });
        return { status: 201, body: imageBody(context, changed, { imageId, altText }) };
      });
    },
  });

  api.add({
    method: 'GET',
    path: OF_LISTING,
    handle: ({ params, userId }) => {
      const results = imagesBody(context, visibleListing(context, userId, params['listing_id']));
      return { status: 200, body: { count: results.length, results } };
    },
  });
  api.add({
    method: 'GET',
    path: `${OF_LISTING}/:listing_image_id`,
    handle: ({ params, userId }) => {
      const listing = visibleListing(context, userId, params['listing_id']);
      return { status: 200, body: imageBody(context, listing, attached(listing, params)) };
    },
  });
  api.add({
    method: 'DELETE',
    path: `${OF_SHOP}/:listing_image_id`,
    scopes: ['listings_w'],
    handle: ({ params, userId }) => {
      const listing = ownListing(context, userId, params);
      const gone = attached(listing, params);
      const images = listing.images.filter((image) => image !== gone);
      const variationImages = listing.variationImages.filter(({ imageId }) => imageId !== gone.imageId);
      saveChanged(context, { ...listing, images, variationImages });
      return { status: 204 };
    },
  });
}

function attached(listing: Listing, params: Readonly<Record<string, string>>): AttachedImage {
  const found = listing.images.find(({ imageId }) => String(imageId) === params['listing_image_id']);
  return found ?? refuse(404, `Could not find an Image with listing_image_id = ${params['listing_image_id']}`);
}

/** The list with the photo at its rank; the ones from there on move back, unless the one at the rank is replaced. */
function placed(
  images: readonly AttachedImage[],
  image: AttachedImage,
  rank: number,
  overwrite: boolean,
): AttachedImage[] {
  const others = images.filter(({ imageId }) => imageId !== image.imageId);
  const at = Math.min(Math.max(rank, 1), others.length + 1) - 1;
  const next = others.toSpliced(at, overwrite ? 1 : 0, image);
  return next.length > MAX_IMAGES ? refuse(400, `A listing can have at most ${MAX_IMAGES} images`) : next;
}

function known(context: EtsyContext, shopId: number, imageId: number | undefined): number {
  if (imageId === undefined) refuse(400, 'Either image or listing_image_id is required');
  if (context.state.images.get(String(imageId))?.shopId === shopId) return imageId;
  return refuse(404, `Could not find an Image with listing_image_id = ${imageId}`);
}

interface Facts {
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
}

function storeImage(context: EtsyContext, shopId: number, image: Facts & { readonly bytes: Uint8Array }): number {
  const imageId = freshId(context, 10, (id) => context.state.images.get(id) !== undefined);
  const { bytes, mediaType, width, height } = image;
  const created = epochSeconds(context);
  context.state.images.put(String(imageId), { imageId, shopId, mediaType, width, height, created });
  context.store.putBlob(`etsy/${imageId}`, bytes);
  return imageId;
}

/** By the bytes, because names and headers lie. */
async function factsOf(bytes: Uint8Array): Promise<Facts> {
  const facts = await sharp(bytes, { limitInputPixels: PIXELS })
    .metadata()
    .catch(() => undefined);
  const mediaType = TYPES[facts?.format ?? ''];
  if (facts === undefined || mediaType === undefined) {
    return refuse(400, 'The uploaded file is not a valid image: use JPEG, PNG or GIF');
  }
  return { mediaType, width: facts.width, height: facts.height };
}

interface UploadForm {
  readonly bytes: Uint8Array | undefined;
  readonly imageId: number | undefined;
  readonly rank: number;
  readonly overwrite: boolean;
  readonly altText: string | undefined;
}

async function readForm(request: FastifyRequest): Promise<UploadForm> {
  if (!request.isMultipart()) refuse(400, 'This endpoint takes multipart/form-data.');
  const fields: Record<string, string> = {};
  let bytes: Uint8Array | undefined;
  const recorded: Record<string, string> = {};
  for await (const part of request.parts({ limits: { fileSize: IMAGE_BYTES, files: 1 } })) {
    if (part.type === 'file') {
      const received = await part.toBuffer();
      recorded[part.fieldname] = `${received.length} bytes, ${part.mimetype}, ${part.filename}`;
      if (part.fieldname === 'image' && received.length > 0) bytes = received;
    } else {
      fields[part.fieldname] = textOf(part);
      recorded[part.fieldname] = textOf(part);
    }
  }
  request.practice.recordedBody = recorded;
  const altText = fields['alt_text'];
  if (altText !== undefined && charactersOf(altText) > ALT_TEXT_LENGTH) {
    refuse(400, `Invalid alt_text: longer than ${ALT_TEXT_LENGTH} characters`);
  }
  return {
    bytes,
    imageId: number(fields, 'listing_image_id'),
    rank: number(fields, 'rank') ?? 1,
    overwrite: ['true', '1'].includes(fields['overwrite'] ?? ''),
    altText,
  };
}

const textOf = (part: Extract<Multipart, { type: 'field' }>): string =>
  typeof part.value === 'string' ? part.value : '';

function number(fields: Readonly<Record<string, string>>, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === '') return undefined;
  return /^\d{1,18}$/.test(value) ? Number(value) : refuse(400, `Invalid ${name}: must be an integer`);
}
