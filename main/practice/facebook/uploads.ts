import type { FastifyRequest } from 'fastify';
import { pictureFacts, type PictureFacts } from '../picture-facts.ts';
import { refuse } from './errors.ts';

/** A picture that came with a call, already looked at. */
export interface Upload extends PictureFacts {
  readonly bytes: Uint8Array;
}

/** Larger files are refused. Source: facebook.md section 12 gives 8 MB for catalogues; Page photos take 10. */
export const PHOTO_BYTES = 10 * 1024 * 1024;
const PIXELS = 100_000_000;
/** What Meta takes, by the decoder's names. */
const TYPES: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  tiff: 'image/tiff',
  heif: 'image/heif',
  webp: 'image/webp',
};

/** Fields and the one file of a multipart body. The file may have any name, as at Graph; `source` is the documented one. */
export async function readMultipart(request: FastifyRequest): Promise<{
  readonly fields: Readonly<Record<string, string>>;
  readonly upload: Upload | undefined;
}> {
  const fields: Record<string, string> = {};
  const recorded: Record<string, string> = {};
  let upload: Upload | undefined;
  for await (const part of request.parts({
    limits: { fileSize: PHOTO_BYTES + 1 },
    throwFileSizeLimit: false,
  } as never)) {
    if (part.type === 'field') {
      fields[part.fieldname] = String(part.value);
      recorded[part.fieldname] = String(part.value);
      continue;
    }
    const bytes = await part.toBuffer();
    recorded[part.fieldname] = `${bytes.length} bytes, ${part.mimetype}, ${part.filename}`;
    request.practice.recordedBody = recorded;
    upload = await looked(bytes);
  }
  request.practice.recordedBody = recorded;
  return { fields, upload };
}

async function looked(bytes: Uint8Array): Promise<Upload> {
  if (bytes.length > PHOTO_BYTES) refuseFile();
  const facts = await pictureFacts(bytes, TYPES, PIXELS);
  if (facts === undefined) refuse({ code: 324, subcode: 2069019, message: '(#324) Missing or invalid image file' });
  return { bytes, ...facts };
}

function refuseFile(): never {
  refuse({
    code: 1,
    subcode: 1366046,
    status: 400,
    message: 'Invalid parameter',
    userTitle: "Can't Read Files",
    userMessage:
      "Your photos couldn't be uploaded. Photos should be smaller than 10 MB and saved as JPG, PNG, GIF, TIFF, HEIF or WebP files.",
  });
}
