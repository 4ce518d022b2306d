import { z } from 'zod';

/** A crop is counted in these parts of the picture's width and height, so that it means the same in every size. */
export const cropParts = 10_000;

const part = z.number().int().min(0).max(cropParts);

export const cropSchema = z
  .object({ x: part, y: part, width: part.min(1), height: part.min(1) })
  .refine(({ x, y, width, height }) => x + width <= cropParts && y + height <= cropParts);
/** Part of the picture as the seller sees it: after orientation, turn and flip. */
export type Crop = z.infer<typeof cropSchema>;

const light = z.number().int().min(-100).max(100);

export const photoEditSchema = z.object({
  /** Clockwise, degrees. */
  turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** Mirrored left to right, after the turn. */
  flip: z.boolean(),
  /** `null`: all of it. */
  crop: cropSchema.nullable(),
  brightness: light,
  contrast: light,
});
/** What is done to a photo before it is shown and sent. The file itself is never touched. */
export type PhotoEdit = z.infer<typeof photoEditSchema>;

/** The photo as the camera made it. */
export const untouchedPhoto: PhotoEdit = { turn: 0, flip: false, crop: null, brightness: 0, contrast: 0 };

export const isUntouched = (edit: PhotoEdit): boolean => sameEdit(edit, untouchedPhoto);

/** Whether two edits make the same picture. */
export const sameEdit = (one: PhotoEdit, other: PhotoEdit): boolean => editText(one) === editText(other);

/** One text for one edit, whatever order its fields came in: files of edited photos are named by it. */
export const editText = ({ turn, flip, crop, brightness, contrast }: PhotoEdit): string =>
  JSON.stringify([turn, flip, crop && [crop.x, crop.y, crop.width, crop.height], brightness, contrast]);

const turned = (turn: PhotoEdit['turn'], by: 90 | 270): PhotoEdit['turn'] => ((turn + by) % 360) as PhotoEdit['turn'];

/** The crop stays on what it shows while the picture is turned beneath it. */
const turnCrop = ({ x, y, width, height }: Crop, by: 90 | 270): Crop =>
  by === 90
    ? { x: cropParts - y - height, y: x, width: height, height: width }
    : { x: y, y: cropParts - x - width, width: height, height: width };

/** A quarter turn of what is seen. A mirrored picture has to be turned the other way beneath its mirror. */
export const turnBy = (edit: PhotoEdit, by: 90 | 270): PhotoEdit => ({
  ...edit,
  turn: turned(edit.turn, edit.flip ? (by === 90 ? 270 : 90) : by),
  crop: edit.crop && turnCrop(edit.crop, by),
});

/** Mirrors what is seen. */
export const flipOver = (edit: PhotoEdit): PhotoEdit => ({
  ...edit,
  flip: !edit.flip,
  crop: edit.crop && { ...edit.crop, x: cropParts - edit.crop.x - edit.crop.width },
});

/** Factor for -100…100: half to twice, and 1 in the middle. CSS filters and the renderer both multiply by it. */
export const lightFactor = (value: number): number => 2 ** (value / 100);

/** A rectangle in pixels. */
export interface PixelArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The crop in pixels of the oriented original, which is where it is cut out before anything is turned. At least one pixel,
 * always within the picture.
 */
export function cropArea(edit: PhotoEdit, original: { readonly width: number; readonly height: number }): PixelArea {
  let crop = edit.crop ?? { x: 0, y: 0, width: cropParts, height: cropParts };
  if (edit.flip) crop = { ...crop, x: cropParts - crop.x - crop.width };
  for (let back = edit.turn; back > 0; back -= 90) crop = turnCrop(crop, 270);
  const span = (from: number, length: number, pixels: number): readonly [number, number] => {
    const start = Math.min(pixels - 1, Math.round((from * pixels) / cropParts));
    return [start, Math.max(1, Math.min(pixels, Math.round(((from + length) * pixels) / cropParts)) - start)];
  };
  const [left, width] = span(crop.x, crop.width, original.width);
  const [top, height] = span(crop.y, crop.height, original.height);
  return { left, top, width, height };
}
