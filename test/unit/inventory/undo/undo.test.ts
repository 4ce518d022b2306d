import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '#test/support/property-seed.ts';
import type { BulkOperation } from '#shared/domain/bulk.ts';
import { dump } from '#test/support/dump.ts';
import { createTestUndo } from '#test/support/undo.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

describe('undo', () => {
  it('brings back everything that random changes did, taken back in reverse order', async () => {
    const step = fc.record({
      what: fc.constantFrom('title', 'price', 'sku', 'options', 'remove', 'archive', 'bulk', 'tags', 'market', 'low'),
      item: fc.nat(3),
      value: fc.string({ unit: 'binary', maxLength: 12 }),
      number: fc.nat(5_000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { store, inventory, clock, undo, edit } = createTestUndo();
        const items = [0, 1, 2, 3].map((index) => inventory.create({ title: `Item ${index}`, tags: ['old'] }));
        const begun = dump(store);
        const since = store.column<number>('SELECT max(rowid) FROM change_run')[0] ?? 0;
        const states = [begun];
        for (const { what, item, value, number } of steps) {
          const id = items[item]?.id ?? '';
          const variantId = items[item]?.variants[0]?.id ?? '';
          const binned = inventory.get({ id }).deletedAt !== null;
          const baseRevision = inventory.get({ id }).revision;
          const runs = store.column<number>('SELECT count(*) FROM change_run')[0];
          clock.advance(1_000);
          if (what === 'title') inventory.update({ id, baseRevision, patch: { title: value, description: value } });
          if (what === 'tags')
            inventory.update({ id, baseRevision, patch: { tags: [`t${value}`], condition: 'good' } });
          if (what === 'low') inventory.update({ id, baseRevision, patch: { lowStockAt: number, location: value } });
          if (what === 'market') {
            const own = { title: value, price: usd(number) };
            const ebay = { categoryId: null, categoryName: value, aspects: { A: [value] }, own };
            inventory.update({ id, baseRevision, patch: { markets: { ebay } } });
          }
          if (what === 'price') inventory.updateVariant({ id: variantId, patch: { price: usd(number), cost: usd(1) } });
          if (what === 'sku') inventory.updateVariant({ id: variantId, patch: { sku: `S${item}-${number}` } });
          if (what === 'options') inventory.updateVariant({ id: variantId, patch: { options: { Size: value } } });
          if (what === 'remove') {
            if (binned) inventory.restore({ ids: [id] });
            else inventory.remove({ ids: [id] });
          }
          if (what === 'archive') inventory.archive({ ids: items.map((one) => one.id) });
          if (what === 'bulk') {
            const round = { to: { kind: 'step', hundredths: 5 }, direction: 'up' } as const;
            const operation: BulkOperation = {
              kind: 'amount',
              field: 'price',
              change: { kind: 'set', value: usd(number) },
              round,
            };
            await edit(
              items.map((one) => one.id),
              operation,
            );
          }
          if (store.column<number>('SELECT count(*) FROM change_run')[0] !== runs) states.push(dump(store));
        }
        // A bulk edit that changes nothing is a run too, of which nothing has to be taken back.
        const runs = store.column<string>('SELECT id FROM change_run WHERE rowid > @since ORDER BY rowid DESC', {
          since,
        });
        expect(runs).toHaveLength(states.length - 1);
        for (const [index, runId] of runs.entries()) {
          clock.advance(1_000);
          expect(await undo.undo({ runId })).toMatchObject({ refused: 0 });
          expect(dump(store)).toEqual(states[states.length - 2 - index]);
        }
        for (const runId of runs.toReversed()) await undo.redo({ runId });
        expect(dump(store)).toEqual(states.at(-1));
        store.close();
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('leaves a field alone that was changed again since, and says so for that item only', async () => {
    const { inventory, undo, edit, clock } = createTestUndo();
    const a = inventory.create({ title: 'A', category: 'Shoes' });
    const b = inventory.create({ title: 'B', category: 'Hats' });
    const { runId } = await edit([a.id, b.id], { kind: 'category', value: 'Both' });
    clock.advance(5);
    inventory.update({ id: a.id, baseRevision: inventory.get({ id: a.id }).revision, patch: { category: 'Newer' } });
    expect(await undo.undo({ runId })).toMatchObject({ items: 1, refused: 1 });
    expect(inventory.get({ id: a.id }).category).toBe('Newer');
    expect(inventory.get({ id: b.id }).category).toBe('Hats');
    const undone = undo.list({ offset: 0, limit: 10 }).rows.find(({ id }) => id === runId);
    expect(undone).toMatchObject({ state: 'undone', items: 2 });
    // Of what was taken back, the list names what this left alone: the note on the screen promises it.
    expect(undone?.refused).toBe(1);
    const { rows } = undo.refused({ runId, offset: 0, limit: 10 });
    expect(rows).toMatchObject([{ itemId: a.id, title: 'A', problem: { path: 'category', reason: 'changed_since' } }]);
    // An editor that was open on b meets a conflict instead of overwriting.
    expect(() => inventory.update({ id: b.id, baseRevision: 2, patch: { category: 'Mine' } })).toThrow(
      /changed elsewhere/,
    );
  });

  it('takes stock back with an opposite entry, and refuses what has been sold', async () => {
    const { store, inventory, undo } = createTestUndo();
    const item = inventory.create({ title: 'Mug' });
    const variantId = item.variants[0]?.id ?? '';
    inventory.adjustStock({ variantId, reason: 'purchase', change: { kind: 'delta', delta: 5 }, note: '' });
    const [first] = undo.list({ offset: 0, limit: 1 }).rows;
    await undo.undo({ runId: first?.id ?? '' });
    expect(inventory.stockHistory({ variantId }).map(({ delta, reason }) => [delta, reason])).toEqual([
      [-5, 'correction'],
      [5, 'purchase'],
    ]);
    await undo.redo({ runId: first?.id ?? '' });
    store.write((writer) =>
      inventory.appendStockEvent(writer, { variantId, at: 1, reason: 'sale', delta: -2, note: '', orderLineId: null }),
    );
    expect(await undo.undo({ runId: first?.id ?? '' })).toMatchObject({ items: 0, refused: 1 });
    expect(inventory.get({ id: item.id }).variants[0]?.quantity).toBe(3);
  });

  it('goes back and forth by key, only through what was done since the start', async () => {
    const before = createTestUndo();
    before.inventory.create({ title: 'Earlier' });
    const { inventory, undo, options } = before;
    const { createUndo } = await import('#main/inventory/undo/undo.ts');
    const session = createUndo(options);
    expect(await session.undoLast()).toBeNull();
    const item = inventory.create({ title: 'One' });
    inventory.update({ id: item.id, baseRevision: 1, patch: { title: 'Two' } });
    const title = () => inventory.get({ id: item.id }).title;
    await session.undoLast();
    expect(title()).toBe('One');
    await session.redoLast();
    expect(title()).toBe('Two');
    expect(await session.redoLast()).toBeNull();
    await session.undoLast();
    expect(await session.undoLast()).toMatchObject({ did: 'undo', of: { kind: 'item.create' } });
    // What was new lies in the recycle bin: nothing is lost by a key.
    expect(inventory.get({ id: item.id }).deletedAt).not.toBeNull();
    await session.redoLast();
    inventory.create({ title: 'Something else' });
    expect(await session.redoLast()).toBeNull();
    expect(undo.list({ offset: 0, limit: 10 }).total).toBe(4);
  });

  it('takes one change of a bulk edit back by itself', async () => {
    const { inventory, undo, edit } = createTestUndo();
    const items = ['A', 'B'].map((title) => inventory.create({ title }));
    const { runId } = await edit(
      items.map(({ id }) => id),
      { kind: 'location', value: 'Shelf' },
    );
    const [change] = undo.ofItem({ itemId: items[0]?.id ?? '', offset: 0, limit: 1 }).rows;
    expect(change).toMatchObject({ kind: 'item.update', runKind: 'bulk', after: { location: 'Shelf' } });
    await undo.undoChange({ changeId: change?.id ?? '' });
    expect(items.map(({ id }) => inventory.get({ id }).location)).toEqual(['', 'Shelf']);
    expect(await undo.undo({ runId })).toMatchObject({ items: 1, refused: 0 });
    expect(items.map(({ id }) => inventory.get({ id }).location)).toEqual(['', '']);
  });

  it('revises the listings again that the edit itself had revised', async () => {
    const { store, inventory, undo, edit, revised } = createTestUndo();
    const item = inventory.create({ title: 'A' });
    inventory.updateVariant({ id: item.variants[0]?.id ?? '', patch: { price: usd(1_000) } });
    store.write((writer) =>
      writer.run(
        `INSERT INTO listing (id, item_id, account_id, marketplace, sku, item_title, state, memo, sent, published_at)
         VALUES ('l1', @id, 'a', 'ebay', 's', 't', 'live', '{}', '{}', 1)`,
        { id: item.id },
      ),
    );
    const raise: BulkOperation = {
      kind: 'amount',
      field: 'price',
      change: { kind: 'percent', hundredths: 1_000 },
      round: null,
    };
    expect(await edit([item.id], raise, 'revise')).toMatchObject({ revised: 1, listings: 0 });
    const [run] = undo.list({ offset: 0, limit: 1 }).rows;
    expect(await undo.undo({ runId: run?.id ?? '' })).toMatchObject({ revised: 1 });
    expect(revised).toEqual(['l1', 'l1']);
    expect(await edit([item.id], raise)).toMatchObject({ revised: 0, listings: 1 });
    expect(revised).toHaveLength(2);
  });
});

describe('the list of what was done', () => {
  const page = { offset: 0, limit: 20 };

  it('offers only what can be taken back, and says why not', async () => {
    const { inventory, undo } = createTestUndo();
    const item = inventory.create({ title: 'One' });
    const rename = (title: string) =>
      inventory.update({ id: item.id, baseRevision: inventory.get({ id: item.id }).revision, patch: { title } });
    const ways = () => undo.list(page).rows.map(({ wayBack }) => wayBack);
    rename('Two');
    rename('Three');
    const changed = { kind: 'refused', problem: { path: 'title', reason: 'changed_since' } };
    expect(ways()).toMatchObject([{ kind: 'open' }, changed, { kind: 'open' }]);
    expect(undo.ofItem({ itemId: item.id, ...page }).rows.map(({ wayBack }) => wayBack)).toMatchObject(ways());
    await undo.undoLast();
    // The newest can be done again, the one before it can be undone.
    expect(ways()).toMatchObject([{ kind: 'open' }, { kind: 'open' }, { kind: 'open' }]);
    rename('One');
    expect(ways()).toMatchObject([{ kind: 'open' }, changed, { kind: 'nothing' }, { kind: 'open' }]);
  });

  it('takes one change of the stock back once, however often it is asked to and whichever way', async () => {
    const { inventory, undo } = createTestUndo();
    const item = inventory.create({ title: 'Mug' });
    const variantId = item.variants[0]?.id ?? '';
    const stock = () => inventory.get({ id: item.id }).variants[0]?.quantity;
    const add = (delta: number) =>
      inventory.adjustStock({ variantId, reason: 'purchase', change: { kind: 'delta', delta }, note: '' });
    const entries = () => undo.ofItem({ itemId: item.id, ...page }).rows;
    add(20);
    add(5);
    const [five] = entries();
    const [run] = undo.list(page).rows;
    await undo.undoChange({ changeId: five?.id ?? '' });
    expect(stock()).toBe(20);
    expect(entries().map(({ undone }) => undone)).toEqual([false, true, false, false]);
    await expect(undo.undoChange({ changeId: five?.id ?? '' })).rejects.toMatchObject({
      data: { reason: 'change_not_standing' },
    });
    expect(undo.list(page).rows[1]).toMatchObject({ id: run?.id, wayBack: { kind: 'nothing' } });
    expect(await undo.undo({ runId: run?.id ?? '' })).toMatchObject({ items: 0 });
    expect(stock()).toBe(20);
  });

  it('takes back what was done again where it stands, not where it first stood', async () => {
    const { inventory, undo, clock } = createTestUndo();
    const item = inventory.create({ title: 'Mug' });
    const variantId = item.variants[0]?.id ?? '';
    const stock = () => inventory.get({ id: item.id }).variants[0]?.quantity;
    inventory.adjustStock({ variantId, reason: 'purchase', change: { kind: 'delta', delta: 5 }, note: '' });
    const [run] = undo.list(page).rows;
    const runId = run?.id ?? '';
    for (const expected of [0, 5, 0, 5]) {
      clock.advance(1_000);
      await (expected === 0 ? undo.undo({ runId }) : undo.redo({ runId }));
      expect(stock()).toBe(expected);
    }
    const entries = undo.ofItem({ itemId: item.id, ...page }).rows;
    expect(entries.map(({ runKind, undone, wayBack }) => (undone ? 'undone' : `${runKind} ${wayBack.kind}`))).toEqual([
      'redo open',
      'undone',
      'undone',
      'undone',
      'stock.adjust again',
      'item.create open',
    ]);
    await undo.undoChange({ changeId: entries[0]?.id ?? '' });
    expect(stock()).toBe(0);
    expect(await undo.undo({ runId })).toMatchObject({ items: 0 });
    expect(stock()).toBe(0);
  });
});
