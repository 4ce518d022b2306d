import { describe, expect, it } from 'vitest';
import { daysLeftInBin } from '#shared/domain/bin.ts';
import { createPurge } from '#main/inventory/purge.ts';
import { anyItem } from '#test/support/inventory.ts';
import { createTestUndo } from '#test/support/undo.ts';
import { seedInventory } from '../../bench/seed.ts';

const day = 86_400_000;

describe('the recycle bin', () => {
  it('deletes for good what has been in it for 90 days, at the start and each day after', async () => {
    const { store, inventory, clock, purge, undo } = createTestUndo();
    const [old, young, kept] = ['Old', 'Young', 'Kept'].map((title) => inventory.create({ title }).id) as [
      string,
      string,
      string,
    ];
    inventory.remove({ ids: [old] });
    clock.advance(30 * day);
    inventory.remove({ ids: [young] });
    clock.advance(60 * day - 1);
    const stop = purge.start();
    const left = () => store.column<string>('SELECT title FROM item ORDER BY number');
    expect(daysLeftInBin(inventory.get({ id: young }).deletedAt ?? 0, clock.now())).toBe(31);
    clock.advance(60_001);
    await expect.poll(left).toEqual(['Young', 'Kept']);
    clock.advance(29 * day);
    await expect.poll(left).toEqual(['Young', 'Kept']);
    clock.advance(2 * day);
    await expect.poll(left).toEqual(['Kept']);
    stop();
    expect(store.all('PRAGMA foreign_key_check')).toEqual([]);
    expect(store.column(`SELECT rowid FROM item_search WHERE item_search MATCH '"old"'`)).toEqual([]);
    // Actions of which nothing is left are not offered any more.
    expect(undo.list({ offset: 0, limit: 10 }).rows.map(({ title }) => title)).toEqual(['Kept']);
    expect(inventory.get({ id: kept }).deletedAt).toBeNull();
  });

  it('keeps an item with an open listing, and what the orders say of one that went', async () => {
    const { store, inventory, purge } = createTestUndo();
    const [listed, sold] = ['Listed', 'Sold'].map((title) => inventory.create({ title }).id) as [string, string];
    store.write((writer) => {
      const row = (id: string, item: string, state: string) =>
        writer.run(
          `INSERT INTO listing (id, item_id, account_id, marketplace, sku, item_title, state, memo, sent, published_at)
           VALUES (@id, @item, 'a', 'ebay', 's', 't', @state, '{}', '{}', 1)`,
          { id, item, state },
        );
      row('l1', listed, 'live');
      row('l2', sold, 'ended');
      writer.run(`INSERT INTO sale_order (id, account_id, marketplace, remote_order_id, ordered_at, detected_at, buyer_name,
        total_amount, total_currency) VALUES ('o', 'a', 'ebay', 'r', 1, 1, 'b', 1, 'USD')`);
      writer.run(
        `INSERT INTO order_line (id, order_id, remote_line_id, sku, title, quantity, price_amount, price_currency, item_id)
         VALUES ('ol', 'o', 'rl', 'SKU', 'Sold', 1, 1, 'USD', @sold)`,
        { sold },
      );
    });
    inventory.remove({ ids: [listed, sold] });
    expect(await purge.items({ ids: [listed, sold] })).toEqual({ purged: 1, listed: 1, left: 0 });
    expect(store.column('SELECT id FROM item')).toEqual([listed]);
    expect(store.get('SELECT sku, title FROM order_line')).toEqual({ sku: 'SKU', title: 'Sold' });
    expect(store.column('SELECT id FROM listing ORDER BY id')).toEqual(['l1', 'l2']);
    expect(await purge.emptyBin()).toEqual({ purged: 0, listed: 1, left: 0 });
  });

  it('touches nothing outside it', async () => {
    const { inventory, purge } = createTestUndo();
    const { id } = inventory.create({ title: 'Here' });
    expect(await purge.items({ ids: [id] })).toEqual({ purged: 0, listed: 0, left: 0 });
    expect(inventory.get({ id }).title).toBe('Here');
  });
});

