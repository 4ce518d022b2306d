import type { FastifyInstance } from 'fastify';
import sharp from 'sharp';
import type { Answer } from '../answers.ts';
import { randomText } from '../random-text.ts';
import { isoTime, type EbayContext } from './context.ts';
import { sellerEndpoint, waitingEndpoint, type SellerCall } from './endpoint.ts';
import { refuse } from './errors.ts';
import { imageTypeOf } from './image-types.ts';
import { livingImage, pictureUrl, UNUSED_IMAGE_MS } from './pictures.ts';
import { imageFromUrlSchema } from './requests.ts';
import { SCOPE } from './scopes.ts';
import type { Seller, StoredImage } from './state.ts';

const BASE = '/commerce/media/v1_beta/image';
/** Source: ebay.md section 5. */
export const IMAGE_BYTES = 12 * 1024 * 1024;
const POSTS = 50;
const WINDOW_MS = 5000;
/** Decoding refuses anything larger, so that a small file cannot ask for gigabytes. */
const PIXELS = 200_000_000;

/** Image upload on apim.ebay.com. Source: ebay.md section 5; these paths are in no public document. */
export function serveMedia(app: FastifyInstance, context: EbayContext): { reset(): void } {
  const posts = new Map<string, readonly number[]>();
  const shared = { api: 'media', scopes: [SCOPE.inventory] } as const;

  /** All Media POSTs of a user share 50 in 5 seconds. */
  const countPost = (seller: Seller) => {
    const now = context.clock.now();
    const recent = (posts.get(seller.userId) ?? []).filter((at) => at > now - WINDOW_MS);
    if (recent.length >= POSTS) refuse(2001);
    posts.set(seller.userId, [...recent, now]);
  };

  waitingEndpoint(app, context, {
    ...shared,
    method: 'POST',
    path: `${BASE}/create_image_from_file`,
    handle: async (call) => {
      countPost(call.seller);
      return created(context, await keepImage(context, call.seller, await uploaded(call)));
    },
  });

  waitingEndpoint(app, context, {
    ...shared,
    method: 'POST',
    path: `${BASE}/create_image_from_url`,
    handle: async (call) => {
      countPost(call.seller);
      const body = imageFromUrlSchema.safeParse(call.request.body);
      const url = body.success ? body.data.imageUrl : undefined;
      if (url === undefined) refuse(190001, { additionalInfo: 'imageUrl is missing.' });
      return created(context, await keepImage(context, call.seller, await fetched(url)));
    },
  });

  sellerEndpoint(app, context, {
    ...shared,
    method: 'GET',
    path: `${BASE}/:imageId`,
    handle: (call) => {
      const imageId = call.params['imageId'] ?? '';
      const image = livingImage(context, imageId);
      if (image === undefined || image.owner !== call.seller.userId) refuse(190002, { imageId });
      return { status: 200, body: shown(image) };
    },
  });

  return { reset: () => posts.clear() };
}

async function uploaded(call: SellerCall<undefined>): Promise<Uint8Array> {
  if (!call.request.isMultipart()) refuse(190001, { additionalInfo: 'Content-Type must be multipart/form-data.' }, 415);
  const part = await call.request.file({ limits: { fileSize: IMAGE_BYTES + 1, files: 1 }, throwFileSizeLimit: false });
  if (part === undefined) refuse(190001, { additionalInfo: 'The part "image" is missing.' });
  const bytes = await part.toBuffer();
  call.request.practice.recordedBody = {
    [part.fieldname]: `${bytes.length} bytes, ${part.mimetype}, ${part.filename}`,
  };
  if (part.fieldname !== 'image')
    refuse(190001, { additionalInfo: `The part must be named "image", not "${part.fieldname}".` });
  return bytes;
}

/** Practice fetches pictures from this computer only; eBay fetches from public https addresses. */
async function fetched(url: string): Promise<Uint8Array> {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address === undefined || !['127.0.0.1', 'localhost'].includes(address.hostname)) {
    refuse(190001, { additionalInfo: 'Practice eBay fetches pictures from this computer only.' });
  }
  const answer = await fetch(address, { redirect: 'error' }).catch(() => undefined);
  if (answer?.ok !== true) refuse(190001, { additionalInfo: `No picture could be fetched from ${url}.` });
  return new Uint8Array(await answer.arrayBuffer());
}

async function keepImage(context: EbayContext, seller: Seller, bytes: Uint8Array): Promise<StoredImage> {
  if (bytes.length === 0) refuse(190001, { additionalInfo: 'The file is empty.' });
  if (bytes.length > IMAGE_BYTES) refuse(190001, { additionalInfo: 'The file is larger than 12 MB.' }, 413);
  const type = imageTypeOf(bytes);
  if (type === undefined) refuse(190001, { additionalInfo: 'Use JPG, GIF, PNG, BMP, TIFF, AVIF, HEIC or WEBP.' });
  const size = await sizeOf(bytes, type);
  const imageId = randomText(context.random, 24);
  const pictureId = randomText(context.random, 16);
  const image: StoredImage = {
    owner: seller.userId,
    imageId,
    pictureId,
    imageUrl: pictureUrl(context, pictureId, size.width, size.height),
    mediaType: type,
    ...size,
    expiresAt: context.clock.now() + UNUSED_IMAGE_MS,
  };
  context.store.transaction(() => {
    context.state.images.put(imageId, image);
    context.state.pictures.put(pictureId, imageId);
    context.store.putBlob(pictureId, bytes);
  });
  return image;
}

/** Reads width and height; BMP by its header, because the decoder has no BMP. */
async function sizeOf(bytes: Uint8Array, type: string): Promise<{ readonly width: number; readonly height: number }> {
  if (type === 'image/bmp') {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < 26) refuse(190001, { additionalInfo: 'The picture is damaged.' });
    return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
  }
  const facts = await sharp(bytes, { limitInputPixels: PIXELS })
    .metadata()
    .catch(() => undefined);
  if (facts?.width === undefined || facts.height === undefined)
    refuse(190001, { additionalInfo: 'The picture is damaged.' });
  return { width: facts.width, height: facts.height };
}

function created(context: EbayContext, image: StoredImage): Answer {
  return {
    status: 201,
    headers: { location: `${context.urls().apim}${BASE}/${image.imageId}` },
    body: shown(image),
  };
}

function shown(image: StoredImage): Record<string, string> {
  return { imageUrl: image.imageUrl, expirationDate: isoTime(image.expiresAt) };
}
