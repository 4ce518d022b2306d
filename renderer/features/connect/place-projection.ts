import { geoAlbersUsa } from 'd3-geo';
import type { Place } from './place.ts';

/** The size for which the map's shapes were projected beforehand (us-atlas, "albers" files). */
export const mapSize = { width: 975, height: 610 } as const;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The very projection of those files; it can be undone, which turns a click into degrees. */
const projection = geoAlbersUsa()
  .scale(1300)
  .translate([mapSize.width / 2, mapSize.height / 2]);

/** Where the mark begins that is moved by keys: in the middle of the country. */
const middle: Place = { latitude: 39.5, longitude: -98.35 };

/** `null` where the map does not reach. */
export function onMap({ latitude, longitude }: Place): Point | null {
  const point = projection([longitude, latitude]);
  return point === null ? null : { x: point[0], y: point[1] };
}

export function placeAt({ x, y }: Point): Place | null {
  const place = projection.invert?.([x, y]) ?? null;
  return place === null ? null : { longitude: place[0], latitude: place[1] };
}

/** The place so many pixels further; the same one where the map ends. */
export function movedBy(from: Place | null, right: number, down: number): Place {
  const start = from ?? middle;
  const point = onMap(start) ?? onMap(middle);
  if (point === null) return start;
  const next = placeAt({ x: point.x + right, y: point.y + down });
  return next !== null && onMap(next) !== null ? next : start;
}
