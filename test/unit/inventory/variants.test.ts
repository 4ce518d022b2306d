import { describe, expect, it } from 'vitest';
import type { Item } from '#shared/domain/item.ts';
import { AppError } from '#shared/errors.ts';
import { createTestInventory } from '#test/support/inventory.ts';

const code = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error instanceof AppError ? error.data : error;
  }
  return 'nothing was thrown';
};

describe('variants', () => {
  it('adds one with its own SKU and the price of the one before', () => {
    const { inventory } = createTestInventory();
    const item = inventory.create({ title: 'Shirt' });
    inventory.updateVariant({ id: item.variants[0]?.id ?? '', patch: { price: { amount: 1_500, currency: 'EUR' } } });
    const [, added] = inventory.addVariant({ itemId: item.id, options: { Size: 'M', Colour: 'Blue' } }).variants;
    expect(added).toMatchObject({
      sku: 'CD-2026-0002',
      price: { amount: 1_500, currency: 'EUR' },
      options: { Size: 'M', Colour: 'Blue' },
      quantity: 0,
      position: 1,
    });
  });

  it('refuses a SKU that another variant holds, in any case, naming field and item', () => {
    const { inventory } = createTestInventory();
    const first = inventory.create({ title: 'Canon AE-1' });
    const second = inventory.create({ title: 'Mug' });
    const variant = inventory.addVariant({ itemId: second.id, options: {} }).variants[1];
    expect(
      code(() => inventory.updateVariant({ id: variant?.id ?? '', patch: { sku: 'cd-2026-0001' } })),
    ).toMatchObject({
      code: 'validation',
      fields: [{ path: 'variants.1.sku', reason: 'sku_taken', params: { itemId: first.id, title: 'Canon AE-1' } }],
    });
    const kept = inventory.updateVariant({ id: first.variants[0]?.id ?? '', patch: { sku: 'cd-2026-0001' } });
    expect(kept.variants[0]?.sku).toBe('cd-2026-0001');
  });

  it('keeps the ledger of a removed variant, frees its SKU and never takes the last one', () => {
    const { inventory, store } = createTestInventory();
    const item = inventory.create({});
    const first = item.variants[0]?.id ?? '';
    inventory.adjustStock({ variantId: first, reason: 'opening', change: { kind: 'count', quantity: 4 }, note: '' });
    expect(code(() => inventory.removeVariant({ id: first }))).toMatchObject({
      code: 'conflict',
      reason: 'last_variant',
    });
    const second = inventory.addVariant({ itemId: item.id, options: {} }).variants[1]?.id ?? '';
    expect(inventory.removeVariant({ id: first }).variants.map((variant) => variant.id)).toEqual([second]);
    expect(inventory.updateVariant({ id: second, patch: { sku: 'CD-2026-0001' } }).variants[0]?.sku).toBe(
      'CD-2026-0001',
    );
    expect(store.get('SELECT count(*) AS n FROM stock_event')).toEqual({ n: 1 });
    expect(code(() => inventory.updateVariant({ id: first, patch: {} }))).toMatchObject({ code: 'not_found' });
  });

  it('puts a removed variant back with its stock, unless its SKU was taken meanwhile', () => {
    const { inventory } = createTestInventory();
    const item = inventory.create({});
    const first = item.variants[0]?.id ?? '';
    inventory.adjustStock({ variantId: first, reason: 'opening', change: { kind: 'count', quantity: 4 }, note: '' });
    const second = inventory.addVariant({ itemId: item.id, options: {} }).variants[1]?.id ?? '';
    inventory.removeVariant({ id: first });
    const back = inventory.restoreVariant({ id: first });
    expect(back.variants).toMatchObject([
      { id: first, sku: 'CD-2026-0001', quantity: 4 },
      { id: second, quantity: 0 },
    ]);
    expect(inventory.restoreVariant({ id: first }).revision).toBe(back.revision);
    expect(code(() => inventory.restoreVariant({ id: item.id }))).toMatchObject({ code: 'not_found' });

    inventory.removeVariant({ id: first });
    inventory.updateVariant({ id: second, patch: { sku: 'CD-2026-0001' } });
    expect(code(() => inventory.restoreVariant({ id: first }))).toMatchObject({
      code: 'validation',
      fields: [{ path: 'variants.0.sku', reason: 'sku_taken' }],
    });
  });

  it('removes a price with null and leaves what the patch does not name', () => {
    const { inventory } = createTestInventory();
    const id = inventory.create({}).variants[0]?.id ?? '';
    const usd = (amount: number) => ({ amount, currency: 'USD' });
    inventory.updateVariant({ id, patch: { price: usd(1_999), cost: usd(500) } });
    expect(inventory.updateVariant({ id, patch: { price: null } }).variants[0]).toMatchObject({
      price: null,
      cost: usd(500),
    });
  });

  it('finds the variant a marketplace means: the one in use, else the newest in the recycle bin', () => {
    const { inventory, store } = createTestInventory();
    const [older, newer, newest] = ['Older', 'Newer', 'Newest'].map((title) => inventory.create({ title })) as [
      Item,
      Item,
      Item,
    ];
    const rename = (item: Item) => inventory.updateVariant({ id: item.variants[0]?.id ?? '', patch: { sku: 'SAME' } });
    for (const item of [newer, newest]) {
      rename(item);
      inventory.remove({ ids: [item.id] });
    }
    expect(inventory.findVariantBySku(store, 'same')).toMatchObject({ itemId: newest.id });
    rename(older);
    expect(inventory.findVariantBySku(store, 'same')).toMatchObject({ itemId: older.id, quantity: 0 });
    expect(inventory.findVariantBySku(store, 'nothing')).toBeUndefined();
  });
});
