/**
 * Text out of the bytes of a CSV file whose encoding nobody states. A byte order mark decides; without one UTF-16 is known
 * by its zero bytes, and everything else is read as UTF-8 until a byte sequence appears that is none: then the file is
 * windows-1252, as spreadsheets on Windows write it. Up to that point both agree, because only ASCII has passed.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let strict = false;
  let onlyAscii = true;
  // The end of a chunk that may be the beginning of a UTF-8 character; needed again when the guess was wrong.
  let held = new Uint8Array(0);

  for await (const raw of joined(chunks, 4)) {
    decoder ??= byMark(raw);
    if (!decoder) {
      decoder = new TextDecoder('utf-8', { fatal: true });
      strict = true;
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
      decoder = new TextDecoder(onlyAscii ? 'windows-1252' : 'utf-8');
      strict = false;
      yield decoder.decode(chunk, { stream: true });
      held = new Uint8Array(0);
    }
  }
  if (strict && held.length > 0) yield new TextDecoder(onlyAscii ? 'windows-1252' : 'utf-8').decode(held);
  else if (decoder) yield decoder.decode();
}

function byMark(start: Uint8Array): TextDecoder | undefined {
  const [a, b, c] = start;
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8');
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le');
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be');
  // Column titles begin with ASCII, so every other byte of UTF-16 is zero there.
  if (a !== 0 && b === 0 && c !== 0 && start[3] === 0) return new TextDecoder('utf-16le');
  if (a === 0 && b !== 0 && c === 0 && start[3] !== 0) return new TextDecoder('utf-16be');
  return undefined;
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
