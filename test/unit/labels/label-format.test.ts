import { describe, expect, it } from 'vitest';
import { labelFormats, labelPlace, labelsPerPage, ownFormatProblem } from '#shared/domain/label-format.ts';
import { defaultLabelChoice } from '#shared/domain/label.ts';

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
    // The makers' sheets are the same from either side, to a third of a millimetre.
    const right = format.page.width - (places.at(-1)?.x ?? 0) - format.label.width;
    const bottom = format.page.height - (places.at(-1)?.y ?? 0) - format.label.height;
    expect(Math.abs(right - format.left)).toBeLessThan(350);
    expect(Math.abs(bottom - format.top)).toBeLessThan(350);
  });

  it('knows labels of the seller that would leave the page', () => {
    const { own } = defaultLabelChoice;
    expect(ownFormatProblem(own)).toBeUndefined();
    expect(ownFormatProblem({ ...own, columns: 2 })).toBe('too_wide');
    expect(ownFormatProblem({ ...own, top: 1 })).toBe('too_high');
  });
});
