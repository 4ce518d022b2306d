import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { itemRowSchema, itemSchema } from '#shared/domain/item.ts';
import { anyItem, createTestInventory } from '#test/support/inventory.ts';

const thrown = (run: () => unknown): AppError => {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

const ebay = (categoryId: string) => ({ ebay: { categoryId, categoryName: 'Lenses', aspects: { Brand: ['Canon'] } } });

describe('items', () => {
  it('creates an item with one variant, a SKU by the rule and nothing else required', () => {
    const { inventory } = createTestInventory();
    const item = inventory.create({});
    expect(itemSchema.parse(item)).toEqual(item);
    expect(item).toMatchObject({ title: '', condition: null, photos: [], markets: {}, revision: 1, deletedAt: null });
    expect(item.variants).toHaveLength(1);
    expect(item.variants[0]).toMatchObject({ sku: 'CD-2026-0001', price: null, cost: null, quantity: 0, options: {} });
  });

  it('changes only what the patch names, raises the revision by one and tells the windows', () => {
    const { inventory, clock, events } = createTestInventory();
    const { id } = inventory.create({ title: 'Canon AE-1', description: 'Works.', markets: ebay('15230') });
    clock.advance(1_000);
    const item = inventory.update({ id, baseRevision: 1, patch: { condition: 'good', markets: ebay('3323') } });
    expect(item).toMatchObject({ title: 'Canon AE-1', description: 'Works.', condition: 'good', revision: 2 });
    expect(item.markets.ebay?.categoryId).toBe('3323');
    expect(item.updatedAt - item.createdAt).toBe(1_000);
    expect(events.map((event) => event.payload)).toEqual([
      { ids: [id], more: false },
      { ids: [id], more: false },
    ]);
    expect(inventory.get({ id })).toEqual(item);
  });

  it('does nothing at all when a patch changes nothing', () => {
    const { inventory, events, store } = createTestInventory();
    const item = inventory.create({ title: 'Mug', markets: ebay('1') });
    const same = inventory.update({
      id: item.id,
      baseRevision: 1,
      patch: {
        title: 'Mug',
        markets: { ebay: { aspects: { Brand: ['Canon'] }, categoryName: 'Lenses', categoryId: '1' } },
      },
    });
    expect(same).toEqual(item);
    expect(events).toHaveLength(1);
    expect(store.get('SELECT count(*) AS n FROM change_set')).toEqual({ n: 1 });
  });

  it('merges an edit on an older revision when other fields were changed since', () => {
    const { inventory } = createTestInventory();
    const { id } = inventory.create({ title: 'Mug' });
    inventory.update({ id, baseRevision: 1, patch: { title: 'Blue mug' } });
    const merged = inventory.update({ id, baseRevision: 1, patch: { description: 'No chips.' } });
    expect(merged).toMatchObject({ title: 'Blue mug', description: 'No chips.', revision: 3 });
  });

  it('refuses an edit of a field that was changed since, with the present revision, and keeps the present value', () => {
    const { inventory } = createTestInventory();
    const { id } = inventory.create({ title: 'Mug', markets: ebay('1') });
    inventory.update({ id, baseRevision: 1, patch: { title: 'Blue mug', markets: ebay('2') } });
    const error = thrown(() =>
      inventory.update({ id, baseRevision: 1, patch: { title: 'Red mug', description: 'x', markets: ebay('3') } }),
    );
    expect(error.data).toMatchObject({ code: 'conflict', reason: 'item_changed', params: { revision: 2 } });
    expect(error.data.fields?.map((field) => field.path)).toEqual(['title', 'markets.ebay']);
    expect(inventory.get({ id })).toMatchObject({ title: 'Blue mug', description: '', revision: 2 });
  });

  it('does not see a conflict where both came to the same value, nor in a change of stock or price', () => {
    const { inventory } = createTestInventory();
    const item = inventory.create({ title: 'Mug' });
    const variantId = item.variants[0]?.id ?? '';
    inventory.update({ id: item.id, baseRevision: 1, patch: { title: 'Blue mug' } });
    inventory.adjustStock({ variantId, reason: 'opening', change: { kind: 'count', quantity: 3 }, note: '' });
    inventory.updateVariant({ id: variantId, patch: { price: { amount: 1999, currency: 'USD' } } });
    const after = inventory.update({ id: item.id, baseRevision: 1, patch: { title: 'Blue mug', category: 'Kitchen' } });
    expect(after).toMatchObject({ title: 'Blue mug', category: 'Kitchen', revision: 5 });
  });

  it('refuses a base revision that never was', () => {
    const { inventory } = createTestInventory();
    const { id } = inventory.create({});
    expect(thrown(() => inventory.update({ id, baseRevision: 9, patch: { title: 'x' } })).code).toBe('conflict');
  });

  it('records each change with what it replaced', () => {
    const { inventory, store } = createTestInventory();
    const { id } = inventory.create({ title: 'Mug' });
    inventory.update({ id, baseRevision: 1, patch: { title: 'Blue mug', condition: 'new' } });
    const row = store.get<{ kind: string; before: string; after: string; revision: number }>(
      'SELECT kind, before, after, revision FROM change_set ORDER BY id DESC LIMIT 1',
    );
    expect(row?.kind).toBe('item.update');
    expect(row?.revision).toBe(2);
    expect(JSON.parse(row?.before ?? '')).toEqual({ title: 'Mug', condition: null });
    expect(JSON.parse(row?.after ?? '')).toEqual({ title: 'Blue mug', condition: 'new' });
  });

  it('names an id it does not know', () => {
    const { inventory } = createTestInventory();
    const id = '01a1fcd6-aa29-7355-a4ef-7bb3ccc51ec5';
    expect(thrown(() => inventory.get({ id })).data).toMatchObject({ code: 'not_found', params: { what: 'item', id } });
    expect(thrown(() => inventory.update({ id, baseRevision: 1, patch: {} })).code).toBe('not_found');
    expect(thrown(() => inventory.remove({ ids: [id] })).code).toBe('not_found');
  });
});

describe('recycle bin', () => {
  it('takes items in and gives them back as they were', () => {
    const { inventory, events } = createTestInventory();
    const kept = inventory.create({ title: 'Kept' });
    const gone = inventory.create({ title: 'Gone' });
    expect(inventory.remove({ ids: [gone.id, gone.id] })).toEqual({ removed: 1 });
    expect(inventory.remove({ ids: [gone.id] })).toEqual({ removed: 0 });
    expect(inventory.list(anyItem)).toMatchObject({ total: 1, rows: [{ id: kept.id }] });
    expect(inventory.list({ ...anyItem, place: 'bin' })).toMatchObject({ total: 1, rows: [{ id: gone.id }] });
    expect(inventory.list({ ...anyItem, place: 'bin', search: 'gone' }).total).toBe(1);
    expect(inventory.list({ ...anyItem, search: 'gone' }).total).toBe(0);
    expect(inventory.restore({ ids: [gone.id] })).toEqual({ restored: 1 });
    expect(inventory.get({ id: gone.id })).toMatchObject({ title: 'Gone', deletedAt: null, variants: gone.variants });
    expect(inventory.list({ ...anyItem, search: 'gone' }).total).toBe(1);
    expect(events.at(-1)).toEqual({ name: 'items.changed', payload: { ids: [gone.id], more: false } });
  });

  it('frees the SKU of a removed item, and says who holds it when that item comes back', () => {
    const { inventory } = createTestInventory();
    const first = inventory.create({ title: 'First' });
    const other = inventory.create({ title: 'Other' });
    inventory.remove({ ids: [first.id, other.id] });
    const second = inventory.create({ title: 'Second' });
    inventory.updateVariant({ id: second.variants[0]?.id ?? '', patch: { sku: 'cd-2026-0001' } });
    const error = thrown(() => inventory.restore({ ids: [other.id, first.id] }));
    expect(error.data).toMatchObject({
      code: 'validation',
      fields: [{ reason: 'sku_taken', params: { sku: 'CD-2026-0001', title: 'Second', itemId: second.id } }],
    });
    expect(inventory.list({ ...anyItem, place: 'bin' }).total).toBe(2);
    inventory.updateVariant({ id: second.variants[0]?.id ?? '', patch: { sku: 'OTHER' } });
    expect(inventory.restore({ ids: [first.id, other.id] })).toEqual({ restored: 2 });
  });

  it('does not restore two items of one SKU', () => {
    const { inventory } = createTestInventory();
    const first = inventory.create({ title: 'First' });
    inventory.remove({ ids: [first.id] });
    const second = inventory.create({ title: 'Second' });
    inventory.updateVariant({ id: second.variants[0]?.id ?? '', patch: { sku: 'CD-2026-0001' } });
    inventory.remove({ ids: [second.id] });
    expect(thrown(() => inventory.restore({ ids: [first.id, second.id] })).code).toBe('validation');
    expect(inventory.restore({ ids: [second.id] })).toEqual({ restored: 1 });
  });

  it('gives new SKUs instead of taken ones when it is asked to, and leaves the others alone', () => {
    const { inventory } = createTestInventory();
    const first = inventory.create({ title: 'First' });
    const other = inventory.create({ title: 'Other' });
    inventory.remove({ ids: [first.id, other.id] });
    const second = inventory.create({ title: 'Second' });
    inventory.updateVariant({ id: second.variants[0]?.id ?? '', patch: { sku: 'cd-2026-0001' } });
    expect(inventory.restore({ ids: [other.id, first.id], takenSkus: 'renew' })).toEqual({ restored: 2 });
    expect(inventory.get({ id: other.id }).variants[0]?.sku).toBe('CD-2026-0002');
    expect(inventory.get({ id: first.id }).variants[0]?.sku).toBe('CD-2026-0004');
    expect(inventory.list({ ...anyItem, search: '0004' }).rows).toMatchObject([{ id: first.id }]);
  });

  it('records each move with the revision that it made', () => {
    const { inventory, store } = createTestInventory();
    const { id } = inventory.create({});
    inventory.remove({ ids: [id] });
    const { deletedAt } = inventory.get({ id });
    inventory.restore({ ids: [id] });
    const records = store.all<{ kind: string; revision: number; before: string; after: string }>(
      "SELECT kind, revision, before, after FROM change_set WHERE kind <> 'item.create' ORDER BY revision",
    );
    expect(records).toEqual([
      { kind: 'item.remove', revision: 2, before: '{"deletedAt":null}', after: JSON.stringify({ deletedAt }) },
      { kind: 'item.restore', revision: 3, before: JSON.stringify({ deletedAt }), after: '{"deletedAt":null}' },
    ]);
    expect(inventory.get({ id }).revision).toBe(3);
  });

  it('tells of many removed items with one event that says "more"', () => {
    const { inventory, events } = createTestInventory();
    const ids = Array.from({ length: 101 }, () => inventory.create({}).id);
    events.length = 0;
    inventory.remove({ ids });
    expect(events).toHaveLength(1);
    expect(events[0]?.payload).toEqual({ ids: ids.slice(0, 100), more: true });
  });
});

describe('grid', () => {
  it('names every item that a query finds, in its order', () => {
    const { inventory } = createTestInventory();
    const [mug, lamp, gone] = ['Blue mug', 'Blue lamp', 'Blue vase'].map((title) => inventory.create({ title }).id);
    inventory.remove({ ids: [gone ?? ''] });
    const query = { search: '', sort: 'title', descending: false, place: 'items' } as const;
    expect(inventory.ids(query)).toEqual({ ids: [lamp, mug] });
    expect(inventory.ids({ ...query, search: 'blue', descending: true })).toEqual({ ids: [mug, lamp] });
    expect(inventory.ids({ ...query, search: 'blue', place: 'bin' })).toEqual({ ids: [gone] });
  });

  it('shows per item the first variant, the whole stock and the cover photo', () => {
    const { inventory } = createTestInventory();
    const item = inventory.create({ title: 'Shirt', condition: 'new', category: 'Clothes' });
    const first = item.variants[0]?.id ?? '';
    inventory.updateVariant({
      id: first,
      patch: { price: { amount: 1999, currency: 'USD' }, cost: { amount: 0, currency: 'USD' } },
    });
    const second = inventory.addVariant({ itemId: item.id, options: { Size: 'M' } }).variants[1];
    inventory.adjustStock({ variantId: first, reason: 'opening', change: { kind: 'delta', delta: 2 }, note: '' });
    inventory.adjustStock({
      variantId: second?.id ?? '',
      reason: 'opening',
      change: { kind: 'delta', delta: 3 },
      note: '',
    });
    const row = inventory.list(anyItem).rows[0];
    expect(itemRowSchema.parse(row)).toEqual(row);
    expect(row).toMatchObject({
      sku: 'CD-2026-0001',
      variantCount: 2,
      price: { amount: 1999, currency: 'USD' },
      cost: { amount: 0, currency: 'USD' },
      quantity: 5,
      photoId: null,
      photoCount: 0,
      liveListings: 0,
    });
    inventory.removeVariant({ id: first });
    expect(inventory.list(anyItem).rows[0]).toMatchObject({ sku: 'CD-2026-0002', variantCount: 1, quantity: 3 });
  });
});
