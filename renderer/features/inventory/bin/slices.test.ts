import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { moveInSlices, sliceSize, stopMoving, useMoves } from './slices.ts';

const ids = Array.from({ length: 2 * sliceSize + 5 }, (_, index) => String(index));

describe('moves of many items', () => {
  it('send every id once, in slices, and show how far they are', async () => {
    const shown: unknown[] = [];
    const moved = await moveInSlices(ids, (slice) => {
      shown.push(useMoves.getState().moving?.done);
      return Promise.resolve(slice.length);
    });
    expect(moved).toEqual({ ids, answers: [sliceSize, sliceSize, 5], error: null, left: [] });
    expect(shown).toEqual([0, sliceSize, 2 * sliceSize]);
    expect(useMoves.getState().moving).toBeNull();
  });

  it('end at the first refusal and say what stands and what is left', async () => {
    const refusal = new AppError({ code: 'validation', reason: 'validation', message: 'taken' });
    let sent = 0;
    const moved = await moveInSlices(ids, () => {
      sent += 1;
      return sent === 2 ? Promise.reject(refusal) : Promise.resolve('done');
    });
    expect(moved).toMatchObject({ answers: ['done'], error: refusal });
    expect(moved.ids).toHaveLength(sliceSize);
    expect(moved.left).toEqual(ids.slice(sliceSize));
  });

  it('end between two slices when they are stopped', async () => {
    const moved = await moveInSlices(ids, () => {
      stopMoving();
      return Promise.resolve('done');
    });
    expect(moved.ids).toHaveLength(sliceSize);
    expect(moved.error).toBeNull();
  });
});
