import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChanges } from '#main/publishing/changes.ts';
import { holdSignedOut, finish, release, waitUntil } from '#main/publishing/intent-moves.ts';
import type { IntentRow } from '#main/publishing/intent-rows.ts';
import { createWorker, type Worker } from '#main/publishing/worker.ts';
import type { Store } from '#main/store/connection.ts';
import { eventually, manualClock } from '#test/support/clocks.ts';
import { addIntent, addListing, newId, openTestStore, stateOf } from './journal.ts';

describe('the worker', () => {
  let store: Store;
  let close: () => void;
  const clock = manualClock();
  /** Intents that run, with the way to end each. */
  let running: Map<string, () => void>;
  let order: string[];
  let signedIn: boolean;
  let worker: Worker;

  beforeEach(() => {
    ({ store, close } = openTestStore(clock));
    running = new Map();
    order = [];
    signedIn = true;
    worker = createWorker({
      store,
      clock,
      logger: { log: () => undefined },
      changes: createChanges(() => undefined, clock),
      perAccount: 4,
      hold: () => (signedIn ? null : { code: 'auth_required', reason: 'sign_in_needed', message: 'Sign in again.' }),
      run: (intent: IntentRow) => {
        order.push(intent.id);
        return new Promise((resolve) => void running.set(intent.id, resolve));
      },
    });
  });
  afterEach(async () => {
    const stopped = worker.stop();
    for (const end of running.values()) end();
    await stopped;
    close();
  });

  const succeed = (id: string): void => {
    store.write((writer) => finish(writer, id, { state: 'succeeded', error: null, now: clock.now() }));
    running.get(id)?.();
    running.delete(id);
  };
  const wait = (id: string, at: number): void => {
    store.write((writer) => waitUntil(writer, id, { at, now: clock.now(), burns: true, readBack: false, error: null }));
    running.get(id)?.();
    running.delete(id);
  };
  /** Two turns of the event loop: the worker looks again in the one after a job has ended. */
  const turn = async () => {
    for (let turns = 0; turns < 2; turns += 1) await new Promise((resolve) => void setImmediate(resolve));
  };

  it('runs four of an account at a time, all accounts side by side, oldest first', async () => {
    const first = Array.from({ length: 6 }, () => addIntent(store, { accountId: 'a' }));
    const second = Array.from({ length: 2 }, () => addIntent(store, { accountId: 'b' }));
    worker.start();
    expect([...running.keys()].toSorted()).toEqual([...first.slice(0, 4), ...second].toSorted());
    succeed(first[2] ?? '');
    await turn();
    expect(running.has(first[4] ?? '')).toBe(true);
    expect(running.has(first[5] ?? '')).toBe(false);
  });

  it('takes things off sale before it changes them and changes them before it adds new ones', () => {
    const listingId = addListing(store, { itemId: newId(), accountId: 'a', sku: 'x' });
    const publish = Array.from({ length: 4 }, () => addIntent(store, { accountId: 'a' }));
    const revise = addIntent(store, { accountId: 'a', kind: 'revise', listingId });
    const end = addIntent(store, { accountId: 'a', kind: 'end', listingId });
    worker.start();
    expect(order).toEqual([end, revise, publish[0], publish[1]]);
  });

  it('never writes to one SKU twice at the same time', async () => {
    const ids = Array.from({ length: 3 }, () => addIntent(store, { accountId: 'a', sku: 'same' }));
    const other = addIntent(store, { accountId: 'b', sku: 'same' });
    worker.start();
    expect(new Set(running.keys())).toEqual(new Set([ids[0], other]));
    succeed(ids[0] ?? '');
    await turn();
    expect(running.has(ids[1] ?? '')).toBe(true);
    expect(running.has(ids[2] ?? '')).toBe(false);
  });

  it('takes over what an earlier process left running and counts that as a try', () => {
    const id = addIntent(store);
    store.write((writer) => writer.run(`UPDATE intent SET state = 'running' WHERE id = :id`, { id }));
    worker.start();
    expect(order).toEqual([id]);
    expect(store.get('SELECT attempts FROM intent WHERE id = :id', { id })).toEqual({ attempts: 1 });
  });

  it('waits until the time has come', async () => {
    const id = addIntent(store);
    worker.start();
    wait(id, clock.now() + 5_000);
    await turn();
    clock.advance(4_000);
    expect(order).toHaveLength(1);
    clock.advance(1_001);
    expect(order).toEqual([id, id]);
  });

  it('does not hang when the clock is set back by a year', async () => {
    const id = addIntent(store);
    worker.start();
    wait(id, clock.now() + 5_000);
    await turn();
    clock.set(clock.now() - 365 * 24 * 60 * 60_000);
    clock.advance(5_001);
    expect(order).toEqual([id, id]);
  });

  it('lets everything of an account rest while it is signed out', async () => {
    const [running1 = '', ...queued] = Array.from({ length: 6 }, () => addIntent(store, { accountId: 'a' }));
    const other = addIntent(store, { accountId: 'b' });
    worker.start();
    signedIn = false;
    const error = { code: 'auth_required', reason: 'x', message: 'x' } as const;
    store.write((writer) => holdSignedOut(writer, 'a', error, clock.now()));
    expect(queued.slice(3).map((id) => stateOf(store, id))).toEqual(['waiting', 'waiting']);
    succeed(running1);
    succeed(other);
    await turn();
    clock.advance(10 * 60_000);
    expect(queued.slice(3).map((id) => stateOf(store, id))).toEqual(['waiting', 'waiting']);
    signedIn = true;
    worker.wake();
    await eventually('the rest', () => running.has(queued[3] ?? ''));
  });

  it('starts nothing after stop and waits for what runs', async () => {
    const ids = Array.from({ length: 5 }, () => addIntent(store, { accountId: 'a' }));
    worker.start();
    let stopped = false;
    const stopping = (async () => {
      await worker.stop();
      stopped = true;
    })();
    await turn();
    expect(stopped).toBe(false);
    for (const id of ids.slice(0, 4)) {
      store.write((writer) => release(writer, id));
      running.get(id)?.();
    }
    await stopping;
    expect(ids.map((id) => stateOf(store, id))).toEqual(['queued', 'queued', 'queued', 'queued', 'queued']);
    expect(order).toHaveLength(4);
  });
});
