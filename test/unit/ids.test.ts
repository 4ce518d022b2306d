import { describe, expect, it } from 'vitest';
import { createIds } from '#main/ids.ts';
import { idSchema } from '#shared/domain/ids.ts';
import { manualClock } from '#test/support/clocks.ts';
import { createSeededRandom } from '#test/support/ports.ts';

describe('ids', () => {
  it('are UUIDs of version 7 that carry the time and sort by the order they were made in', () => {
    const clock = manualClock();
    const newId = createIds(clock, createSeededRandom());
    const ids: string[] = [];
    for (let round = 0; round < 500; round += 1) {
      ids.push(newId(), newId());
      // Also when the wall clock is set back.
      clock.set(clock.now() + (round % 7 === 0 ? -50 : 3));
    }
    for (const id of ids) expect(idSchema.parse(id)).toBe(id);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
    expect(Number.parseInt((ids[0] ?? '').replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 21, 12));
  });

  it('differ between two makers that start in the same millisecond', () => {
    const clock = manualClock();
    expect(createIds(clock, createSeededRandom('a'))()).not.toBe(createIds(clock, createSeededRandom('b'))());
  });
});
