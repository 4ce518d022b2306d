import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridColumns } from '#shared/domain/grid-column.ts';
import { indexed } from '#main/inventory/grid-order.ts';
import { among, readingSql } from '#main/inventory/grid-reading.ts';
import { rowsSql } from '#main/inventory/grid-rows.ts';
import { windowSql } from '#main/inventory/item-list.ts';
import { fold, searchQuery } from '#main/inventory/search-text.ts';
import { anyItem, createTestInventory } from '#test/support/inventory.ts';
import { seedInventory } from '#test/bench/seed.ts';

const titles = [
  'Nikon F3 35mm SLR Film Camera',
  'Crème brûlée dish, Émile Henry',
  'Straßenkarte København – ÆRØ',
  '日本製カメラ ミノルタ',
  '初音ミク フィギュア',
  '三星手机壳',
  'กล้องถ่ายรูป วินเทจ',
  '카메라를 팝니다',
  'كاميرا قَدِيمَة',
  'מצלמה ישנה',
  'Фотоаппарат Зенит',
  'iPhone ６４ＧＢ',
  'Lamp 💡 rare',
  '12" vinyl "rare" AND NOT OR (NEAR)',
  'LEGO® 10179 Millennium Falcon™',
];

describe('search', () => {
  const searches: readonly (readonly [string, readonly number[]])[] = [
    ['nik', [0]],
    ['NIKON cam', [0]],
    ['camera nikon', [0]],
    ['35mm slr', [0]],
    ['nikon canon', []],
    ['ikon', []],
    ['creme brulee', [1]],
    ['crème', [1]],
    ['CRÈME BRÛ', [1]],
    ['strassen', [2]],
    ['straße', [2]],
    ['kobenhavn', [2]],
    ['aero', [2]],
    ['日本', [3]],
    ['本製', [3]],
    ['カメラ', [3]],
    ['ミ', [3, 4]],
    ['フィギュア', [4]],
    ['ﾐﾉﾙﾀ', [3]],
    ['手机', [5]],
    ['机', [5]],
    ['手机日本', []],
    ['ถ่ายรูป', [6]],
    ['กล้อง วินเทจ', [6]],
    ['카메라', [7]],
    ['قديمة', [8]],
    ['كاميرا', [8]],
    ['מצל', [9]],
    ['зенит ФОТО', [10]],
    ['64gb', [11]],
    ['💡', [12]],
    ['lamp 💡', [12]],
    ['12" vinyl', [13]],
    ['"rare"', [12, 13]],
    ['AND', [13]],
    ['NOT nikon', []],
    ['(near)', [13]],
    ['lego 10179', [14]],
    ['millennium*', [14]],
  ];

  it('finds words of every script by their beginnings, whatever their case and accents', () => {
    const { inventory } = createTestInventory();
    for (const title of titles) inventory.create({ title });
    const found = (typed: string) =>
      inventory
        .list({ ...anyItem, search: typed })
        .rows.map((row) => titles.indexOf(row.title))
        .toSorted((a, b) => a - b);
    expect(searches.map(([typed]) => [typed, found(typed)])).toEqual(searches);
  });

  it.each(['', '   ', '"', '*', '()', "'--", '^', ':', '-', '{}', '\u0000', '​'])('shows everything for %j', (typed) => {
    const { inventory } = createTestInventory();
    inventory.create({ title: 'Mug' });
    expect(inventory.list({ ...anyItem, search: typed }).total).toBe(1);
  });

  it('takes anything that can be typed or pasted', () => {
    const { inventory } = createTestInventory();
    inventory.create({ title: 'Nikon F3' });
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 500 }), fc.string({ unit: 'grapheme', maxLength: 250 })),
        (typed) => {
          const { rows, total } = inventory.list({ ...anyItem, search: typed.slice(0, 500) });
          return rows.length === total;
        },
      ),
      { numRuns: 1_000 },
    );
    for (const typed of ['a '.repeat(250), 'x'.repeat(500), '日'.repeat(500), '💡'.repeat(250), 'a"b*c('.repeat(83)]) {
      expect(inventory.list({ ...anyItem, search: typed }).total).toBe(0);
    }
  });

  it('finds an item by any beginning of its text, whatever it is', () => {
    const { inventory } = createTestInventory();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), fc.nat(), (title, at) => {
        const { id } = inventory.create({ title });
        const characters = Array.from(fold(title));
        const typed = characters.slice(0, 1 + (at % Math.max(1, characters.length))).join('');
        const { rows } = inventory.list({ ...anyItem, search: typed, sort: 'created', limit: 1 });
        return searchQuery(typed) === undefined || rows[0]?.id === id;
      }),
      { numRuns: 300 },
    );
  });

  it('looks into title, description, SKU, category, condition note and options', () => {
    const { inventory } = createTestInventory();
    const item = inventory.create({ title: 'One', description: 'Two words', category: 'Three', conditionNote: 'Four' });
    inventory.addVariant({ itemId: item.id, options: { Size: 'Five' } });
    inventory.updateVariant({ id: item.variants[0]?.id ?? '', patch: { sku: 'ABC-123/x' } });
    const found = (typed: string) => inventory.list({ ...anyItem, search: typed }).total;
    expect(
      ['one', 'two wo', 'three', 'four', 'five', 'size', 'ABC-123/x', 'abc 123', '123', 'CD-2026-0002'].map(found),
    ).toEqual(Array.from({ length: 10 }, () => 1));
    expect(found('CD-2026-0001')).toBe(0);
  });

  it('follows every change of a text at once', () => {
    const { inventory } = createTestInventory();
    const { id } = inventory.create({ title: 'Before' });
    const found = (typed: string) => inventory.list({ ...anyItem, search: typed }).total;
    expect([found('before'), found('after')]).toEqual([1, 0]);
    inventory.update({ id, baseRevision: 1, patch: { title: 'After' } });
    expect([found('before'), found('after')]).toEqual([0, 1]);
  });
});

