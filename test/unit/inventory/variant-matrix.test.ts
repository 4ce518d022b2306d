import { describe, expect, it } from 'vitest';
import type { Item } from '#shared/domain/item.ts';
import { matrixProblems, type VariantOption } from '#shared/domain/variant-matrix.ts';
import { createTestInventory } from '#test/support/inventory.ts';

const size: VariantOption = { name: 'Size', values: ['S', 'M'] };
const colour: VariantOption = { name: 'Colour', values: ['Red', 'Blue'] };
const options = (item: Item) => item.variants.map((variant) => Object.values(variant.options).join(' '));

function shirt() {
  const { inventory, store } = createTestInventory();
  const created = inventory.create({ title: 'Shirt' });
  const [only] = created.variants;
  if (!only) throw new Error('no variant');
  inventory.updateVariant({ id: only.id, patch: { sku: 'SHIRT', price: { amount: 1999, currency: 'USD' } } });
  inventory.adjustStock({ variantId: only.id, reason: 'opening', change: { kind: 'count', quantity: 3 }, note: '' });
  const matrix = (wanted: readonly VariantOption[]) =>
    inventory.setVariantMatrix({ itemId: created.id, options: wanted });
  return { inventory, store, itemId: created.id, first: only.id, matrix };
}

describe('the variant matrix', () => {
  it('makes one variant for each combination, and the first keeps the stock there was', () => {
    const { matrix, first } = shirt();
    const item = matrix([size, colour]);
    expect(options(item)).toEqual(['S Red', 'S Blue', 'M Red', 'M Blue']);
    expect(item.variants.map(({ sku }) => sku)).toEqual(['SHIRT', 'SHIRT-S-BLUE', 'SHIRT-M-RED', 'SHIRT-M-BLUE']);
    expect(item.variants.map(({ quantity }) => quantity)).toEqual([3, 0, 0, 0]);
    expect(item.variants.map(({ price }) => price?.amount)).toEqual([1999, 1999, 1999, 1999]);
    expect(item.variants[0]?.id).toBe(first);
  });

  it('keeps SKU and stock of what stays when an option or a value joins, moves or goes', () => {
    const { matrix, inventory } = shirt();
    const one = matrix([size]);
    const medium = one.variants[1];
    if (!medium) throw new Error('no second variant');
    inventory.adjustStock({ variantId: medium.id, reason: 'purchase', change: { kind: 'delta', delta: 5 }, note: '' });
    const two = matrix([{ name: 'size', values: ['m', 'L', 'S'] }, colour]);
    expect(options(two)).toEqual(['m Red', 'm Blue', 'L Red', 'L Blue', 'S Red', 'S Blue']);
    expect(two.variants[0]).toMatchObject({ id: medium.id, sku: medium.sku, quantity: 5 });
    expect(two.variants[4]).toMatchObject({ sku: 'SHIRT', quantity: 3 });
    const three = matrix([{ name: 'size', values: ['S'] }, colour]);
    expect(options(three)).toEqual(['S Red', 'S Blue']);
    expect(inventory.restoreVariant({ id: medium.id }).variants).toHaveLength(3);
  });

  it('falls back to the SKU rule where the made one is taken', () => {
    const { matrix, inventory } = shirt();
    const other = inventory.create({ title: 'Other' });
    inventory.updateVariant({ id: other.variants[0]?.id ?? '', patch: { sku: 'shirt-m' } });
    const skus = matrix([size]).variants.map(({ sku }) => sku);
    expect(skus[0]).toBe('SHIRT');
    expect(skus[1]).toMatch(/^CD-\d{4}-\d{4}$/);
  });

  it('is one run, and refused whole', () => {
    const { matrix, store, itemId } = shirt();
    const runs = () => store.all<{ n: number }>('SELECT count(*) AS n FROM change_run')[0]?.n ?? 0;
    const before = runs();
    matrix([size, colour]);
    expect(runs()).toBe(before + 1);
    expect(() => matrix([{ name: 'Size', values: ['S', 's'] }])).toThrow(/twice/);
    expect(() => matrix([])).toThrow(/one to 3/);
    expect(store.all('SELECT 1 FROM variant WHERE item_id = @itemId AND removed_at IS NULL', { itemId })).toHaveLength(
      4,
    );
  });

  it.each<[string, readonly VariantOption[], string]>([
    ['four options', [size, colour, { name: 'a', values: ['1'] }, { name: 'b', values: ['1'] }], 'options_count'],
    ['no name', [{ name: ' ', values: ['1'] }], 'option_name_missing'],
    ['a name twice', [size, { name: 'SIZE', values: ['1'] }], 'option_name_taken'],
    ['no values', [{ name: 'Size', values: [] }], 'option_values_missing'],
    ['an empty value', [{ name: 'Size', values: ['', 'S'] }], 'option_value_empty'],
    [
      '251 variants',
      [{ name: 'Size', values: Array.from({ length: 251 }, (_, index) => `${index}`) }],
      'too_many_variants',
    ],
  ])('refuses %s', (_, wanted, reason) => {
    expect(matrixProblems(wanted).map((problem) => problem.reason)).toContain(reason);
  });

  it('fills several variants at once, all or none', () => {
    const { matrix, inventory, itemId } = shirt();
    const [a, b, c] = matrix([size, colour]).variants.map(({ id }) => id) as [string, string, string];
    const price = { amount: 2500, currency: 'USD' };
    const item = inventory.fillVariants({ itemId, ids: [a, b], patch: { price }, quantity: 7 });
    expect(item.variants.map((variant) => [variant.price?.amount, variant.quantity])).toEqual([
      [2500, 7],
      [2500, 7],
      [1999, 0],
      [1999, 0],
    ]);
    const stranger = inventory.create({}).variants[0]?.id ?? '';
    expect(() => inventory.fillVariants({ itemId, ids: [c, stranger], patch: { price } })).toThrow(/no variant/);
    expect(inventory.get({ id: itemId }).variants[2]?.price?.amount).toBe(1999);
  });
});