describe('a recycle bin of very many items', () => {
  const filled = () => {
    const all = createTestUndo();
    seedInventory(all.store, 1_500);
    all.inventory.remove({ ids: all.store.column<string>('SELECT id FROM item') });
    all.events.length = 0;
    const left = () => all.store.column<number>('SELECT count(*) FROM item WHERE deleted_at IS NOT NULL')[0];
    return { ...all, left, named: (name: string) => all.events.filter((event) => event.name === name) };
  };

  it('is emptied a few at a time, with numbers, and the windows are told once', async () => {
    const { purge, left, named } = filled();
    let turns = 0;
    const count = (): void => {
      turns += 1;
      pending = setImmediate(count);
    };
    let pending = setImmediate(count);
    expect(await purge.emptyBin()).toEqual({ purged: 1_500, listed: 0, left: 0 });
    clearImmediate(pending);
    expect(turns).toBeGreaterThanOrEqual(5);
    expect(left()).toBe(0);
    expect(named('items.moving').at(-1)?.payload).toEqual({ done: 1_500, of: 1_500 });
    expect(named('items.changed')).toHaveLength(1);
  });

  it('does not make the search index anew on the way, and finds what is left', async () => {
    const { store, inventory, purge, named } = filled();
    const kept = inventory.create({ title: 'Zirconium' });
    const parts = () => store.column<number>('SELECT count(*) FROM item_search_idx')[0];
    const before = parts() ?? 0;
    await purge.emptyBin();
    // Anew it would be one part.
    expect(parts()).toBeGreaterThan(before / 2);
    expect(named('items.moving').length).toBeGreaterThan(1);
    expect(inventory.list({ ...anyItem, search: 'zirc' }).rows.map(({ id }) => id)).toEqual([kept.id]);
    expect(inventory.list({ ...anyItem, search: 'vintage' }).total).toBe(0);
    expect(store.column('SELECT count(*) FROM item_search')).toEqual([1]);
  });

  it('keeps what is left when the seller stops it, and lets no other long work begin meanwhile', async () => {
    const { purge, options, left, named, undo } = filled();
    const emptying = purge.emptyBin();
    await expect(undo.undoLast()).rejects.toMatchObject({ data: { reason: 'change_under_way' } });
    options.moving.stop();
    const answer = await emptying;
    expect(answer.left).toBeGreaterThan(0);
    expect(answer.purged + answer.left).toBe(1_500);
    expect(left()).toBe(answer.left);
    expect(named('items.changed')).toHaveLength(1);
    expect(await purge.emptyBin()).toMatchObject({ purged: answer.left, left: 0 });
  });

  it('does not keep the app from closing while what is overdue goes, and refuses nobody because of it', async () => {
    const { options, left, clock, logger, undo, named } = filled();
    clock.advance(91 * day);
    const stop = createPurge({ ...options, clock, logger, sweepPhotos: async () => 0 }).start();
    clock.advance(60_001);
    expect(await undo.redoLast()).toBeNull();
    stop();
    await expect.poll(() => named('items.changed').length).toBe(1);
    expect(left()).toBeGreaterThan(0);
    expect(named('items.moving')).toEqual([]);
  });
});

describe('the days that are left in the recycle bin', () => {
  it.each([
    ['just deleted', 0, 90],
    ['deleted by a clock that is a little ahead', -15_000, 90],
    ['a day ago', day, 89],
    ['in its last hours', 90 * day - 1, 1],
    ['overdue', 91 * day, 0],
  ])('%s', (_, ago, left) => {
    expect(daysLeftInBin(1_000 * day, 1_000 * day + ago)).toBe(left);
  });
});

describe('the archive', () => {
  it('keeps the SKU and can be left again', () => {
    const { inventory, store } = createTestUndo();
    const { id, variants } = inventory.create({ title: 'Old stock' });
    expect(inventory.archive({ ids: [id, id] })).toEqual({ archived: 1 });
    expect(inventory.archive({ ids: [id] })).toEqual({ archived: 0 });
    expect(store.column('SELECT place FROM item')).toEqual([2]);
    expect(inventory.findVariantBySku(store, variants[0]?.sku ?? '')?.itemId).toBe(id);
    inventory.remove({ ids: [id] });
    inventory.restore({ ids: [id] });
    expect(store.column('SELECT place FROM item')).toEqual([2]);
    expect(inventory.unarchive({ ids: [id] })).toEqual({ unarchived: 1 });
    expect(store.column('SELECT place FROM item')).toEqual([0]);
  });
});
