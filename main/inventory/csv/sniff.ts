import type { CsvEncoding } from '#shared/ipc/csv.ts';

/** What a file is by its first bytes, when it is no text. */
export type NoText = 'empty' | 'workbook' | 'old_workbook' | 'zip' | 'pdf' | 'binary';

const starts = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** Recognises what sellers take for CSV, above all a workbook of Excel that was given the ending `.csv`. */
export function noText(head: Uint8Array): NoText | undefined {
  if (head.length === 0) return 'empty';
  if (starts(head, 0x50, 0x4b, 0x03, 0x04)) {
    // The names of a ZIP's entries are plain in it; those of a workbook lie in `xl/`.
    const names = new TextDecoder('latin1').decode(head);
    return names.includes('xl/') || names.includes('[Content_Types].xml') ? 'workbook' : 'zip';
  }
  if (starts(head, 0x50, 0x4b)) return 'zip';
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'old_workbook';
  if (starts(head, 0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (isUtf16(head)) return undefined;
  // Our own files carry texts to the letter, whatever is in them.
  if (new TextDecoder('latin1').decode(head.subarray(0, 20)).includes('Crossdock item')) return undefined;
  const controls = head.filter((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20)).length;
  return controls > head.length / 10 ? 'binary' : undefined;
}

/** A byte order mark decides; without one UTF-16 is known by its zero bytes, because column titles begin with ASCII. */
export function markedEncoding(head: Uint8Array): CsvEncoding | undefined {
  if (starts(head, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (starts(head, 0xff, 0xfe)) return 'utf-16le';
  if (starts(head, 0xfe, 0xff)) return 'utf-16be';
  const [a, b, c, d] = head;
  if (head.length < 4) return undefined;
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be';
  return undefined;
}

const isUtf16 = (head: Uint8Array): boolean => (markedEncoding(head) ?? 'utf-8').startsWith('utf-16');

/**
 * The encoding of a text whose beginning this is. What is valid UTF-8 is UTF-8. The rest comes from old programs: on
 * Windows windows-1252, on a Mac MacRoman. They are told apart by the bytes next to plain letters: accented letters lie
 * from C0 on in the one and from 80 to 9F in the other.
 */
export function detectEncoding(head: Uint8Array): CsvEncoding {
  const marked = markedEncoding(head);
  if (marked) return marked;
  try {
    // The head may end inside a character; `stream` leaves that open.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    return eightBit(head);
  }
}

/** For bytes that are no UTF-8. */
export function eightBit(bytes: Uint8Array): 'windows-1252' | 'macintosh' {
  let windows = 0;
  let mac = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80 || !(isLetter(bytes[index - 1]) || isLetter(bytes[index + 1]))) continue;
    if (macLetters.has(byte)) mac += 1;
    else if (byte >= 0xc0 && !macPunctuation.has(byte)) windows += 1;
  }
  return mac > windows ? 'macintosh' : 'windows-1252';
}

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));

/** á â à ä ã å ç é è ê ë and their like in MacRoman, without what windows-1252 has as quotation marks, dashes, dots and €. */
const macLetters: ReadonlySet<number> = new Set([
  0x81, 0x83, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8d, 0x8e, 0x8f, 0x90, 0x98, 0x9a, 0x9c, 0x9d, 0x9e, 0x9f,
]);
/** Dashes and quotation marks of MacRoman, which stand next to letters as well. */
const macPunctuation: ReadonlySet<number> = new Set([0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5]);
