import type { KnownPlace } from '#shared/ipc/places.ts';

const LIMIT = 8;
const NEAR_MILES = 100;
const MILES_PER_DEGREE = 69;

interface Table {
  readonly places: readonly KnownPlace[];
  /** The two letters of a state by its name or its letters, in capitals. */
  readonly states: ReadonlyMap<string, string>;
}

/**
 * US ZIP codes with town and coordinates, from the table that comes with the app: no address is ever looked up online. Read
 * when somebody first says where they are, because that takes most of a second and 30 MB.
 */
let table: Promise<Table> | undefined;
const loaded = (): Promise<Table> => (table ??= load());

async function load(): Promise<Table> {
  const { default: zipcodes } = await import('zipcodes');
  const { abbr, full } = zipcodes.states;
  return {
    places: Object.values(zipcodes.codes)
      .filter(({ country, city }) => country === 'US' && city !== '')
      .map(({ zip, city, state, latitude, longitude }) => ({ zip, city, state, latitude, longitude })),
    states: new Map([...Object.keys(abbr).map((code) => [code, code] as const), ...Object.entries(full)]),
  };
}

/** By ZIP code, or by town with or without its state; one entry for each town, exact names and larger towns first. */
export async function suggestPlaces(query: string): Promise<readonly KnownPlace[]> {
  const text = query.trim().toLowerCase();
  if (text.length < 2) return [];
  const { places, states } = await loaded();
  if (/^\d{2,5}$/.test(text)) return places.filter(({ zip }) => zip.startsWith(text)).slice(0, LIMIT);
  const { city, state } = readTown(text, states);
  if (city === '') return [];
  const towns = new Map<string, { readonly place: KnownPlace; zips: number }>();
  for (const place of places) {
    if (state !== undefined && place.state !== state) continue;
    const key = `${place.city}, ${place.state}`;
    if (!place.city.toLowerCase().startsWith(city)) continue;
    const town = towns.get(key);
    if (town === undefined) towns.set(key, { place, zips: 1 });
    else town.zips += 1;
  }
  const isExact = (place: KnownPlace): number => (place.city.toLowerCase() === city ? 0 : 1);
  return (
    [...towns.values()]
      // The more ZIP codes, the larger the town.
      .toSorted((a, b) => isExact(a.place) - isExact(b.place) || b.zips - a.zips)
      .slice(0, LIMIT)
      .map(({ place }) => place)
  );
}

/** The town closest to a point. */
export async function nearestPlace(point: Pick<KnownPlace, 'latitude' | 'longitude'>): Promise<KnownPlace | undefined> {
  let best: { readonly place: KnownPlace; readonly miles: number } | undefined;
  const shrink = Math.cos((point.latitude * Math.PI) / 180);
  for (const place of (await loaded()).places) {
    const north = (place.latitude - point.latitude) * MILES_PER_DEGREE;
    // Near enough: over a hundred miles the earth is as good as flat.
    const east = (place.longitude - point.longitude) * MILES_PER_DEGREE * shrink;
    const miles = Math.hypot(north, east);
    if (best === undefined || miles < best.miles) best = { place, miles };
  }
  return best !== undefined && best.miles <= NEAR_MILES ? best.place : undefined;
}

/** "portland, me", "portland maine" and "portland". A state that does not exist leaves no town. */
function readTown(
  text: string,
  states: ReadonlyMap<string, string>,
): { readonly city: string; readonly state: string | undefined } {
  const [city = '', after] = text.split(',').map((part) => part.trim());
  if (after !== undefined && after !== '') {
    const state = states.get(after.toUpperCase());
    // Still being typed: "portland, o".
    return state === undefined && after.length > 1 ? { city: '', state } : { city, state };
  }
  const words = city.split(/\s+/);
  for (const length of [2, 1]) {
    const state = words.length > length ? states.get(words.slice(-length).join(' ').toUpperCase()) : undefined;
    if (state !== undefined) return { city: words.slice(0, -length).join(' '), state };
  }
  return { city, state: undefined };
}
