import { describe, expect, it } from 'vitest';
import { createStockCounts } from '#main/inventory/stock-counts.ts';
import { createSeededRandom } from '#test/support/ports.ts';
import { createTestUndo } from '#test/support/undo.ts';
import { seedInventory } from '../../bench/seed.ts';
import { createUndo } from '#main/inventory/undo/undo.ts';

function openCounts(folder?: string) {
  const desk = createTestUndo(folder);
  const { store, clock, inventory, events, options } = desk;
  const followed: string[] = [];
  const counts = createStockCounts({
    store,
    clock,
    random: createSeededRandom(folder ?? 'first'),
    emit: (name, payload) => void events.push({ name, payload }),
    changes: {
      ...options,
      listings: { ...options.listings, followStock: (_, itemIds) => void followed.push(...itemIds) },
    },
  });
  const shelve = (location: string, quantity: number, cost?: number) => {
    const item = inventory.create({ title: `In ${location}`, location });
    const [variant] = item.variants;
    const variantId = variant?.id ?? '';
    const change = { kind: 'count', quantity } as const;
    inventory.adjustStock({ variantId, reason: 'opening', change, note: '' });
    if (cost !== undefined) {
      inventory.updateVariant({ id: variantId, patch: { cost: { amount: cost, currency: 'USD' } } });
    }
    return { itemId: item.id, variantId, sku: variant?.sku ?? '' };
  };
  const stockOf = (itemId: string): number => inventory.get({ id: itemId }).variants[0]?.quantity ?? -1;
  const sell = (variantId: string, pieces: number): void => {
    const event = { variantId, at: clock.now(), reason: 'sale', delta: -pieces, note: '', orderLineId: null } as const;
    store.write((writer) => inventory.appendStockEvent(writer, event));
  };
  const rows = (id: string, show: 'all' | 'open' | 'different' = 'all') =>
    counts.rows({ id, show, offset: 0, limit: 100 }).rows;
  return { ...desk, counts, followed, shelve, stockOf, sell, rows };
}

const refusal = (reason: string) => expect.objectContaining({ data: expect.objectContaining({ reason }) });

