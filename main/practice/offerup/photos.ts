import type { FastifyInstance } from 'fastify';
import { pictureFacts } from '../picture-facts.ts';
import { randomText } from '../random-text.ts';
import { bounds } from './bounds.ts';
import type { OfferUpContext } from './context.ts';
import { sellerEndpoint, type Call } from './endpoint.ts';
import type { RateLimit } from './rate-limit.ts';
import { refuse } from './refusals.ts';

const TYPES: Readonly<Record<string, string>> = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' };
const PATH = /^\/photos\/([A-Za-z0-9]+)$/;

/**
 * `POST /v1/photos`, multipart with the part `photo`, answers `{id, url}`. This project's own choice: the assumed contract
 * takes addresses of photos only, and a desktop app has no public place to put them.
 */
export function servePhotos(app: FastifyInstance, context: OfferUpContext, rates: RateLimit): void {
  sellerEndpoint(app, context, rates, {
    method: 'POST',
    path: '/v1/photos',
    scope: 'listings:write',
    waits: true,
    handle: async (call) => {
      const bytes = await uploaded(call);
      const facts = await pictureFacts(bytes, TYPES);
      const { mediaType } = facts ?? refuse(422, 'invalid_photo', 'Send a JPEG, PNG or WebP picture.', 'photo');
      const photoId = randomText(context.random, 20);
      context.store.transaction(() => {
        context.state.photos.put(photoId, { owner: call.seller.userId, photoId, mediaType });
        context.store.putBlob(`offerup/${photoId}`, bytes);
      });
      return { status: 201, body: { id: photoId, url: photoUrl(context, photoId) } };
    },
  });
}

export const photoUrl = (context: OfferUpContext, photoId: string): string => `${context.urls().web}/photos/${photoId}`;

/** The photo that an address of ours stands for. Only its path counts: the port may have changed since the upload. */
export function photoAt(context: OfferUpContext, url: string) {
  const photoId = URL.canParse(url) ? PATH.exec(new URL(url).pathname)?.[1] : undefined;
  return photoId === undefined ? undefined : context.state.photos.get(photoId);
}

async function uploaded({ request }: Call): Promise<Uint8Array> {
  if (!request.isMultipart()) refuse(415, 'unsupported_media_type', 'Send the photo as multipart/form-data.');
  const part = await request.file({
    limits: { fileSize: bounds.photoBytes + 1, files: 1 },
    throwFileSizeLimit: false,
  });
  if (part === undefined) refuse(422, 'missing_photo', 'The part "photo" is missing.', 'photo');
  const bytes = await part.toBuffer();
  request.practice.recordedBody = { [part.fieldname]: `${bytes.length} bytes, ${part.mimetype}, ${part.filename}` };
  if (part.fieldname !== 'photo') refuse(422, 'missing_photo', 'The part must be named "photo".', 'photo');
  if (bytes.length > bounds.photoBytes) refuse(413, 'photo_too_large', 'The photo is larger than 10 MB.', 'photo');
  return bytes;
}
