import { z } from 'zod';

/**
 * Where labels are on a page. All lengths are whole micrometres, so that inches (25,400) and tenths of a millimetre are both
 * exact. A roll is a sheet of one label; it is held the way the label is read, and the printer's driver turns it.
 */
export interface LabelFormat {
  readonly id: string;
  /** The maker's name and number, the same in every language; none for the seller's own. */
  readonly name: string;
  readonly kind: 'roll' | 'letter' | 'a4' | 'own';
  readonly page: Size;
  readonly label: Size;
  readonly columns: number;
  readonly rows: number;
  /** Of the first label's upper left corner. */
  readonly left: number;
  readonly top: number;
  /** From one label's edge to the same edge of the next. */
  readonly pitchX: number;
  readonly pitchY: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

const mm = (value: number): number => Math.round(value * 1_000);
const inch = (value: number): number => Math.round(value * 25_400);

const letter: Size = { width: inch(8.5), height: inch(11) };
const a4: Size = { width: mm(210), height: mm(297) };

const roll = (id: string, name: string, width: number, height: number): LabelFormat => ({
  id,
  name,
  kind: 'roll',
  page: { width, height },
  label: { width, height },
  columns: 1,
  rows: 1,
  left: 0,
  top: 0,
  pitchX: width,
  pitchY: height,
});

/** Label, grid, upper left corner and pitch as the makers' templates give them: margins, labels and gaps sum to the page. */
const sheet = (
  kind: 'letter' | 'a4',
  id: string,
  name: string,
  unit: (value: number) => number,
  [width, height, columns, rows, left, top, pitchX, pitchY]: readonly [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ],
): LabelFormat => ({
  id,
  name,
  kind,
  page: kind === 'a4' ? a4 : letter,
  label: { width: unit(width), height: unit(height) },
  columns,
  rows,
  left: unit(left),
  top: unit(top),
  pitchX: unit(pitchX),
  pitchY: unit(pitchY),
});

/** What can be bought in most shops, by the makers' published measures. */
export const labelFormats: readonly LabelFormat[] = [
  roll('dymo-30252', 'Dymo 30252 / 99010, 89 × 28 mm', mm(89), mm(28)),
  roll('dymo-30336', 'Dymo 30336 / 11352, 54 × 25 mm', mm(54), mm(25)),
  roll('dymo-30334', 'Dymo 30334 / 11354, 57 × 32 mm', mm(57), mm(32)),
  roll('brother-dk-11209', 'Brother DK-11209, 62 × 29 mm', mm(62), mm(29)),
  roll('brother-dk-11201', 'Brother DK-11201, 90 × 29 mm', mm(90), mm(29)),
  roll('brother-62', 'Brother 62 mm (DK-22205), 62 × 40 mm', mm(62), mm(40)),
  roll('zebra-2x1', 'Zebra 2 × 1 in', inch(2), inch(1)),
  roll('zebra-2.25x1.25', 'Zebra 2¼ × 1¼ in', inch(2.25), inch(1.25)),
  roll('zebra-4x6', 'Zebra 4 × 6 in', inch(4), inch(6)),
  sheet('letter', 'avery-5160', 'Avery 5160 / 8160', inch, [2.625, 1, 3, 10, 0.1875, 0.5, 2.75, 1]),
  sheet('letter', 'avery-5163', 'Avery 5163 / 8163', inch, [4, 2, 2, 5, 0.156_25, 0.5, 4.1875, 2]),
  sheet('letter', 'avery-5167', 'Avery 5167 / 8167', inch, [1.75, 0.5, 4, 20, 0.281_25, 0.5, 2.0625, 0.5]),
  sheet('a4', 'avery-l7160', 'Avery L7160', mm, [63.5, 38.1, 3, 7, 7.21, 15.15, 66.04, 38.1]),
  sheet('a4', 'avery-l7163', 'Avery L7163', mm, [99.06, 38.1, 2, 7, 4.67, 15.15, 101.6, 38.1]),
  sheet('a4', 'avery-l7651', 'Avery L7651', mm, [38.1, 21.17, 5, 13, 4.67, 10.895, 40.64, 21.17]),
];

export const ownFormatId = 'own';

const length = (least: number) => z.number().int().min(least).max(600_000);

/** The seller's own page: bounded by what a printer takes, and checked as a whole by `ownFormatProblem`. */
export const ownFormatSchema = z.object({
  pageWidth: length(10_000),
  pageHeight: length(8_000),
  width: length(10_000),
  height: length(8_000),
  columns: z.number().int().min(1).max(30),
  rows: z.number().int().min(1).max(60),
  left: length(0),
  top: length(0),
  gapX: length(0),
  gapY: length(0),
});
export type OwnFormat = z.infer<typeof ownFormatSchema>;

const extent = (start: number, one: number, gap: number, count: number): number =>
  start + one * count + gap * (count - 1);

/** Which way the labels leave the page, if they do; the rest of what can be wrong is not expressible. */
export function ownFormatProblem(own: OwnFormat): 'too_wide' | 'too_high' | undefined {
  if (extent(own.left, own.width, own.gapX, own.columns) > own.pageWidth) return 'too_wide';
  if (extent(own.top, own.height, own.gapY, own.rows) > own.pageHeight) return 'too_high';
  return undefined;
}

/** The format of an id; the seller's own for any that is not listed. */
export function labelFormat(id: string, own: OwnFormat): LabelFormat {
  const known = labelFormats.find((format) => format.id === id);
  if (known !== undefined) return known;
  const { pageWidth, pageHeight, width, height, columns, rows, left, top, gapX, gapY } = own;
  return {
    id: ownFormatId,
    name: '',
    kind: 'own',
    page: { width: pageWidth, height: pageHeight },
    label: { width, height },
    columns,
    rows,
    left,
    top,
    pitchX: width + gapX,
    pitchY: height + gapY,
  };
}

export const labelsPerPage = (format: LabelFormat): number => format.columns * format.rows;

/** Upper left corner of the label at this position, counted from 0 by rows as one reads. */
export const labelPlace = (format: LabelFormat, position: number): Place => ({
  x: format.left + (position % format.columns) * format.pitchX,
  y: format.top + Math.floor(position / format.columns) * format.pitchY,
});