describe('a stock count', () => {
  it('corrects a bin to what was scanned, says what that is worth, and listings follow', async () => {
    const { counts, shelve, stockOf, followed, rows, inventory } = openCounts();
    const [cups, plates, right] = [shelve('A-1', 5, 250), shelve('A-1', 1), shelve('A-1', 2)];
    shelve('B-9', 7);
    expect(counts.places()).toEqual([
      { location: 'A-1', items: 3, pieces: 8 },
      { location: 'B-9', items: 1, pieces: 7 },
    ]);
    const { id } = await counts.start({ location: 'A-1', blind: false });
    for (let piece = 0; piece < 3; piece += 1) counts.scan({ id, sku: cups.sku.toLowerCase() });
    counts.enter({ id, position: rows(id).find(({ sku }) => sku === plates.sku)?.position ?? -1, counted: 4 });
    for (let piece = 0; piece < 2; piece += 1) counts.scan({ id, sku: right.sku });
    expect(counts.get({ id })).toMatchObject({
      lines: 3,
      counted: 3,
      different: 2,
      effect: { amounts: [{ amount: -500, currency: 'USD' }], withoutCost: 1 },
    });
    expect(await counts.apply({ id, missing: 'leave', move: false })).toMatchObject({ corrected: 2, limited: 0 });
    expect([cups, plates, right].map(({ itemId }) => stockOf(itemId))).toEqual([3, 4, 2]);
    expect(followed).toEqual([cups.itemId, plates.itemId]);
    expect(inventory.stockHistory({ variantId: cups.variantId })[0]).toMatchObject({
      reason: 'correction',
      delta: -2,
      note: 'Count A-1 2026-11-21',
    });
    expect(() => counts.scan({ id, sku: cups.sku })).toThrow(refusal('count_not_open'));
  });

  it('is one action in the record of changes', async () => {
    const { counts, shelve, rows, store } = openCounts();
    shelve('A-1', 5);
    shelve('A-1', 6);
    const { id } = await counts.start({ location: null, blind: false });
    for (const { position } of rows(id)) counts.enter({ id, position, counted: 1 });
    const { runId } = await counts.apply({ id, missing: 'leave', move: false });
    expect(store.column('SELECT kind FROM change_set WHERE run_id = @runId', { runId })).toEqual([
      'stock.adjust',
      'stock.adjust',
    ]);
  });

  it('compares with the ledger at the time of the entry, so that a sale during the count stays a sale', async () => {
    const { counts, shelve, sell, stockOf, rows } = openCounts();
    const [cups, plates] = [shelve('A-1', 5), shelve('A-1', 3)];
    const { id } = await counts.start({ location: 'A-1', blind: false });
    const positionOf = (sku: string): number => rows(id).find((row) => row.sku === sku)?.position ?? -1;
    counts.enter({ id, position: positionOf(cups.sku), counted: 4 });
    counts.enter({ id, position: positionOf(plates.sku), counted: 1 });
    sell(cups.variantId, 2);
    sell(plates.variantId, 2);
    // One cup was missing besides the two that were sold; of the plates more would be taken than there are.
    expect(await counts.apply({ id, missing: 'leave', move: false })).toMatchObject({ corrected: 2, limited: 1 });
    expect([stockOf(cups.itemId), stockOf(plates.itemId)]).toEqual([2, 0]);
  });

  it('takes what nobody counted as missing only when it is told so', async () => {
    const { counts, shelve, stockOf } = openCounts();
    const cups = shelve('A-1', 5);
    const first = await counts.start({ location: 'A-1', blind: false });
    await counts.apply({ id: first.id, missing: 'leave', move: false });
    expect(stockOf(cups.itemId)).toBe(5);
    const second = await counts.start({ location: 'A-1', blind: false });
    await counts.apply({ id: second.id, missing: 'zero', move: false });
    expect(stockOf(cups.itemId)).toBe(0);
  });

  it('takes in what turned up from elsewhere and can give it this bin', async () => {
    const { counts, shelve, rows, inventory } = openCounts();
    shelve('A-1', 1);
    const strayed = shelve('B-9', 1);
    const { id } = await counts.start({ location: 'A-1', blind: false });
    expect(counts.scan({ id, sku: strayed.sku })).toMatchObject({ found: true, location: 'B-9', counted: 1 });
    await counts.apply({ id, missing: 'leave', move: true });
    expect(inventory.get({ id: strayed.itemId }).location).toBe('A-1');
    expect(rows(id)).toHaveLength(2);
  });

  it('names a code that no item has', async () => {
    const { counts, shelve } = openCounts();
    shelve('A-1', 1);
    const { id } = await counts.start({ location: 'A-1', blind: false });
    expect(() => counts.scan({ id, sku: 'nothing' })).toThrow(refusal('count_unknown_sku'));
  });

  it('tells a blind count nothing but its differences', async () => {
    const { counts, shelve, rows } = openCounts();
    const cups = shelve('A-1', 5);
    const { id } = await counts.start({ location: 'A-1', blind: true });
    expect(rows(id)[0]?.expected).toBeNull();
    expect(counts.scan({ id, sku: cups.sku }).expected).toBeNull();
    expect(rows(id, 'different')[0]?.expected).toBe(5);
  });

  it('outlives the app, is paused and continued, and is the only one of its place', async () => {
    const first = openCounts();
    const cups = first.shelve('A-1', 5);
    const { id } = await first.counts.start({ location: 'A-1', blind: false });
    first.counts.scan({ id, sku: cups.sku });
    first.counts.pause({ id });
    first.store.close();

    const { counts, rows } = openCounts(first.folder);
    expect(counts.list()).toMatchObject([{ id, state: 'paused', counted: 1 }]);
    expect(() => counts.scan({ id, sku: cups.sku })).toThrow(refusal('count_not_open'));
    await expect(counts.start({ location: 'A-1', blind: true })).rejects.toThrow(refusal('count_unfinished'));
    counts.resume({ id });
    expect(counts.scan({ id, sku: cups.sku }).counted).toBe(2);
    counts.cancel({ id });
    expect(rows(id)[0]?.counted).toBe(2);
    expect((await counts.start({ location: 'A-1', blind: true })).state).toBe('open');
  });

  it('is there only with all of its lines, in the order of the shelf', async () => {
    const { counts, store, inventory } = openCounts();
    seedInventory(store, 1_200);
    for (const [title, location] of [
      ['Vase', ''],
      ['lamp', 'Ä-1'],
      ['Bowl', 'b-2'],
      ['Cup', 'B-1'],
      ['Apple', 'B-1'],
    ] as const) {
      inventory.create({ title, location });
    }
    const seen: number[] = [];
    const look = (): void => {
      seen.push(...counts.list().map(({ lines }) => lines));
      pending = setImmediate(look);
    };
    let pending = setImmediate(look);
    const starting = counts.start({ location: null, blind: false });
    await expect(counts.start({ location: null, blind: true })).rejects.toThrow(refusal('change_under_way'));
    const { id, lines } = await starting;
    clearImmediate(pending);
    expect(lines).toBe(1_205);
    expect(new Set(seen)).toEqual(new Set(seen.length > 0 ? [1_205] : []));
    const inOrder = store.column<string>(
      `SELECT variant.id FROM item JOIN variant ON variant.item_id = item.id WHERE item.place = 0
       ORDER BY item.location, item.title_key, item.number, variant.position`,
    );
    expect(
      store.column('SELECT variant_id FROM stock_count_line WHERE count_id = @id ORDER BY position', { id }),
    ).toEqual(inOrder);
  });

  it('corrects many a few at a time, as one action, and takes no numbers meanwhile', async () => {
    const { counts, store, events, options } = openCounts();
    seedInventory(store, 1_200);
    const quantities = () => store.column<number>('SELECT quantity FROM variant ORDER BY id');
    const before = quantities();
    const { id } = await counts.start({ location: null, blind: false });
    store.write((writer) =>
      writer.run(
        `UPDATE stock_count_line SET (counted, ledger) =
           (SELECT quantity + 2, quantity FROM variant WHERE id = variant_id) WHERE count_id = @id`,
        { id },
      ),
    );
    events.length = 0;
    const applying = counts.apply({ id, missing: 'leave', move: false });
    expect(() => counts.enter({ id, position: 0, counted: 1 })).toThrow(refusal('count_not_open'));
    expect(() => counts.cancel({ id })).toThrow(refusal('count_not_open'));
    const { runId, corrected } = await applying;
    expect(corrected).toBe(1_200);
    expect(quantities()).toEqual(before.map((quantity) => quantity + 2));
    expect(events.filter(({ name }) => name === 'items.changed')).toHaveLength(1);
    expect(counts.get({ id }).state).toBe('applied');
    const undo = createUndo(options);
    expect(await undo.undo({ runId })).toMatchObject({ items: 1_200, refused: 0 });
    expect(quantities()).toEqual(before);
    expect(store.column(`SELECT DISTINCT note FROM stock_event WHERE reason = 'correction' ORDER BY note`)).toEqual([
      '',
      'Count everywhere 2026-11-21',
    ]);
  });
});
