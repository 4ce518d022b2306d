import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { cropArea, lightFactor, untouchedPhoto } from '#shared/domain/photo-edit.ts';
import type { PhotoEdit } from '#shared/domain/photo-edit.ts';
import { PhotoRefused } from './photo-problem.ts';

/** A photo as the app keeps it: the original untouched, and two versions that are safe to show and to send. */
export interface RenderedPhoto {
  readonly mediaType: string;
  readonly extension: string;
  /** Of the original, with its orientation applied. */
  readonly width: number;
  readonly height: number;
  /** More than one picture is in the file; the first one is taken. */
  readonly animated: boolean;
  readonly display: RenderedVersion;
  readonly thumb: RenderedVersion;
}

export interface RenderedVersion {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export const photoLimits = {
  /** As `photos.import` of the contract has it. */
  bytes: 50 * 1024 * 1024,
  /** More than any phone makes (200); a small file that unpacks to more is an attack or an accident. */
  megapixels: 210,
  /** For formats that have to be unpacked as a whole, at four bytes a pixel: WebP, AVIF, GIF, interlaced PNG, progressive JPEG. */
  wholeMegapixels: 100,
  /** Longest side of what is shown and sent. eBay recommends 1600 and takes up to 12 MB; zoom needs some more. */
  displaySide: 2_400,
  thumbSide: 320,
} as const;

interface Kind {
  readonly mediaType: string;
  readonly extension: string;
}

/** By what the bytes are, never by the name. SVG and PDF, which sharp could draw too, are no photographs. */
const kinds: ReadonlyMap<string, Kind> = new Map([
  ['jpeg', { mediaType: 'image/jpeg', extension: 'jpg' }],
  ['png', { mediaType: 'image/png', extension: 'png' }],
  ['webp', { mediaType: 'image/webp', extension: 'webp' }],
  ['gif', { mediaType: 'image/gif', extension: 'gif' }],
  ['tiff', { mediaType: 'image/tiff', extension: 'tif' }],
  ['heif', { mediaType: 'image/avif', extension: 'avif' }],
]);

const convertAdvice = 'Save it as JPEG or PNG and add it again.';

/**
 * Decodes the whole file, which proves it sound, and makes both versions as the edit wants them. Of an animation the first
 * picture. Throws PhotoRefused.
 */
export async function renderPhoto(
  bytes: Uint8Array,
  fileName: string,
  edit: PhotoEdit = untouchedPhoto,
): Promise<RenderedPhoto> {
  if (bytes.byteLength === 0) {
    throw new PhotoRefused('photo_empty', fileName, `${fileName} is empty. Copy it from the camera again.`);
  }
  if (bytes.byteLength > photoLimits.bytes) {
    const megabytes = photoLimits.bytes / 1024 / 1024;
    throw new PhotoRefused(
      'photo_too_large',
      fileName,
      `${fileName} is larger than ${megabytes} MB. Save it smaller and add it again.`,
      { megabytes },
    );
  }
  const kind = await identify(bytes, fileName);
  try {
    // autoOrient turns the pixels the right way up; what sharp writes has no metadata (no EXIF, no GPS, no comments) unless
    // asked for, and its colours are converted to sRGB, so that the profile can go as well.
    const oriented = open(bytes).autoOrient();
    if (edit.crop) oriented.extract(cropArea(edit, kind));
    const fitted = oriented
      .resize({
        width: photoLimits.displaySide,
        height: photoLimits.displaySide,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .flatten({ background: '#ffffff' });
    const display = await (await edited(fitted, edit)).jpeg({ quality: 88 }).toBuffer({ resolveWithObject: true });
    const thumb = await sharp(display.data)
      .resize({ width: photoLimits.thumbSide, height: photoLimits.thumbSide, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    return {
      ...kind,
      display: { bytes: display.data, width: display.info.width, height: display.info.height },
      thumb: { bytes: thumb.data, width: thumb.info.width, height: thumb.info.height },
    };
  } catch (error) {
    throw new PhotoRefused(
      'photo_broken',
      fileName,
      `${fileName} is damaged or incomplete (${firstLine(error)}). Copy it from the camera again.`,
    );
  }
}

/**
 * Turn, flip and light on the picture in its final size. Each is a pass of its own: within one, sharp has its own order of
 * them, and brightness has to be cut off at white before contrast, as the page's preview (CSS filters) has it.
 */
async function edited(fitted: Sharp, edit: PhotoEdit): Promise<Sharp> {
  let picture = fitted;
  const pass = async (change: (pixels: Sharp) => Sharp): Promise<void> => {
    const { data, info } = await picture.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
    picture = change(sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } }));
  };
  if (edit.turn !== 0) await pass((pixels) => pixels.rotate(edit.turn));
  if (edit.flip) await pass((pixels) => pixels.flop());
  const brightness = lightFactor(edit.brightness);
  const contrast = lightFactor(edit.contrast);
  if (brightness !== 1) await pass((pixels) => pixels.linear(brightness, 0));
  if (contrast !== 1) await pass((pixels) => pixels.linear(contrast, 127.5 * (1 - contrast)));
  return picture;
}

/** `error`: a file that ends early or has undecodable parts is refused; a harmless warning is not. */
const open = (bytes: Uint8Array): Sharp =>
  sharp(bytes, { failOn: 'error', limitInputPixels: photoLimits.megapixels * 1_000_000, pages: 1 });

async function identify(
  bytes: Uint8Array,
  fileName: string,
): Promise<Kind & Pick<RenderedPhoto, 'width' | 'height' | 'animated'>> {
  if (looksLikeHeic(bytes)) throw heic(fileName);
  let metadata: Awaited<ReturnType<Sharp['metadata']>>;
  try {
    // Reads the header only, so a picture of absurd size costs nothing here.
    metadata = await sharp(bytes, { limitInputPixels: false, pages: 1 }).metadata();
  } catch {
    throw notAPhoto(fileName);
  }
  if (metadata.format === 'heif' && metadata.compression !== 'av1') throw heic(fileName);
  const kind = kinds.get(metadata.format);
  if (!kind) throw notAPhoto(fileName);
  const { width, height } = metadata.autoOrient;
  const streamed = ['jpeg', 'png', 'tiff'].includes(metadata.format) && !metadata.isProgressive;
  const megapixels = streamed ? photoLimits.megapixels : photoLimits.wholeMegapixels;
  if (width * height > megapixels * 1_000_000) {
    throw new PhotoRefused(
      'photo_too_many_pixels',
      fileName,
      `${fileName} has ${width} × ${height} pixels, more than the ${megapixels} megapixels that can be used. Scale it down and add it again.`,
      { width, height, megapixels },
    );
  }
  return { ...kind, width, height, animated: (metadata.pages ?? 1) > 1 };
}

const heic = (fileName: string): PhotoRefused =>
  new PhotoRefused(
    'photo_heic',
    fileName,
    `${fileName} is a HEIC photo, which cannot be read here. On the iPhone choose Settings > Camera > Formats > Most Compatible, or export it as JPEG, and add it again.`,
  );

const notAPhoto = (fileName: string): PhotoRefused =>
  new PhotoRefused(
    'photo_not_an_image',
    fileName,
    `${fileName} is not a photo in a format that can be read (JPEG, PNG, WebP, GIF, TIFF, AVIF). ${convertAdvice}`,
  );

/**
 * ISO base media file with an HEVC brand (ISO/IEC 23008-12): sharp's build decodes AVIF only. Some phones name the general
 * `mif1` or `msf1` first and HEVC only among the compatible brands.
 */
function looksLikeHeic(bytes: Uint8Array): boolean {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64)).toString('latin1');
  if (header.slice(4, 8) !== 'ftyp') return false;
  const boxEnd = Buffer.from(header, 'latin1').readUInt32BE(0);
  const [first = '', , ...compatible] = header.slice(8, boxEnd).match(/.{4}/gs) ?? [];
  const brands = [first, ...compatible];
  return (
    brands.some((brand) => /^(hei[cxms]|hev[cx])$/.test(brand)) && !brands.some((brand) => /^avi[fs]$/.test(brand))
  );
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
