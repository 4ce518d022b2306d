import { describe, expect, it } from 'vitest';
import type { Emit } from '#main/events.ts';
import { createUndo } from '#main/inventory/undo/undo.ts';
import { createLots } from '#main/lots/lots.ts';
import { takeBackLot } from '#main/lots/take-back.ts';
import type { LotFields } from '#shared/domain/lot.ts';
import { createSeededRandom } from '#test/support/ports.ts';
import { createTestUndo } from '#test/support/undo.ts';

const fields: LotFields = {
  name: 'Pallet',
  boughtAt: 1,
  source: '',
  note: '',
  currency: 'USD',
  price: 1_000,
  shipping: 0,
  premium: 0,
  tax: 0,
  other: 0,
};

function openLots() {
  const { store, clock, settings, inventory, events, options } = createTestUndo();
  const emit: Emit = (name, payload) => void events.push({ name, payload });
  const changes = { ...options, alongside: takeBackLot };
  const lots = createLots({ store, clock, random: createSeededRandom('lots'), emit, settings, changes });
  const undo = createUndo(changes);
  const { lotId } = lots.create(fields);
  /** The lot and the costs of its items, without what only counts changes. */
  const state = () => {
    const parts = store.all('SELECT * FROM lot_part ORDER BY id');
    const lot = store.all('SELECT name, price, method, deleted_at FROM lot');
    const costs = store.all('SELECT id, cost_amount, cost_currency FROM variant ORDER BY id');
    return { parts, lot, costs };
  };
  return { lots, lotId, undo, state, inventory, store };
}

describe('a change of a lot', () => {
  it('is taken back and done again together with the costs it set', async () => {
    const { lots, lotId, undo, state } = openLots();
    await lots.createItems({ id: lotId, count: 3 });
    const { lot, parts } = lots.get({ id: lotId });
    const before = state();
    const basis = parts.map(({ id }, index) => ({ id, pieces: 1, weight: index, value: null, fixed: null }));
    const { runId } = await lots.split({ id: lotId, revision: lot.revision, method: 'weight', parts: basis });
    const after = state();
    expect(after).not.toEqual(before);
    await undo.undo({ runId });
    expect(state()).toEqual(before);
    await undo.redo({ runId });
    expect(state()).toEqual(after);
  });

  it('is taken back whatever it was', async () => {
    const { lots, lotId, undo, state } = openLots();
    await lots.createItems({ id: lotId, count: 3 });
    const [first, second] = lots.get({ id: lotId }).parts.map(({ id }) => id);
    const steps = [
      () => lots.update({ id: lotId, fields: { ...fields, name: 'Other', price: 2_000 } }),
      () => lots.takeOut({ id: lotId, partIds: [first ?? ''], share: 'others' }),
      () => lots.takeOut({ id: lotId, partIds: [second ?? ''], share: 'keep' }),
      () => lots.delete({ id: lotId }),
    ];
    for (const step of steps) {
      const before = state();
      await undo.undo(await step());
      expect(state()).toEqual(before);
    }
  });

  it('takes the items it created into the recycle bin', async () => {
    const { lots, lotId, undo, store } = openLots();
    const { runId } = await lots.createItems({ id: lotId, count: 3 });
    await undo.undo({ runId });
    expect(lots.get({ id: lotId }).parts).toEqual([]);
    expect(store.column('SELECT count(*) FROM item WHERE place = 0')).toEqual([0]);
  });

  it('stays when the lot was changed again since, and so do the costs', async () => {
    const { lots, lotId, undo, state } = openLots();
    const { runId } = await lots.createItems({ id: lotId, count: 3 });
    await lots.update({ id: lotId, fields: { ...fields, price: 2_000 } });
    const before = state();
    await expect(undo.undo({ runId })).rejects.toMatchObject({ data: { reason: 'lot_changed' } });
    expect(state()).toEqual(before);
  });
});
