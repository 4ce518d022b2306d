import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { pictureFacts, type PictureFacts } from '../picture-facts.ts';
import { charactersOf } from './listing-rules.ts';
import { refuse } from './refusals.ts';

/** No published limit; this one only keeps the practice server from being filled. */
export const IMAGE_BYTES = 25 * 1024 * 1024;
const TYPES: Readonly<Record<string, string>> = { jpeg: 'image/jpeg', png: 'image/png', gif: 'image/gif' };
const ALT_TEXT_LENGTH = 500;

export const imageFacts = async (bytes: Uint8Array): Promise<PictureFacts> =>
  (await pictureFacts(bytes, TYPES)) ?? refuse(400, 'The uploaded file is not a valid image: use JPEG, PNG or GIF');

/** The fields of `uploadListingImage`. */
export interface ImageUpload {
  readonly bytes: Uint8Array | undefined;
  readonly imageId: number | undefined;
  readonly rank: number;
  readonly overwrite: boolean;
  readonly altText: string | undefined;
}

export async function readUpload(request: FastifyRequest): Promise<ImageUpload> {
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