describe('folding', () => {
  it('is stable, and has no effect on what is folded', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
  });
});

describe('the grid', () => {
  const sorts = gridColumns
    .filter((sort) => indexed[sort] !== undefined)
    .flatMap((sort) => [false, true].map((descending) => ({ sort, descending })));

  it.each(sorts)('walks the index of $sort (descending: $descending) without sorting', ({ sort, descending }) => {
    const { store } = createTestInventory();
    const plan = store
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${windowSql(sort, descending)}`, { place: 0, limit: 100, offset: 0 })
      .map((step) => step.detail);
    expect(plan).toEqual([`SEARCH item USING INDEX item_by_${sort} (place=?)`]);
  });

  it('fetches the rows of a window by primary key, and what belongs to them by index', () => {
    const { store } = createTestInventory();
    for (const sql of [rowsSql, ...readingSql(among([]).from)]) {
      const plan = store
        .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, { numbers: '[]' })
        .map((step) => step.detail);
      expect(plan).toContain('SEARCH i USING INTEGER PRIMARY KEY (rowid=?)');
      // The last term only parts variants of one item that stand in the same position.
      const sorted = /TEMP B-TREE FOR (?!LAST TERM)/;
      expect(plan.filter((step) => /^SCAN (?!n )/.test(step) || sorted.test(step))).toEqual([]);
    }
  });

  it('puts all items in every order, with and without a search, window by window', () => {
    const { store, inventory } = createTestInventory();
    seedInventory(store, 700);
    for (const { sort, descending } of sorts) {
      const direction = descending ? 'DESC' : 'ASC';
      // All, few, all and some of them match.
      for (const [search, where] of [
        ['', '1'],
        ['nikon', `title LIKE 'nikon%'`],
        ['s-0', '1'],
        ['camera', `title LIKE '%camera%'`],
      ] as const) {
        const expected = store.column<string>(
          `SELECT id FROM item WHERE ${where} ORDER BY ${indexed[sort]} ${direction}, number ${direction}`,
        );
        const got: string[] = [];
        for (let offset = 0; offset < expected.length + 90; offset += 90) {
          const { rows, total } = inventory.list({ ...anyItem, search, sort, descending, offset, limit: 90 });
          expect(total).toBe(expected.length);
          got.push(...rows.map((row) => row.id));
        }
        expect(got).toEqual(expected);
      }
    }
  });

  it('sorts titles as people do, whatever their case and accents, and shows prices that are missing first', () => {
    const { inventory } = createTestInventory();
    for (const title of ['zebra', 'Éclair', 'apple', 'Banana']) inventory.create({ title });
    const rows = inventory.list({ ...anyItem, sort: 'title', descending: false }).rows;
    expect(rows.map((row) => row.title)).toEqual(['apple', 'Banana', 'Éclair', 'zebra']);
    inventory.updateVariant({
      id: inventory.get({ id: rows[0]?.id ?? '' }).variants[0]?.id ?? '',
      patch: { price: { amount: 0, currency: 'USD' } },
    });
    const byPrice = inventory.list({ ...anyItem, sort: 'price', descending: true }).rows;
    expect(byPrice[0]).toMatchObject({ title: 'apple', price: { amount: 0, currency: 'USD' } });
  });
});
