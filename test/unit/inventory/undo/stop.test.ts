import { describe, expect, it } from 'vitest';
import type { BulkOperation } from '#shared/domain/bulk.ts';
import { dumpHash } from '#test/support/dump.ts';
import { createTestUndo } from '#test/support/undo.ts';
import { createUndo } from '#main/inventory/undo/undo.ts';
import { seedInventory } from '../../../bench/seed.ts';

const count = 2_500;
const operation: BulkOperation = { kind: 'condition', value: 'for_parts' };

/** Undo that is stopped by `stop` once it has told how far it is. */
async function edited(stop: 'stop' | 'close' = 'stop') {
  const all = createTestUndo();
  const { store, options } = all;
  seedInventory(store, count);
  const untouched = dumpHash(store);
  all.clock.advance(1_000);
  const before = createUndo(options);
  const { runId } = await all.edit(store.column<string>('SELECT id FROM item ORDER BY number'), operation);
  const changed = dumpHash(store);
  all.clock.advance(1_000);
  let stopping = false;
  const undo = createUndo({
    ...options,
    context: {
      ...options.context,
      emit: (name, payload) => {
        options.context.emit(name, payload);
        if (stopping && name === 'history.progress') undo[stop]();
      },
    },
  });
  const stopped = async (work: () => Promise<unknown>): Promise<void> => {
    stopping = true;
    await expect(work()).rejects.toMatchObject({ data: { code: 'cancelled' } });
    stopping = false;
  };
  return { ...all, undo, before, runId, untouched, changed, stopped };
}

describe('taking back very many changes', () => {
  it('leaves everything as it was when it is stopped, and can be begun again', async () => {
    const { undo, before, store, runId, untouched, changed, stopped, events } = await edited();
    await stopped(() => undo.undo({ runId }));
    const told = events.filter(({ name }) => name === 'history.progress');
    expect(told.length).toBeGreaterThan(0);
    expect(dumpHash(store)).toEqual(changed);
    expect(store.get(`SELECT count(*) AS n FROM change_run WHERE state = 'running'`)).toEqual({ n: 0 });
    expect(undo.list({ offset: 0, limit: 10 })).toMatchObject({ total: 1, rows: [{ id: runId, state: 'done' }] });
    // The key finds the same action again, and nothing to do again.
    expect(await before.redoLast()).toBeNull();
    expect(await before.undoLast()).toMatchObject({ of: { id: runId }, items: count, refused: 0 });
    expect(dumpHash(store)).toEqual(untouched);
  }, 60_000);

  it('is done again wholly or not at all, too', async () => {
    const { undo, store, runId, untouched, changed, stopped } = await edited();
    await undo.undo({ runId });
    await stopped(() => undo.redo({ runId }));
    expect(dumpHash(store)).toEqual(untouched);
    expect(undo.list({ offset: 0, limit: 1 }).rows).toMatchObject([{ id: runId, state: 'undone' }]);
    await undo.redo({ runId });
    expect(dumpHash(store)).toEqual(changed);
  }, 60_000);

  it('refuses every other one while it is under way and while it is being stopped', async () => {
    const { undo, before, runId, store, changed } = await edited();
    const first = undo.undo({ runId });
    await expect(before.undoLast()).rejects.toMatchObject({ data: { reason: 'change_under_way' } });
    undo.stop();
    await expect(before.redoLast()).rejects.toMatchObject({ data: { reason: 'change_under_way' } });
    await expect(first).rejects.toMatchObject({ data: { code: 'cancelled' } });
    expect(dumpHash(store)).toEqual(changed);
    // A word that came too late stops nothing.
    undo.stop();
    expect(await undo.undo({ runId })).toMatchObject({ items: count });
  }, 60_000);

  it('ends at once when the app is closed; the next start takes it back', async () => {
    const { undo, store, runId, changed, stopped, options } = await edited('close');
    await stopped(() => undo.undo({ runId }));
    expect(store.get(`SELECT count(*) AS n FROM change_run WHERE state = 'running'`)).toEqual({ n: 1 });
    expect(await createUndo(options).recover()).toBe(1);
    expect(dumpHash(store)).toEqual(changed);
  }, 60_000);
});
