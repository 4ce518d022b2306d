const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');

/**
 * The picture type by its first bytes, because names and headers lie. eBay takes these eight.
 * AVIF and HEIC share one container and differ in the brand it names.
 */
export function imageTypeOf(bytes: Uint8Array): string | undefined {
  if (bytes.length < 12) return undefined;
  const first = ascii(bytes, 0, 4);
  if (first.startsWith('\u00FF\u00D8\u00FF')) return 'image/jpeg';
  if (ascii(bytes, 0, 8) === '\u0089PNG\r\n\u001A\n') return 'image/png';
  if (first === 'GIF8') return 'image/gif';
  if (first.startsWith('BM')) return 'image/bmp';
  if (first === 'II*\0' || first === 'MM\0*') return 'image/tiff';
  if (first === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp';
  if (ascii(bytes, 4, 8) !== 'ftyp') return undefined;
  const brand = ascii(bytes, 8, 12);
  if (brand === 'avif' || brand === 'avis') return 'image/avif';
  return ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1'].includes(brand) ? 'image/heic' : undefined;
}
