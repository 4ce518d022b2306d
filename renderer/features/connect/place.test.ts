import { describe, expect, it } from 'vitest';
import { placeText, readPlace } from './place.ts';
import { movedBy, onMap, placeAt } from './place-projection.ts';

describe('a place', () => {
  it('is kept rounded to about a kilometre, and never as minus zero', () => {
    expect(placeText({ latitude: 43.661234, longitude: -70.258912 })).toBe('43.66,-70.26');
    expect(placeText({ latitude: -0.001, longitude: 0 })).toBe('0,0');
  });

  it.each([null, '', 'x', '1', '1,2,3', '91,0', '0,181'])('is not read out of %s', (text) => {
    expect(readPlace(text)).toBeNull();
  });

  it('is read as it was kept', () => {
    expect(readPlace('43.66,-70.26')).toEqual({ latitude: 43.66, longitude: -70.26 });
  });
});

describe('the map', () => {
  it.each([
    ['Portland, ME', 43.66, -70.26],
    ['Honolulu', 21.3, -157.85],
    ['Anchorage', 61.2, -149.9],
  ])('leads from %s to a point and back', (_, latitude, longitude) => {
    const point = onMap({ latitude, longitude });
    const back = point === null ? null : placeAt(point);
    expect(back?.latitude).toBeCloseTo(latitude, 1);
    expect(back?.longitude).toBeCloseTo(longitude, 1);
  });

  it('has no point for a place outside the United States', () => {
    expect(onMap({ latitude: 48.85, longitude: 2.35 })).toBeNull();
  });

  it('moves the mark up and to the right, and begins in the middle', () => {
    const middle = movedBy(null, 0, 0);
    const moved = movedBy(middle, 20, -20);
    expect(moved.latitude).toBeGreaterThan(middle.latitude);
    expect(moved.longitude).toBeGreaterThan(middle.longitude);
  });

  it('keeps the mark on the map', () => {
    let place = movedBy(null, 0, 0);
    for (let step = 0; step < 100; step += 1) place = movedBy(place, 50, 0);
    expect(onMap(place)).not.toBeNull();
  });
});
