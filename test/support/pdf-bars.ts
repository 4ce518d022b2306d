import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const require = createRequire(import.meta.url);

export interface PdfPage {
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly bars: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[];
}

/** What each page of a file is drawn with, from the file itself. */
export function pdfContents(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  return [...text.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: { length } }) => {
    if (text.slice(index - 3, index) === 'end') return [];
    const from = index + length;
    const body = bytes.subarray(from, text.indexOf('endstream', from));
    const plain = body[0] === 0x78 ? inflateSync(body).toString('latin1') : '';
    return plain.startsWith('1 0 0 -1 0 ') ? [plain] : [];
  });
}

/** The filled rectangles of each page: what a printer is told to draw. */
export function pdfPages(path: string): PdfPage[] {
  const bytes = readFileSync(path);
  const sizes = [...bytes.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  const contents = pdfContents(bytes);
  return contents.map((content, index) => ({
    width: Number(sizes[index]?.[1]),
    height: Number(sizes[index]?.[2]),
    bars: [...content.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gm)].map(([, x, y, width, height]) => ({
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
    })),
  }));
}

/** Everything that a scanner reads on a page printed with so many dots to the inch. */
export async function readCodes(page: PdfPage, dpi = 600): Promise<{ text: string; format: string }[]> {
  prepareZXingModule({
    overrides: {
      wasmBinary: readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm')).buffer,
    },
  });
  const scale = dpi / 72;
  // Only where there are codes, with the empty margin that they need; a whole sheet would be mostly white.
  const margin = 15;
  const left = Math.min(...page.bars.map(({ x }) => x)) - margin;
  const top = Math.min(...page.bars.map(({ y }) => y)) - margin;
  const width = Math.ceil((Math.max(...page.bars.map((bar) => bar.x + bar.width)) + margin - left) * scale);
  const height = Math.ceil((Math.max(...page.bars.map((bar) => bar.y + bar.height)) + margin - top) * scale);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const bar of page.bars) {
    for (let y = Math.round((bar.y - top) * scale); y < Math.round((bar.y + bar.height - top) * scale); y += 1) {
      const from = y * width + Math.round((bar.x - left) * scale);
      const to = y * width + Math.round((bar.x + bar.width - left) * scale);
      for (let dot = from; dot < to; dot += 1) data.fill(0, dot * 4, dot * 4 + 3);
    }
  }
  const found = await readBarcodes(
    { data, width, height, colorSpace: 'srgb' },
    {
      tryHarder: true,
      formats: ['QRCode', 'Code128'],
      maxNumberOfSymbols: 255,
    },
  );
  return found.map(({ text, format }) => ({ text, format }));
}
