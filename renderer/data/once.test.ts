import { describe, expect, it } from 'vitest';
import { createOnce } from './once.ts';

describe('once', () => {
  it('runs what is asked for twice a single time, with one answer for both', async () => {
    const once = createOnce();
    const answer = Promise.withResolvers<number>();
    let runs = 0;
    const run = () => {
      runs += 1;
      return answer.promise;
    };
    const both = [once.run('publish', run), once.run('publish', run)];
    expect(once.isRunning('publish')).toBe(true);
    answer.resolve(7);
    expect(await Promise.all(both)).toEqual([7, 7]);
    expect(runs).toBe(1);
  });

  it('runs again after the answer, also after a failure', async () => {
    const once = createOnce();
    await expect(once.run('buy', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(once.isRunning('buy')).toBe(false);
    expect(await once.run('buy', () => Promise.resolve('sold'))).toBe('sold');
  });

  it('keeps different requests apart', async () => {
    const once = createOnce();
    expect(
      await Promise.all([once.run('a', () => Promise.resolve(1)), once.run('b', () => Promise.resolve(2))]),
    ).toEqual([1, 2]);
  });
});
