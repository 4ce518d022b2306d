import type { PercentCrop } from 'react-image-crop';
import { cropParts, type Crop } from '#shared/domain/photo-edit.ts';

/** Proportions that a crop can be held to. */
export const aspects = { free: undefined, '1:1': 1, '4:3': 4 / 3, '3:4': 3 / 4 } as const;
export type Aspect = keyof typeof aspects;

const onePercent = cropParts / 100;

/** The crop as the drawing of it wants it. */
export const percentOf = (crop: Crop | null): PercentCrop | undefined =>
  crop === null
    ? undefined
    : {
        unit: '%',
        x: crop.x / onePercent,
        y: crop.y / onePercent,
        width: crop.width / onePercent,
        height: crop.height / onePercent,
      };

/** What was drawn, in whole parts and within the picture. A click without a drag and the whole picture are no crop. */
export function cropOf(drawn: PercentCrop): Crop | null {
  const part = (percent: number): number => Math.min(cropParts, Math.max(0, Math.round(percent * onePercent)));
  const [x, y] = [part(drawn.x), part(drawn.y)];
  const width = Math.min(part(drawn.width), cropParts - x);
  const height = Math.min(part(drawn.height), cropParts - y);
  if (width < onePercent || height < onePercent) return null;
  return width === cropParts && height === cropParts ? null : { x, y, width, height };
}

/** The largest part of these proportions, in the middle of the picture. */
export function fitAspect(aspect: number, picture: { readonly width: number; readonly height: number }): Crop | null {
  const wide = picture.width / picture.height > aspect;
  const share = Math.round(
    (wide ? (aspect * picture.height) / picture.width : picture.width / aspect / picture.height) * cropParts,
  );
  const rest = Math.floor((cropParts - share) / 2);
  if (share >= cropParts) return null;
  return wide ? { x: rest, y: 0, width: share, height: cropParts } : { x: 0, y: rest, width: cropParts, height: share };
}
