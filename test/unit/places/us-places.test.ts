import { describe, expect, it } from 'vitest';
import { nearestPlace, suggestPlaces } from '#main/places/us-places.ts';

const names = async (query: string) =>
  (await suggestPlaces(query)).map(({ city, state, zip }) => `${city}, ${state} ${zip}`);

describe('places by name', () => {
  it.each(['Portland, ME', 'portland maine', 'PORTLAND me', ' portland ,  Maine '])('finds “%s”', async (query) => {
    expect((await names(query))[0]).toMatch(/^Portland, ME 041/);
  });

  it('offers the town of every state where no state is said', async () => {
    const states = (await suggestPlaces('portland')).map(({ state }) => state);
    expect(states).toEqual(expect.arrayContaining(['ME', 'OR']));
    expect(new Set(states).size).toBe(states.length);
  });

  it('finds a ZIP code and what begins like one', async () => {
    expect(await names('04101')).toEqual(['Portland, ME 04101']);
    expect((await suggestPlaces('981')).every(({ zip }) => zip.startsWith('981'))).toBe(true);
  });

  it('knows New York, which is a town and a state', async () => {
    expect((await names('new york'))[0]).toMatch(/^New York, NY/);
  });

  it.each(['', 'x', '%', 'zzzzzz', 'Toronto, ON'])('finds nothing for “%s”', async (query) => {
    expect(await names(query)).toEqual([]);
  });
});

describe('the nearest town', () => {
  it('is found from a point on the map', async () => {
    expect(await nearestPlace({ latitude: 47.61, longitude: -122.33 })).toMatchObject({ city: 'Seattle', state: 'WA' });
  });

  it('is none in the middle of the sea', async () => {
    expect(await nearestPlace({ latitude: 35, longitude: -50 })).toBeUndefined();
  });
});
