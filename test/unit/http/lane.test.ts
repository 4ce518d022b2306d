import { describe, expect, it } from 'vitest';
import { createLane } from '#main/http/lane.ts';

/** Works that end when they are told to, with the order in which they began. */
function works() {
  const began: string[] = [];
  const ends = new Map<string, { resolve: (value: string) => void; reject: (error: Error) => void }>();
  return {
    began,
    work: (name: string) => () => {
      began.push(name);
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      ends.set(name, { resolve, reject });
      return promise;
    },
    end: (name: string) => ends.get(name)?.resolve(name),
    fail: (name: string) => ends.get(name)?.reject(new Error(name)),
  };
}

const settle = () => new Promise<void>((resolve) => void setImmediate(resolve));

describe('a lane', () => {
  it('runs so many at a time, the others in the order in which they came', async () => {
    const { began, work, end } = works();
    const lane = createLane(2);
    const all = Promise.all(['a', 'b', 'c', 'd'].map((name) => lane(work(name))));
    await settle();
    expect(began).toEqual(['a', 'b']);
    end('b');
    await settle();
    expect(began).toEqual(['a', 'b', 'c']);
    for (const name of ['a', 'c']) end(name);
    await settle();
    end('d');
    expect(await all).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives the place of a failed one to the next', async () => {
    const { began, work, end, fail } = works();
    const lane = createLane(1);
    const failed = lane(work('a')).catch((error: Error) => error.message);
    const next = lane(work('b'));
    fail('a');
    expect(await failed).toBe('a');
    await settle();
    expect(began).toEqual(['a', 'b']);
    end('b');
    expect(await next).toBe('b');
  });

  it('lets nobody overtake who comes when a place has just become free', async () => {
    const { began, work, end } = works();
    const lane = createLane(1);
    const first = lane(work('a'));
    const second = lane(work('b'));
    end('a');
    await first;
    const third = lane(work('c'));
    await settle();
    expect(began).toEqual(['a', 'b']);
    end('b');
    await second;
    await settle();
    end('c');
    expect(await third).toBe('c');
  });
});
