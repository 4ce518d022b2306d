import { describe, expect, it } from 'vitest';
import { createTestInventory } from '#test/support/inventory.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const ebay = {
  categoryId: '15230',
  categoryName: 'Film Cameras',
  aspects: { Brand: ['Canon'] },
  own: { title: 'Canon AE-1 for eBay' },
};

function camera() {
  const { inventory, store, events } = createTestInventory();
  const item = inventory.create({ title: 'Canon AE-1', tags: ['camera'], location: 'A-3', markets: { ebay } });
  const variantId = item.variants[0]?.id ?? '';
  inventory.updateVariant({ id: variantId, patch: { price: usd(9900), cost: usd(2000) } });
  inventory.adjustStock({ variantId, reason: 'opening', change: { kind: 'count', quantity: 2 }, note: '' });
  return { inventory, store, events, item: inventory.get({ id: item.id }) };
}

describe('a template', () => {
  it('is an item without what belongs to one piece', () => {
    const { inventory, item } = camera();
    const { id } = inventory.templates.save({ itemId: item.id, name: 'Cameras' });
    const made = inventory.templates.use({ id });
    expect(made).toMatchObject({
      title: 'Canon AE-1',
      tags: ['camera'],
      location: 'A-3',
      markets: { ebay },
      photos: [],
    });
    expect(made.variants).toMatchObject([{ price: usd(9900), cost: usd(2000), quantity: 0 }]);
    expect(made.variants[0]?.sku).not.toBe(item.variants[0]?.sku);
  });

  it('takes another content and another name, and goes', () => {
    const { inventory, item } = camera();
    const { templates } = inventory;
    const { id } = templates.save({ itemId: item.id, name: 'Cameras' });
    inventory.update({ id: item.id, baseRevision: item.revision, patch: { title: 'Nikon F3' } });
    templates.save({ itemId: item.id, name: 'Cameras', id });
    templates.rename({ id, name: 'Film cameras' });
    expect(templates.list()).toMatchObject([{ id, name: 'Film cameras', content: { patch: { title: 'Nikon F3' } } }]);
    templates.remove({ id });
    expect(templates.list()).toEqual([]);
    expect(() => templates.use({ id })).toThrow(/no template/);
  });

  it('refuses a name that reads the same as another, naming it', () => {
    const { inventory, item } = camera();
    inventory.templates.save({ itemId: item.id, name: 'Caméras' });
    expect(() => inventory.templates.save({ itemId: item.id, name: 'CAMERAS' })).toThrow(/CAMERAS is taken/);
    inventory.templates.saveBlock({ name: 'Shipping', text: 'a' });
    expect(() => inventory.templates.saveBlock({ name: 'shipping', text: 'b' })).toThrow(/taken/);
    expect(inventory.templates.listBlocks()).toMatchObject([{ name: 'Shipping', text: 'a' }]);
  });

  it('is one run to undo when it is used', () => {
    const { inventory, store, item } = camera();
    const { id } = inventory.templates.save({ itemId: item.id, name: 'Cameras' });
    const made = inventory.templates.use({ id });
    const runs = store.column('SELECT DISTINCT run_id FROM change_set WHERE item_id = @id', { id: made.id });
    expect(runs).toHaveLength(1);
  });
});

describe('create similar', () => {
  it('copies all but stock, SKU and photos, variants included', () => {
    const { inventory, item } = camera();
    const options = [{ name: 'Kit', values: ['Body', 'With lens'] }];
    const model = inventory.setVariantMatrix({ itemId: item.id, options });
    const copy = inventory.duplicate({ id: item.id });
    expect(copy).toMatchObject({ title: 'Canon AE-1', markets: { ebay }, photos: [] });
    expect(copy.variants.map(({ options: has, price, cost, quantity }) => ({ has, price, cost, quantity }))).toEqual(
      ['Body', 'With lens'].map((Kit) => ({ has: { Kit }, price: usd(9900), cost: usd(2000), quantity: 0 })),
    );
    const skus = [...model.variants, ...copy.variants].map(({ sku }) => sku);
    expect(new Set(skus).size).toBe(4);
    expect(inventory.get({ id: item.id })).toEqual(model);
  });
});
