import { describe, expect, it } from 'vitest';
import { parseCondition } from '#main/inventory/csv/conditions.ts';
import { CATEGORIES } from '#main/practice/ebay/data/categories.ts';
import { anyItem, createTestInventory } from '#test/support/inventory.ts';
import { demoCsv, demoPhotoPath } from '#test/support/demo-fixture.ts';

describe('the demo inventory', () => {
  it('is taken in whole, with photos that eBay would accept', async () => {
    const { inventory } = createTestInventory();
    const result = await inventory.importCsv({ source: demoCsv, photoPath: demoPhotoPath, currency: 'EUR' });
    expect(result.refusals).toEqual([]);
    expect(result).toMatchObject({ changed: 0, notes: 0, cancelled: false });
    expect(result.created).toBeGreaterThanOrEqual(28);
    const { rows } = inventory.list({ ...anyItem, limit: 500 });
    expect(rows).toHaveLength(result.created);
    for (const { id } of rows) {
      const item = inventory.get({ id });
      expect(item.title.length).toBeLessThanOrEqual(80);
      expect(item.photos.length).toBeGreaterThan(0);
      for (const photo of item.photos) expect(Math.max(photo.width, photo.height)).toBeGreaterThanOrEqual(500);
      expect(item.variants[0]).toMatchObject({ price: { currency: 'USD' }, cost: { currency: 'USD' } });
      expect(item.variants[0]?.quantity).toBeGreaterThan(0);
    }
    expect(rows.some((row) => row.price?.amount === 1_999)).toBe(true);
    const again = await inventory.importCsv({ source: demoCsv, photoPath: demoPhotoPath, currency: 'EUR' });
    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: result.created, refused: 0 });
  });

  it('fills in what practice eBay asks for in each category', async () => {
    const { inventory } = createTestInventory();
    await inventory.importCsv({ source: demoCsv, currency: 'USD' });
    const problems: string[] = [];
    for (const { id, sku } of inventory.list({ ...anyItem, limit: 500 }).rows) {
      const { markets, condition } = inventory.get({ id });
      const category = CATEGORIES.find((node) => node.id === markets.ebay?.categoryId);
      if (!category?.leaf) {
        problems.push(`${sku}: ${markets.ebay?.categoryId} ${markets.ebay?.categoryName} is no leaf category`);
        continue;
      }
      if (markets.ebay?.categoryName !== category.name)
        problems.push(`${sku}: the category is called ${category.name}`);
      if (!category.conditions.conditions.some((allowed) => parseCondition(allowed.id) === condition)) {
        problems.push(`${sku}: ${category.name} has no condition ${condition}`);
      }
      for (const aspect of category.aspects) {
        const values = markets.ebay?.aspects[aspect.name] ?? [];
        if (aspect.required && values.length === 0) problems.push(`${sku}: ${aspect.name} is missing`);
        if (aspect.cardinality === 'SINGLE' && values.length > 1)
          problems.push(`${sku}: ${aspect.name} takes one value`);
        for (const value of values) {
          if (value.length > aspect.maxLength) problems.push(`${sku}: ${aspect.name} is too long`);
          if (aspect.mode === 'SELECTION_ONLY' && !aspect.values.includes(value)) {
            problems.push(`${sku}: ${aspect.name} cannot be ${value}, only ${aspect.values.join(', ')}`);
          }
        }
      }
    }
    expect(problems).toEqual([]);
  });
});
