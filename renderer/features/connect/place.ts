export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Two decimals are about a kilometre: a home's exact place is kept nowhere. */
const decimals = 2;

/** The form in which a setup field of the kind `place` keeps its value. */
export const placeText = ({ latitude, longitude }: Place): string =>
  [latitude, longitude].map((degrees) => String(Number(degrees.toFixed(decimals)) + 0)).join(',');

/** `null` for anything that is no place. */
export function readPlace(text: string | null): Place | null {
  const [latitude, longitude, ...rest] = (text ?? '').split(',').map(Number);
  if (latitude === undefined || longitude === undefined || rest.length > 0 || text === null) return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
