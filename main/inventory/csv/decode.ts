import type { CsvEncoding } from '#shared/ipc/csv.ts';
import { eightBit, markedEncoding } from './sniff.ts';

/**
 * Text out of the bytes of a CSV file. With an encoding it is read in that one. Without, a byte order mark decides; else it
 * is read as UTF-8 until a byte sequence appears that is none: then the rest is in an old encoding, as spreadsheets write
 * it. Up to that point all agree, because only ASCII has passed.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>, encoding?: CsvEncoding): AsyncGenerator<string> {
  let decoder = encoding === undefined || encoding === 'utf-8' ? undefined : new TextDecoder(encoding);
  let strict = false;
  let onlyAscii = true;
  // The end of a chunk that may be the beginning of a UTF-8 character; needed again when the guess was wrong.
  let held = new Uint8Array(0);

  for await (const raw of joined(chunks, 4)) {
    if (!decoder) {
      const marked = encoding ?? markedEncoding(raw);
      strict = marked === undefined;
      decoder = new TextDecoder(marked ?? 'utf-8');
    }
    if (!strict) {
      yield decoder.decode(raw, { stream: true });
      continue;
    }
    const chunk = concat(held, raw);
    const cut = completeLength(chunk);
    const ready = chunk.subarray(0, cut);
    held = chunk.slice(cut);
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(ready);
      if (onlyAscii && ready.some((byte) => byte > 0x7f)) onlyAscii = false;
      yield text;
    } catch {
      // Characters that were read as UTF-8 before are proof enough that this is a damaged UTF-8 file.
      decoder = new TextDecoder(onlyAscii ? eightBit(chunk) : 'utf-8');
      strict = false;
      yield decoder.decode(chunk, { stream: true });
      held = new Uint8Array(0);
    }
  }
  if (strict && held.length > 0) yield new TextDecoder(onlyAscii ? 'windows-1252' : 'utf-8').decode(held);
  else if (decoder) yield decoder.decode();
}

/** Bytes up to the last complete UTF-8 character. */
function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** The first chunk is made long enough to look for a mark; the others pass as they come. */
async function* joined(chunks: AsyncIterable<Uint8Array>, least: number): AsyncGenerator<Uint8Array> {
  let start: Uint8Array | undefined = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (!start) {
      yield chunk;
      continue;
    }
    start = concat(start, chunk);
    if (start.length < least) continue;
    yield start;
    start = undefined;
  }
  if (start && start.length > 0) yield start;
}

function concat(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}
