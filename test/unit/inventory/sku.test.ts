import { describe, expect, it } from 'vitest';
import { skuKey, skuSeries } from '#main/inventory/sku.ts';
import { createTestInventory } from '#test/support/inventory.ts';

/** Noon of a day by the local calendar, as the rule sees it. */
const day = new Date(2026, 0, 9, 12).getTime();

describe('the SKU rule', () => {
  it.each([
    ['CD-{YYYY}-####', { before: 'CD-2026-', after: '', width: 4 }],
    ['{YYYY}{MM}{DD}-##', { before: '20260109-', after: '', width: 2 }],
    ['#-A', { before: '', after: '-A', width: 1 }],
    ['A###B{MM}', { before: 'A', after: 'B01', width: 3 }],
    ['plain', { before: 'plain-', after: '', width: 4 }],
  ])('%s', (pattern, series) => {
    expect(skuSeries(pattern, day)).toEqual(series);
  });

  const skuOf = (inventory: ReturnType<typeof createTestInventory>['inventory']) =>
    inventory.create({}).variants[0]?.sku;

  it('numbers on, starts again with a new prefix, and grows past its width', () => {
    const { inventory, settings, clock } = createTestInventory();
    clock.set(day);
    settings.update({ skuPattern: '{DD}-#' });
    expect([skuOf(inventory), skuOf(inventory)]).toEqual(['09-1', '09-2']);
    clock.advance(86_400_000);
    expect(skuOf(inventory)).toBe('10-1');
    for (let number = 2; number <= 9; number += 1) skuOf(inventory);
    expect(skuOf(inventory)).toBe('10-10');
  });

  it('never gives a number twice, also when its item is gone, and steps over numbers taken by hand', () => {
    const { inventory, store } = createTestInventory();
    const first = inventory.create({});
    store.write((writer) => writer.run('DELETE FROM item WHERE id = @id', { id: first.id }));
    const second = inventory.create({});
    expect(second.variants[0]?.sku).toBe('CD-2026-0002');
    inventory.updateVariant({ id: second.variants[0]?.id ?? '', patch: { sku: 'cd-2026-0003' } });
    expect(skuOf(inventory)).toBe('CD-2026-0004');
  });

  it('does not use up a number when the item is not created in the end', () => {
    const { inventory, store } = createTestInventory();
    expect(() =>
      store.write((writer) => {
        writer.run(`INSERT INTO sku_counter VALUES ('CD-2026-#', 50)`);
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(skuOf(inventory)).toBe('CD-2026-0001');
  });
});

describe('two SKUs', () => {
  it('are the same whatever their case and Unicode form', () => {
    expect(skuKey('Ä-1')).toBe(skuKey('a\u0308-1'.toUpperCase()));
    expect(skuKey('a-1')).not.toBe(skuKey('a-2'));
  });
});
