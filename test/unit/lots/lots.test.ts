import { describe, expect, it } from 'vitest';
import type { Emit } from '#main/events.ts';
import { createUndo } from '#main/inventory/undo/undo.ts';
import { createLots } from '#main/lots/lots.ts';
import { takeBackLot } from '#main/lots/take-back.ts';
import { costHistory } from '#main/inventory/stock-cost-history.ts';
import type { LotFields } from '#shared/domain/lot.ts';
import { lotTotal } from '#shared/domain/lot.ts';
import { anyItem } from '#test/support/inventory.ts';
import { createSeededRandom } from '#test/support/ports.ts';
import { createTestUndo } from '#test/support/undo.ts';

const fields: LotFields = {
  name: 'Estate sale',
  boughtAt: 1,
  source: 'Miller',
  note: '',
  currency: 'USD',
  price: 10_000,
  shipping: 500,
  premium: 0,
  tax: 1,
  other: 0,
};

function openLots() {
  const desk = createTestUndo();
  const { store, clock, settings, inventory, events, options } = desk;
  const emit: Emit = (name, payload) => void events.push({ name, payload });
  const changes = { ...options, alongside: takeBackLot };
  const lots = createLots({ store, clock, random: createSeededRandom('lots'), emit, settings, changes });
  const { lotId } = lots.create(fields);
  const add = (quantity = 1, title = 'Cup') => {
    const item = inventory.create({ title });
    const variantId = item.variants[0]?.id ?? '';
    if (quantity > 0) {
      const change = { kind: 'count', quantity } as const;
      inventory.adjustStock({ variantId, reason: 'opening', change, note: '' });
    }
    return { itemId: item.id, variantId };
  };
  let sales = 0;
  const sell = (variantId: string, delta = -1): void => {
    sales += 1;
    const orderLineId = `line ${sales}`;
    const reason = delta < 0 ? 'sale' : 'return';
    store.write((writer) =>
      inventory.appendStockEvent(writer, { variantId, at: clock.now(), reason, delta, note: '', orderLineId }),
    );
  };
  const costOf = (itemId: string): number | undefined => inventory.get({ id: itemId }).variants[0]?.cost?.amount;
  const shares = (id = lotId): number[] =>
    lots.get({ id }).parts.map(({ frozenAmount, openAmount }) => frozenAmount + (openAmount ?? 0));
  const sum = (id = lotId): number => shares(id).reduce((a, b) => a + b, 0);
  const split = (basis: Partial<Parameters<typeof lots.split>[0]> = {}) => {
    const { lot } = lots.get({ id: lotId });
    return lots.split({ id: lotId, revision: lot.revision, method: lot.method, parts: [], ...basis });
  };
  return { ...desk, undo: createUndo(changes), lots, lotId, add, sell, costOf, shares, sum, split };
}

/** Fills a lot with 600 items, more than one transaction changes. Answers their variants. */
async function many(
  lots: ReturnType<typeof openLots>['lots'],
  lotId: string,
  store: ReturnType<typeof openLots>['store'],
): Promise<readonly string[]> {
  await lots.createItems({ id: lotId, count: 600 });
  return store.column<string>('SELECT variant_id FROM lot_part ORDER BY position');
}

const refusal = (reason: string) => expect.objectContaining({ data: expect.objectContaining({ reason }) });

