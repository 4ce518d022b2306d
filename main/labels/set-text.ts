import type { LabelChoice, LabelDrawing, LabelFindingReason } from '#shared/domain/label.ts';
import { breakLines, cut } from './fit-text.ts';
import type { Area, LabelContent } from './layout.ts';
import { isRightToLeft } from './reading-order.ts';
import type { Typeface } from './typeface.ts';

/** Letter sizes in micrometres: 5 points are the least that is read without a glass, 16 are enough for any shelf. */
const least = 1_764;
const most = 5_600;
/** From one base line to the next, and where the first one is, in letter sizes. */
const leading = 1.2;
const ascent = 0.93;

interface Line {
  readonly text: string;
  readonly bold: boolean;
  /** At most so many. */
  readonly lines: number;
}

/**
 * The SKU first, for it is what one looks for; then title, bin with price, condition, as far as there is room. All in one
 * size, the largest at which everything stands without being cut, or the smallest that can be read.
 */
export function setText(
  area: Area,
  content: LabelContent,
  choice: LabelChoice,
  face: Typeface,
): { readonly texts: LabelDrawing['texts']; readonly findings: readonly LabelFindingReason[] } {
  const findings = new Set<LabelFindingReason>();
  const plain = (text: string): string => {
    const { text: drawn, missing } = face.drawable(text);
    if (missing) findings.add('letters_missing');
    return drawn;
  };
  const line = (text: string, bold: boolean, lines = 1): Line => ({ text: plain(text), bold, lines });
  const wanted = [
    line(content.sku, true),
    ...(choice.titleLines > 0 ? [line(content.title, false, choice.titleLines)] : []),
    ...(choice.price ? [line(content.price, true)] : []),
    ...(choice.location ? [line(content.location, false)] : []),
    ...(choice.condition ? [line(content.condition, false)] : []),
  ].filter(({ text }) => text !== '');

  const shown = [...wanted];
  const rows = (): number => shown.reduce((sum, { lines }) => sum + lines, 0);
  const roomFor = (): number => area.height / (rows() * leading);
  while (shown.length > 1 && roomFor() < least) {
    shown.pop();
    findings.add('text_left_out');
  }
  const size = Math.max(least * 0.8, Math.min(most, roomFor(), widest(shown[0], area.width, face)));

  const texts: LabelDrawing['texts'] = [];
  if (area.height < size || area.width < size * 2) return { texts, findings: [...findings.add('text_left_out')] };
  let baseline = area.y + size * ascent;
  for (const [index, { text, bold, lines }] of shown.entries()) {
    const measure = (part: string): number => face.width(part, size, bold);
    const set = lines === 1 ? [cut(text, area.width, measure)] : breakLines(text, lines, area.width, measure);
    if (index === 0 && set[0] !== text) findings.add('sku_cut');
    for (const part of set) {
      const width = measure(part);
      const rightToLeft = isRightToLeft(part);
      const x = rightToLeft ? area.x + area.width - width : area.x;
      texts.push({ x, y: baseline, width, size, text: part, bold, rightToLeft });
      baseline += size * leading;
    }
  }
  return { texts: middled(texts, area, baseline), findings: [...findings] };
}

/** The size at which the SKU is as wide as its room: it must not be cut if any readable size avoids it. */
const widest = (sku: Line | undefined, room: number, face: Typeface): number =>
  sku === undefined ? most : room / Math.max(0.001, face.width(sku.text, 1_000, true) / 1_000);

/** Moves the lines to the middle of their room. */
function middled(texts: LabelDrawing['texts'], area: Area, next: number): LabelDrawing['texts'] {
  const size = texts[0]?.size ?? 0;
  const below = area.y + area.height - (next - size * ascent);
  return below <= 0 ? texts : texts.map((text) => ({ ...text, y: text.y + below / 2 }));
}
