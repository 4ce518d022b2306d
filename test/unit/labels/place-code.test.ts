import { expect, it } from 'vitest';
import { placeCode } from '#main/labels/place-code.ts';

/** A letter takes 11 modules; start, check and stop 35; the quiet zone 20: 12 letters make 187, 13 make 198. */
it.each([
  { letters: 12, bars: 'of 0.193 mm', findings: [] },
  { letters: 13, bars: 'of 0.182 mm', findings: ['code128_too_wide'] },
])('lets bars $bars be drawn only where scanners read them', ({ letters, findings }) => {
  const area = { x: 0, y: 0, width: 36_100, height: 20_000 };
  const placed = placeCode(area, 'L'.repeat(letters), 'code128');
  expect(placed.findings).toEqual(findings);
});

/** The smallest QR has 21 modules and a quiet zone of 8. */
it.each([
  { height: 7_250, dots: 'of 0.25 mm', findings: [] },
  { height: 7_200, dots: 'below 0.25 mm', findings: ['code_no_room'] },
])('lets dots $dots be drawn only where phones read them', ({ height, findings }) => {
  const placed = placeCode({ x: 0, y: 0, width: 20_000, height }, 'CD-1', 'qr');
  expect(placed.findings).toEqual(findings);
  expect(placed.bars.length > 0).toBe(findings.length === 0);
});
