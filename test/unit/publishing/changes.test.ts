import { afterEach, beforeEach, expect, it } from 'vitest';
import { createChanges } from '#main/publishing/changes.ts';
import type { EmittedEvent } from '#main/events.ts';
import type { Store } from '#main/store/connection.ts';
import { manualClock } from '#test/support/clocks.ts';
import { openTestStore } from './journal.ts';

let store: Store;
let close: () => void;
beforeEach(() => {
  ({ store, close } = openTestStore());
});
afterEach(() => close());

const setUp = () => {
  const clock = manualClock();
  const told: EmittedEvent[] = [];
  const changes = createChanges((name, payload) => void told.push({ name, payload }), clock);
  return { clock, told, changes };
};

it('tells the first change at once and the ones that follow together', () => {
  const { clock, told, changes } = setUp();
  for (const id of ['a', 'b', 'c', 'b']) store.write((writer) => changes.batch(writer, id));
  expect(told).toEqual([{ name: 'publishing.changed', payload: { batchIds: ['a'] } }]);
  clock.advance(1_000);
  expect(told.slice(1)).toEqual([{ name: 'publishing.changed', payload: { batchIds: ['b', 'c'] } }]);
  clock.advance(10_000);
  expect(told).toHaveLength(2);
  expect(clock.pending()).toBe(0);
});

it('tells nothing of a change that was rolled back', () => {
  const { told, changes } = setUp();
  expect(() =>
    store.write((writer) => {
      changes.listings(writer, 'item');
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(told).toEqual([]);
});

it('keeps to the bounds of the events and tells what is pending when it closes', () => {
  const { told, changes } = setUp();
  store.write((writer) => changes.listings(writer, 'first'));
  store.write((writer) => {
    for (let number = 0; number < 250; number += 1) {
      changes.batch(writer, `batch ${number}`);
      changes.listings(writer, `item ${number}`);
    }
  });
  changes.close();
  const batches = told.flatMap(({ name, payload }) =>
    name === 'publishing.changed' && 'batchIds' in payload ? [payload.batchIds] : [],
  );
  expect(batches.flat()).toHaveLength(250);
  expect(Math.max(...batches.map((ids) => ids.length))).toBeLessThanOrEqual(100);
  expect(told.findLast(({ name }) => name === 'items.changed')?.payload).toMatchObject({ more: true });
});
