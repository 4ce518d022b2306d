import { readFileSync } from 'node:fs';
import { pdfContents } from './pdf-bars.ts';

/** A piece of text as it is set on the page, in points. */
export interface PdfWord {
  readonly x: number;
  readonly size: number;
  /** By the advances of the embedded font, as a printer adds them up. */
  readonly width: number;
}

/** Each piece of text of a file in the order in which it is drawn. */
export function pdfWords(path: string): PdfWord[] {
  const bytes = readFileSync(path);
  const advances = fontAdvances(bytes.toString('latin1'));
  return pdfContents(bytes).flatMap((content) =>
    [...content.matchAll(/1 0 0 1 ([\d.]+) [\d.]+ Tm\n\/(F\d+) ([\d.]+) Tf\n\[(.*?)\] TJ/gs)].map(
      ([, x, font = '', size, glyphs = '']) => ({
        x: Number(x),
        size: Number(size),
        width: (advance(glyphs, advances.get(font) ?? []) * Number(size)) / 1_000,
      }),
    ),
  );
}

/** The advance of each glyph of each font, in thousandths of the letter size. */
function fontAdvances(text: string): ReadonlyMap<string, readonly number[]> {
  const object = (id: string): string => new RegExp(`\\n${id} 0 obj\\n(.*?)endobj`, 's').exec(text)?.[1] ?? '';
  return new Map(
    [...text.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => {
      const descendant = /\/DescendantFonts \[(\d+) 0 R\]/.exec(object(id))?.[1] ?? '';
      const widths = /\/W \[0 \[([^\]]*)\]/.exec(object(descendant))?.[1] ?? '';
      return [name, widths.split(' ').map(Number)];
    }),
  );
}

/** Glyphs add their advance; a number between them is taken off. */
function advance(glyphs: string, widths: readonly number[]): number {
  let sum = 0;
  for (const [, hex, less] of glyphs.matchAll(/<([\da-f]+)>|(-?[\d.]+)/g)) {
    sum -= Number(less ?? 0);
    for (const glyph of hex?.match(/.{4}/g) ?? []) sum += widths[Number.parseInt(glyph, 16)] ?? Number.NaN;
  }
  return sum;
}