describe('a purchase lot', () => {
  it('gives 35 things their cost, which sums to what was paid', async () => {
    const { lots, lotId, sum, costOf } = openLots();
    await lots.createItems({ id: lotId, count: 35 });
    const { parts, lot } = lots.get({ id: lotId });
    expect(parts).toHaveLength(35);
    expect(sum()).toBe(lotTotal(lot));
    const costs = parts.map(({ itemId }) => costOf(itemId ?? '') ?? 0);
    expect(costs.reduce((a, b) => a + b, 0)).toBe(10_501);
    expect(new Set(costs)).toEqual(new Set([301, 300]));
  });

  it('creates many items a few at a time, so that the app answers in between, as one action', async () => {
    const { lots, lotId, store, sum, inventory } = openLots();
    let turns = 0;
    const count = (): void => {
      turns += 1;
      pending = setImmediate(count);
    };
    let pending = setImmediate(count);
    const { runId } = await lots.createItems({ id: lotId, count: 300 });
    clearImmediate(pending);
    expect(turns).toBeGreaterThanOrEqual(5);
    expect(sum()).toBe(10_501);
    expect(store.get('SELECT state, items FROM change_run WHERE id = @runId', { runId })).toEqual({
      state: 'done',
      items: 300,
    });
    expect(inventory.list({ ...anyItem, limit: 1 }).total).toBe(300);
  });

  it('creates nothing for a lot that has no room, and takes back what it made for one that was deleted meanwhile', async () => {
    const { lots, lotId, inventory, store, undo } = openLots();
    await expect(lots.createItems({ id: '0190a000-0000-7000-8000-000000000000', count: 3 })).rejects.toThrow(/lot/);
    const making = lots.createItems({ id: lotId, count: 300 });
    await lots.delete({ id: lotId });
    await expect(making).rejects.toMatchObject({ data: { code: 'not_found' } });
    expect(inventory.list(anyItem).total).toBe(0);
    expect(store.column("SELECT state FROM change_run WHERE kind = 'lot.add'")).toEqual(['taken_back']);
    expect(lots.names()).toEqual([]);
    expect(undo.list({ offset: 0, limit: 1 }).rows).toMatchObject([{ kind: 'lot.delete' }]);
  });

  it('is without the items that a kill has left half made', async () => {
    const { lots, lotId, inventory, undo, store } = openLots();
    await lots.createItems({ id: lotId, count: 20 });
    // As the database is before the last transaction.
    const { runId } = await lots.createItems({ id: lotId, count: 30 });
    store.write((writer) => writer.run(`UPDATE change_run SET state = 'running' WHERE id = @runId`, { runId }));
    expect(await undo.recover()).toBe(1);
    expect(inventory.list(anyItem).total).toBe(20);
    const { lot, parts } = lots.get({ id: lotId });
    expect(parts).toHaveLength(20);
    expect(parts.reduce((all, { openAmount }) => all + (openAmount ?? 0), 0)).toBe(lotTotal(lot));
  });

  it('is split part by part where there are many, and whoever looks sees sums that are exact', async () => {
    const { lots, lotId, store, sum, undo, sell, split } = openLots();
    const ids = await many(lots, lotId, store);
    const looks: string[] = [];
    const shown = (): string => {
      const { parts, lot } = lots.get({ id: lotId });
      expect(sum()).toBe(lotTotal(lot));
      return `${lot.method} ${parts.map(({ openAmount }) => openAmount).join()}`;
    };
    const before = shown();
    let sold = false;
    const look = (): void => {
      looks.push(shown());
      // What is sold meanwhile keeps its share, and the sum stays exact.
      if (!sold && looks.length === 3) sell(ids[0] ?? '');
      sold = looks.length >= 3;
      pending = setImmediate(look);
    };
    let pending = setImmediate(look);
    const { parts } = lots.get({ id: lotId });
    const basis = parts.map(({ id, pieces }, index) => ({
      id,
      pieces,
      weight: 1 + (index % 5),
      value: null,
      fixed: null,
    }));
    const { runId } = await split({ method: 'weight', parts: basis });
    clearImmediate(pending);
    const after = shown();
    expect(after).not.toBe(before);
    expect(looks.length).toBeGreaterThanOrEqual(5);
    // As it was, without and with the sale, or as it is: nothing in between.
    const distinct = [...new Set(looks)];
    expect(distinct[0]).toBe(before);
    expect(distinct.filter((text) => text.startsWith('equal'))).toHaveLength(2);
    expect(distinct.filter((text) => text.startsWith('weight') && text !== after)).toEqual([]);
    const costs = () => store.column<number>('SELECT cost_amount FROM variant ORDER BY id');
    expect(new Set(costs()).size).toBeGreaterThan(2);
    expect(undo.list({ offset: 0, limit: 1 }).rows).toMatchObject([{ id: runId, kind: 'lot.split' }]);
    expect(await undo.undo({ runId })).toMatchObject({ refused: 0 });
    expect(lots.get({ id: lotId }).lot.method).toBe('equal');
    expect(sum()).toBe(10_501);
    expect(new Set(costs()).size).toBe(2);
  });

  it('stays as it is, costs included, when it was changed while it was split', async () => {
    const { lots, lotId, store, shares, split } = openLots();
    await many(lots, lotId, store);
    const costs = () => store.all('SELECT id, cost_amount FROM variant ORDER BY id');
    const state = () => [shares(), costs(), store.column('SELECT updated_at FROM item ORDER BY id')];
    const before = state();
    const { parts } = lots.get({ id: lotId });
    const basis = parts.map(({ id, pieces }, index) => ({ id, pieces, weight: index, value: null, fixed: null }));
    const splitting = split({ method: 'weight', parts: basis });
    // Another change of many parts has to wait.
    await expect(lots.delete({ id: lotId })).rejects.toThrow(refusal('change_under_way'));
    store.write((writer) => writer.run('UPDATE lot SET revision = revision + 1 WHERE id = @lotId', { lotId }));
    await expect(splitting).rejects.toThrow(refusal('lot_changed'));
    expect(state()).toEqual(before);
    expect(store.column(`SELECT state FROM change_run WHERE kind = 'lot.split'`)).toEqual(['taken_back']);
    // A split that cannot be is no action at all.
    const fixed = parts.map(({ id, pieces }) => ({ id, pieces, weight: null, value: null, fixed: 1 }));
    await expect(split({ parts: fixed })).rejects.toThrow(refusal('lot_fixed_not_exact'));
    expect(store.column(`SELECT count(*) FROM change_run WHERE kind = 'lot.split'`)).toEqual([1]);
  });

  it('freezes what was sold and divides the rest again among the unsold', async () => {
    const { lots, lotId, add, sell, costOf, sum, split } = openLots();
    const [first, second, third] = [add(), add(), add()];
    await lots.addItems({ id: lotId, itemIds: [first.itemId, second.itemId, third.itemId] });
    const soldFor = costOf(first.itemId);
    sell(first.variantId);
    await lots.update({ id: lotId, fields: { ...fields, price: 20_000 } });
    expect(costOf(first.itemId)).toBe(soldFor);
    expect(lots.get({ id: lotId }).parts[0]).toMatchObject({ frozenPieces: 1, frozenAmount: soldFor, openAmount: 0 });
    expect(sum()).toBe(20_501);
    const parts = lots.get({ id: lotId }).parts;
    const basis = parts.map(({ id, pieces }, index) => ({ id, pieces, weight: index, value: null, fixed: null }));
    await split({ method: 'weight', parts: basis });
    expect(sum()).toBe(20_501);
    expect(costOf(third.itemId)).toBe(Math.floor(((20_501 - (soldFor ?? 0)) * 2) / 3));
  });

  it('opens a returned piece again', async () => {
    const { lots, lotId, add, sell, sum, split } = openLots();
    const cups = add(3);
    await lots.addItems({ id: lotId, itemIds: [cups.itemId] });
    sell(cups.variantId, -2);
    await split();
    sell(cups.variantId, 1);
    expect(lots.get({ id: lotId }).parts[0]).toMatchObject({ pieces: 3, frozenPieces: 1 });
    expect(sum()).toBe(10_501);
  });

  it('reaches what was sold before the lot was entered, once', async () => {
    const { lots, lotId, add, sell, costOf, split } = openLots();
    const early = add();
    sell(early.variantId);
    await lots.addItems({ id: lotId, itemIds: [early.itemId, add().itemId] });
    expect(costOf(early.itemId)).toBe(5_251);
    const { parts } = lots.get({ id: lotId });
    await split({ parts: parts.map(({ id }) => ({ id, pieces: 1, weight: null, value: null, fixed: null })) });
    expect(lots.get({ id: lotId }).parts[0]).toMatchObject({ frozenAmount: 5_251 });
  });

  it('does not take sales of other pieces for its own', async () => {
    const { lots, lotId, add, sell } = openLots();
    const cups = add(5);
    sell(cups.variantId, -2);
    await lots.addItems({ id: lotId, itemIds: [cups.itemId] });
    expect(lots.get({ id: lotId }).parts[0]).toMatchObject({ pieces: 3, frozenPieces: 0 });
    expect(lots.list({ offset: 0, limit: 10 }).rows[0]).toMatchObject({ pieces: 3, sold: 0 });
  });

  it('lets a part go with its share or without it', async () => {
    const { lots, lotId, add, sell, costOf, sum, inventory } = openLots();
    const [first, second, third] = [add(), add(), add()];
    inventory.updateVariant({ id: first.variantId, patch: { cost: { amount: 77, currency: 'USD' } } });
    await lots.addItems({ id: lotId, itemIds: [first.itemId, second.itemId, third.itemId] });
    const [one, two, three] = lots.get({ id: lotId }).parts.map(({ id }) => id);
    await lots.takeOut({ id: lotId, partIds: [one ?? ''], share: 'others' });
    expect(costOf(first.itemId)).toBe(77);
    expect(sum()).toBe(10_501);
    await lots.takeOut({ id: lotId, partIds: [two ?? ''], share: 'keep' });
    await lots.update({ id: lotId, fields: { ...fields, price: 20_000 } });
    expect(lots.get({ id: lotId }).parts[0]).toMatchObject({ standing: 'kept', openAmount: 5_251 });
    sell(third.variantId);
    const takeSold = () => lots.takeOut({ id: lotId, partIds: [three ?? ''], share: 'others' });
    await expect(takeSold()).rejects.toThrow(refusal('lot_part_sold'));
    expect(sum()).toBe(20_501);
  });

  it('gives the share of a binned item to the others with the next split', async () => {
    const { lots, lotId, add, costOf, sum, split, inventory } = openLots();
    const [first, second] = [add(), add()];
    await lots.addItems({ id: lotId, itemIds: [first.itemId, second.itemId] });
    inventory.remove({ ids: [first.itemId] });
    expect(sum()).toBe(10_501);
    expect(lots.get({ id: lotId }).parts[0]?.standing).toBe('gone');
    await split();
    expect(costOf(second.itemId)).toBe(10_501);
    expect(sum()).toBe(10_501);
  });

  it('refuses items of another currency or lot by name, and takes the others', async () => {
    const { lots, lotId, add, inventory, store } = openLots();
    const [euro, taken, good] = [add(), add(), add()];
    inventory.updateVariant({ id: euro.variantId, patch: { price: { amount: 100, currency: 'EUR' } } });
    const other = lots.create({ ...fields, name: 'Other' });
    await lots.addItems({ id: other.lotId, itemIds: [taken.itemId] });
    const answer = await lots.addItems({ id: lotId, itemIds: [euro.itemId, taken.itemId, good.itemId] });
    expect(answer).toMatchObject({ added: 1, skipped: [{ reason: 'lot_currency' }, { reason: 'lot_taken' }] });
    // Nothing is done where nothing can join: no line in the history, no step for the key that takes back.
    const before = [store.all('SELECT id FROM change_run'), lots.get({ id: lotId })];
    expect(await lots.addItems({ id: lotId, itemIds: [taken.itemId, good.itemId] })).toMatchObject({
      added: 0,
      runId: null,
    });
    expect([store.all('SELECT id FROM change_run'), lots.get({ id: lotId })]).toEqual(before);
  });

  it('refuses a split that was made for an older state, and changes nothing', async () => {
    const { lots, lotId, add, shares } = openLots();
    await lots.addItems({ id: lotId, itemIds: [add().itemId, add().itemId] });
    const before = shares();
    const parts = lots.get({ id: lotId }).parts;
    const fixed = parts.map(({ id }) => ({ id, pieces: 1, weight: null, value: null, fixed: 1 }));
    const stale = lots.split({ id: lotId, revision: 0, method: 'equal', parts: [] });
    await expect(stale).rejects.toThrow(refusal('lot_changed'));
    const { revision } = lots.get({ id: lotId }).lot;
    const split = () => lots.split({ id: lotId, revision, method: 'equal', parts: fixed });
    await expect(split()).rejects.toThrow(refusal('lot_fixed_not_exact'));
    expect(shares()).toEqual(before);
  });

  it('keeps the share of an item that was deleted for good', async () => {
    const { lots, lotId, add, sum, store } = openLots();
    const [first, second] = [add(), add()];
    await lots.addItems({ id: lotId, itemIds: [first.itemId, second.itemId] });
    store.write((writer) => writer.run('DELETE FROM item WHERE id = @itemId', { itemId: first.itemId }));
    expect(lots.get({ id: lotId }).parts[0]).toMatchObject({ variantId: null, standing: 'gone', sku: /^CD-/ });
    expect(sum()).toBe(10_501);
  });

  it('is not taken back under a later change of it', async () => {
    const { lots, lotId, add, store } = openLots();
    const { runId: added } = await lots.addItems({ id: lotId, itemIds: [add().itemId] });
    const runId = added ?? '';
    expect(() => takeBackLot(store, runId)).not.toThrow();
    await lots.update({ id: lotId, fields: { ...fields, name: 'Renamed' } });
    // Another name changes no share.
    expect(() => takeBackLot(store, runId)).not.toThrow();
    await lots.addItems({ id: lotId, itemIds: [add().itemId] });
    expect(() => takeBackLot(store, runId)).toThrow(refusal('lot_changed'));
  });
});

describe('the cost of a variant over time', () => {
  it('names each cost, newest first, with what gave it', async () => {
    const { lots, lotId, add, clock, store, inventory } = openLots();
    const { itemId, variantId } = add();
    for (const amount of [1, 12, 1_250]) {
      inventory.updateVariant({ id: variantId, patch: { cost: { amount, currency: 'USD' } } });
      clock.advance(1_000);
    }
    clock.advance(120_000);
    await lots.addItems({ id: lotId, itemIds: [itemId] });
    expect(costHistory(store, variantId)).toMatchObject([
      { cost: { amount: 10_501 }, before: { amount: 1_250 }, why: 'lot', lotName: 'Estate sale' },
      { cost: { amount: 1_250 }, before: null, why: 'hand', lotName: null },
    ]);
  });
});
