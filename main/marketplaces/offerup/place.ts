import { limits } from './data/limits.ts';

/** A place in degrees. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

const FORM = /^(-?\d{1,3}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)$/;

/** Reads `"<latitude>,<longitude>"`; `undefined` for anything that is no place on earth. */
export function parsePlace(text: string | undefined): Place | undefined {
  const match = FORM.exec(text ?? '');
  if (match === null) return undefined;
  const [latitude, longitude] = [Number(match[1]), Number(match[2])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}

/** As it is sent: exact coordinates of a home are personal data, and buyers only need to know how far it is. */
export const blurred = ({ latitude, longitude }: Place): Place => ({
  latitude: rounded(latitude),
  longitude: rounded(longitude),
});

const rounded = (degrees: number): number => Number(degrees.toFixed(limits.placeDecimals));
