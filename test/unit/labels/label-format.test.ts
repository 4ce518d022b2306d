import { describe, expect, it } from 'vitest';
import { labelFormats, labelPlace, labelsPerPage, ownFormatProblem } from '#shared/domain/label-format.ts';
import { defaultLabelChoice } from '#shared/domain/label.ts';

/** As the boxes of the sheets say. */
const labelsOnSheet: Readonly<Record<string, number>> = {
  '5160': 30,
  '5163': 10,
  '5167': 80,
  L7160: 21,
  L7163: 14,
  L7651: 65,
};

describe('label sheets', () => {
  it.each(labelFormats)('keeps every label of $name on the page and off its neighbours', (format) => {
    const places = Array.from({ length: labelsPerPage(format) }, (_, position) => labelPlace(format, position));
    for (const { x, y } of places) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + format.label.width).toBeLessThanOrEqual(format.page.width);
      expect(y + format.label.height).toBeLessThanOrEqual(format.page.height);
    }
    expect(format.pitchX).toBeGreaterThanOrEqual(format.label.width);
    expect(format.pitchY).toBeGreaterThanOrEqual(format.label.height);
  });

  it.each(labelFormats)('adds up to the page: margins, labels and gaps of $name', (format) => {
    // 32nds of an inch are no whole micrometres: each of four figures may lose half of one.
    const { page, label, columns, rows, left, top } = format;
    const gapX = format.pitchX - label.width;
    const gapY = format.pitchY - label.height;
    const across = 2 * left + columns * label.width + (columns - 1) * gapX;
    const down = 2 * top + rows * label.height + (rows - 1) * gapY;
    expect(Math.abs(across - page.width)).toBeLessThanOrEqual(2);
    expect(Math.abs(down - page.height)).toBeLessThanOrEqual(2);
  });

  it('are the pages and rolls that are sold', () => {
    const sizes = { letter: { width: 215_900, height: 279_400 }, a4: { width: 210_000, height: 297_000 } } as const;
    for (const { kind, page, label, columns, rows, name } of labelFormats) {
      if (kind === 'letter' || kind === 'a4') {
        expect(page, name).toEqual(sizes[kind]);
        expect(columns * rows, name).toBe(labelsOnSheet[name.split(' ')[1] ?? '']);
      } else expect(page, name).toEqual(label);
    }
  });

  it('knows labels of the seller that would leave the page', () => {
    const { own } = defaultLabelChoice;
    expect(ownFormatProblem(own)).toBeUndefined();
    expect(ownFormatProblem({ ...own, columns: 2 })).toBe('too_wide');
    expect(ownFormatProblem({ ...own, top: 1 })).toBe('too_high');
  });
});
