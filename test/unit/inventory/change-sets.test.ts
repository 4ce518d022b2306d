import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createTestInventory } from '#test/support/inventory.ts';

describe('every change a user makes', () => {
  it('is recorded with its before and after, in order, one for each revision', async () => {
    const { store, inventory, clock } = createTestInventory();
    const usd = (amount: number) => ({ amount, currency: 'USD' });
    const item = inventory.create({ title: 'Mug' });
    const { id } = item;
    const first = item.variants[0]?.id ?? '';
    inventory.update({ id, baseRevision: 1, patch: { title: 'Cup' } });
    inventory.updateVariant({ id: first, patch: { price: usd(1_999), sku: 'MUG' } });
    const second = inventory.addVariant({ itemId: id, options: { Size: 'M' } }).variants[1]?.id ?? '';
    inventory.removeVariant({ id: second });
    inventory.adjustStock({ variantId: first, reason: 'opening', change: { kind: 'count', quantity: 3 }, note: '' });
    const bytes = (width: number) =>
      sharp({ create: { width, height: 8, channels: 3, background: 'teal' } })
        .jpeg()
        .toBuffer();
    const { item: withPhotos } = await inventory.importPhotos({
      itemId: id,
      files: [
        { fileName: 'a.jpg', bytes: await bytes(8) },
        { fileName: 'b.jpg', bytes: await bytes(9) },
      ],
    });
    const [a, b] = withPhotos.photos.map((photo) => photo.id) as [string, string];
    inventory.reorderPhotos({ itemId: id, photoIds: [b, a] });
    inventory.removePhotos({ ids: [a] });
    inventory.restorePhotos({ ids: [a] });
    inventory.remove({ ids: [id] });
    inventory.restore({ ids: [id] });

    const now = clock.now();
    const sets = store.all<{
      kind: string;
      revision: number;
      item_id: string;
      at: number;
      before: string;
      after: string;
    }>('SELECT kind, revision, item_id, at, before, after FROM change_set ORDER BY id');
    expect(sets.every((set) => set.item_id === id && set.at === now)).toBe(true);
    expect(sets.map((set) => set.revision)).toEqual(sets.map((_, index) => index + 1));
    expect(inventory.get({ id }).revision).toBe(sets.length);
    const event = store.get<{ id: string }>('SELECT id FROM stock_event');
    expect(sets.map((set) => [set.kind, JSON.parse(set.before), JSON.parse(set.after)])).toEqual([
      ['item.create', {}, { title: 'Mug', sku: 'CD-2026-0001' }],
      ['item.update', { title: 'Mug' }, { title: 'Cup' }],
      [
        'variant.update',
        { variantId: first, sku: 'CD-2026-0001', price: null },
        { variantId: first, sku: 'MUG', price: usd(1_999) },
      ],
      [
        'variant.add',
        { variantId: second, present: false },
        { variantId: second, present: true, sku: 'CD-2026-0002', options: { Size: 'M' } },
      ],
      ['variant.remove', { variantId: second, present: true }, { variantId: second, present: false }],
      ['stock.adjust', { variantId: first, quantity: 0 }, { variantId: first, quantity: 3, stockEventId: event?.id }],
      ['photo.add', { photoId: a, present: false }, { photoId: a, present: true }],
      ['photo.add', { photoId: b, present: false }, { photoId: b, present: true }],
      ['photo.order', { photoIds: [a, b] }, { photoIds: [b, a] }],
      ['photo.remove', { photoId: a, present: true }, { photoId: a, present: false }],
      ['photo.restore', { photoId: a, present: false }, { photoId: a, present: true }],
      ['item.remove', { deletedAt: null }, { deletedAt: now }],
      ['item.restore', { deletedAt: now }, { deletedAt: null }],
    ]);
  });
});
