import sharp from 'sharp';

/** What the bytes of a picture themselves say, because names and headers lie. */
export interface PictureFacts {
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Undefined when it is a picture of none of these `types`, which go by the decoder's names. Decoding refuses more than
 * `mostPixels`, so that a small file cannot ask for gigabytes.
 */
export async function pictureFacts(
  bytes: Uint8Array,
  types: Readonly<Record<string, string>>,
  mostPixels = 200_000_000,
): Promise<PictureFacts | undefined> {
  const facts = await sharp(bytes, { limitInputPixels: mostPixels })
    .metadata()
    .catch(() => undefined);
  const mediaType = types[facts?.format ?? ''];
  return facts === undefined || mediaType === undefined
    ? undefined
    : { mediaType, width: facts.width, height: facts.height };
}
