import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
// oxlint-disable-next-line import/no-named-as-default -- the type declarations know only the default export
import PDFDocument from 'pdfkit';
import { labelPlace } from '#shared/domain/label-format.ts';
import type { LabelDrawing } from '#shared/domain/label.ts';
import { cancelled } from '#shared/errors.ts';
import { asSeen, isRightToLeft } from './reading-order.ts';
import type { SheetRun } from './sheet-run.ts';
import { addFonts } from './typeface.ts';

/** Micrometres to points of 1/72 inch. */
const points = (micrometres: number): number => (micrometres * 72) / 25_400;

/** Labels drawn before the rest of the app has its turn: about 2 ms each, most of which the QR code takes. */
export const drawnAtOnce = 8;
/** Labels between two words about progress. */
const told = 40;

/**
 * Writes the labels as one PDF: bars as filled rectangles, letters embedded. Memory stays the same however many there are. The
 * file is there when it is whole, and not at all after a failure or `cancelled`.
 */
export async function writePdf(options: {
  readonly run: SheetRun;
  readonly path: string;
  readonly title: string;
  readonly at: Date;
  readonly signal: AbortSignal;
  readonly progress: (done: number) => void;
}): Promise<{ readonly labels: number; readonly pages: number }> {
  const { run, path, signal } = options;
  const { format } = run;
  const document = new PDFDocument({
    autoFirstPage: false,
    fontLayoutCache: false,
    info: { Title: options.title, Creator: 'Crossdock', CreationDate: options.at },
  });
  addFonts(document);
  const part = `${path}.part`;
  const file = createWriteStream(part);
  document.pipe(file);
  const written = finished(file);
  // Awaited below; a failure while drawing is heard there.
  written.catch(() => undefined);
  let labels = 0;
  let pages = 0;
  const addPage = (): void => {
    document.addPage({ size: [points(format.page.width), points(format.page.height)], margin: 0 });
    pages += 1;
  };
  try {
    for (const { page, position, drawing } of run) {
      if (pages <= page) addPage();
      const place = labelPlace(format, position);
      draw(document, drawing, place.x, place.y);
      labels += 1;
      if (labels % drawnAtOnce !== 0) continue;
      if (labels % told === 0) options.progress(labels);
      // The library does not wait for the disk by itself.
      do await setImmediate();
      while (document.readableLength > 1_000_000 && file.errored === null);
      if (signal.aborted) throw cancelled();
      if (file.errored !== null) throw file.errored;
    }
    if (pages === 0) addPage();
    document.end();
    await written;
    await rename(part, path);
  } catch (error) {
    document.unpipe(file);
    file.destroy();
    await written.catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
  return { labels, pages };
}

function draw(document: PDFKit.PDFDocument, drawing: LabelDrawing, x: number, y: number): void {
  for (const bar of drawing.bars) {
    document.rect(points(x + bar.x), points(y + bar.y), points(bar.width), points(bar.height));
  }
  // One path for all bars: neighbours meet without a hairline of white between them.
  if (drawing.bars.length > 0) document.fill('black');
  for (const { text, bold, size, ...start } of drawing.texts) {
    document
      .font(bold ? 'bold' : 'regular')
      .fontSize(points(size))
      .fillColor('black');
    let left = points(x + start.x);
    // The library shapes a word together with the space after it, and would turn both: so a turned line goes word by word.
    const seen = asSeen(text);
    for (const part of seen === text && !isRightToLeft(text) ? [text] : seen.split(' ')) {
      document.text(part, left, points(y + start.y), { lineBreak: false, baseline: 'alphabetic' });
      left += document.widthOfString(part) + document.widthOfString(' ');
    }
  }
}
