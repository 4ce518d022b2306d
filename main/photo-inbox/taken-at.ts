/** Tags of EXIF 2.32: pointer to the Exif part (IFD0), and what stands there. Types: 2 text, 4 long. */
const exifPointer = 0x8769;
const dateTimeOriginal = 0x9003;
const subSecOriginal = 0x9291;
/** More entries than any camera writes mean that the bytes are no EXIF. */
const mostEntries = 1_000;

/**
 * When the camera took the picture (DateTimeOriginal), ms, its clock read as if it were UTC: cameras seldom know their time
 * zone, and order and gaps are all that is asked of it. `undefined` where nothing sensible stands in the EXIF block.
 */
export function takenAt(exif: Uint8Array | undefined): number | undefined {
  if (!exif) return undefined;
  try {
    return readTime(Buffer.from(exif.buffer, exif.byteOffset, exif.byteLength));
  } catch {
    // Offsets that lead out of the block: damaged or hostile.
    return undefined;
  }
}

function readTime(block: Buffer): number | undefined {
  const tiff = block.subarray(block.toString('latin1', 0, 4) === 'Exif' ? 6 : 0);
  const order = tiff.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return undefined;
  const little = order === 'II';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const entry = (directory: number, tag: number): number | undefined => {
    const count = short(directory);
    if (count > mostEntries) return undefined;
    for (let index = 0; index < count; index += 1) {
      const at = directory + 2 + index * 12;
      if (short(at) === tag) return at;
    }
    return undefined;
  };
  const text = (at: number | undefined): string | undefined => {
    if (at === undefined || short(at + 2) !== 2) return undefined;
    const length = Math.min(long(at + 4), 40);
    const from = length <= 4 ? at + 8 : long(at + 8);
    return tiff.toString('latin1', from, from + length).replace(/\0.*$/s, '');
  };
  const pointer = entry(long(4), exifPointer);
  if (pointer === undefined) return undefined;
  const directory = long(pointer + 8);
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/.exec(text(entry(directory, dateTimeOriginal)) ?? '');
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  if (year < 1990 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const fraction = /^\d{1,3}/.exec(text(entry(directory, subSecOriginal)) ?? '')?.[0] ?? '';
  return Date.UTC(year, month - 1, day, hour, minute, second, Number(fraction.padEnd(3, '0')));
}

/** A file's time as a camera beside this machine would have written it. */
export const asCameraTime = (modifiedAt: number): number =>
  Math.round(modifiedAt) - new Date(modifiedAt).getTimezoneOffset() * 60_000;
