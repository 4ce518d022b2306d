import { z } from 'zod';
import { ownFormatSchema } from './label-format.ts';

/** What stands on a label besides the SKU, which always does. */
export const labelChoiceSchema = z.object({
  /** Of `labelFormats`, or `own`. */
  format: z.string().max(40),
  own: ownFormatSchema,
  code: z.enum(['qr', 'code128', 'none']),
  titleLines: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  price: z.boolean(),
  location: z.boolean(),
  condition: z.boolean(),
  copies: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('fixed'), count: z.number().int().min(1).max(1_000) }),
    /** One for each piece in stock. */
    z.object({ kind: z.literal('stock') }),
  ]),
});
export type LabelChoice = z.infer<typeof labelChoiceSchema>;

export const defaultLabelChoice: LabelChoice = {
  format: 'avery-5160',
  own: {
    pageWidth: 60_000,
    pageHeight: 40_000,
    width: 60_000,
    height: 40_000,
    columns: 1,
    rows: 1,
    left: 0,
    top: 0,
    gapX: 0,
    gapY: 0,
  },
  code: 'qr',
  titleLines: 1,
  price: false,
  location: true,
  condition: false,
  copies: { kind: 'fixed', count: 1 },
};

/** As many as one file may hold; a day's work of the fastest label printer. */
export const labelLimits = {
  labels: 100_000,
  items: 50_000,
  /** Drawn on the screen, more than the sheets of any maker hold: the rest of a page of one's own is outlines. */
  previewed: 100,
} as const;

/** What a seller has to know of the labels made: `reason` is a catalogue key below `finding.`. */
export const labelFindingSchema = z.object({
  reason: z.enum([
    /** Not printable ASCII, which is what Code 128 can say: QR instead. */
    'code128_characters',
    /** Bars would be narrower than scanners read: QR instead. */
    'code128_too_wide',
    /** Not even a QR code fits: no code. */
    'code_no_room',
    'text_left_out',
    'sku_cut',
    /** The font has no such letters: `?` instead. */
    'letters_missing',
    'item_gone',
    'no_stock',
  ]),
  count: z.number().int(),
  /** Some of those it is about. */
  skus: z.array(z.string()).max(3),
});
export type LabelFinding = z.infer<typeof labelFindingSchema>;
export type LabelFindingReason = LabelFinding['reason'];

const length = z.number();

/** One label as drawn: micrometres from its upper left corner. The PDF and the preview are made from the same. */
export const labelDrawingSchema = z.object({
  bars: z.array(z.object({ x: length, y: length, width: length, height: length })),
  texts: z.array(
    z.object({
      /** Left end of the base line, whichever way the text runs. */
      x: length,
      y: length,
      width: length,
      size: length,
      text: z.string(),
      bold: z.boolean(),
      rightToLeft: z.boolean(),
    }),
  ),
});
export type LabelDrawing = z.infer<typeof labelDrawingSchema>;
