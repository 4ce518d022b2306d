import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  adoptOrphans,
  cancelUnstarted,
  finish,
  setListing,
  settleListing,
  moveStep,
} from '#main/publishing/intent-moves.ts';
import { publishLock } from '#main/publishing/intent-rows.ts';
import { saveReadBack } from '#main/publishing/listing-rows.ts';
import { attemptLimit } from '#main/publishing/retry-rule.ts';
import type { Store } from '#main/store/connection.ts';
import { addIntent, addListing, newId, openTestStore, stateOf } from './journal.ts';

let store: Store;
let close: () => void;
beforeEach(() => {
  ({ store, close } = openTestStore());
});
afterEach(() => close());

const pair = { itemId: newId(), accountId: newId() };

it('keeps a second publication of a pair out as long as the first may still become a listing', () => {
  const first = addIntent(store, pair);
  expect(() => addIntent(store, pair)).toThrow(/UNIQUE/);
  store.write((writer) => finish(writer, first, { state: 'needs_attention', error: null, now: 0 }));
  expect(() => addIntent(store, pair)).toThrow(/UNIQUE/);
  store.write((writer) => finish(writer, first, { state: 'failed', error: null, now: 0 }));
  addIntent(store, pair);
  addIntent(store, { ...pair, accountId: newId() });
});

it('keeps a second open listing of a pair out', () => {
  const listing = addListing(store, { ...pair, sku: 'a' });
  expect(() => addListing(store, { ...pair, sku: 'a' })).toThrow(/UNIQUE/);
  store.write((writer) => saveReadBack(writer, listing, { found: null, memo: null, drift: [], state: 'ended', at: 1 }));
  addListing(store, { ...pair, sku: 'a' });
});

it('keeps two running intents off one SKU even if the claim were wrong', () => {
  const ids = [addIntent(store, { sku: 'a' }), addIntent(store, { sku: 'a' })];
  const run = (id: string | undefined) =>
    store.write((writer) => writer.run(`UPDATE intent SET state = 'running' WHERE id = :id`, { id: id ?? '' }));
  run(ids[0]);
  expect(() => run(ids[1])).toThrow(/UNIQUE/);
});

it('opens the lock when the listing of an unsettled publication is seen as it should be, or ended', () => {
  const intent = addIntent(store, pair);
  const listing = addListing(store, { ...pair, sku: 'a' });
  store.write((writer) => {
    setListing(writer, intent, listing);
    finish(writer, intent, { state: 'needs_attention', error: null, now: 0 });
  });
  expect(publishLock(store, pair.itemId, pair.accountId)?.id).toBe(intent);
  expect(store.write((writer) => settleListing(writer, listing, 1))).toHaveLength(1);
  expect(stateOf(store, intent)).toBe('succeeded');
  expect(publishLock(store, pair.itemId, pair.accountId)).toBeUndefined();
});

it('stops taking over an intent that was running each time the app died', () => {
  const id = addIntent(store);
  const states = Array.from({ length: attemptLimit }, () => {
    store.write((writer) => writer.run(`UPDATE intent SET state = 'running' WHERE id = :id`, { id }));
    store.write((writer) => adoptOrphans(writer, 5));
    return stateOf(store, id);
  });
  expect(states).toEqual([...Array.from({ length: attemptLimit - 1 }, () => 'queued'), 'needs_attention']);
  expect(store.get('SELECT finished_at FROM intent WHERE id = :id', { id })).toEqual({ finished_at: 5 });
});

it('cancels an intent until its first step has started', () => {
  const error = { code: 'cancelled', reason: 'cancelled', message: 'x' } as const;
  const untouched = addIntent(store);
  const begun = addIntent(store);
  store.write((writer) => moveStep(writer, begun, { done: null, started: 'one' }, 1));
  const cancel = (id: string) => store.write((writer) => cancelUnstarted(writer, id, error, 2));
  expect([cancel(untouched), cancel(untouched), cancel(begun)]).toEqual([true, false, false]);
  expect([stateOf(store, untouched), stateOf(store, begun)]).toEqual(['cancelled', 'queued']);
});
