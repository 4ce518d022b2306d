import { describe, expect, it } from 'vitest';
import { bytes, essence, exported } from '#test/support/csv.ts';
import { anyItem, createTestInventory } from '#test/support/inventory.ts';

const etsyTitles =
  'TITLE,DESCRIPTION,PRICE,CURRENCY_CODE,QUANTITY,TAGS,MATERIALS,IMAGE1,IMAGE2,VARIATION 1 TYPE,VARIATION 1 NAME,VARIATION 1 VALUES,VARIATION 2 TYPE,VARIATION 2 NAME,VARIATION 2 VALUES,SKU\n';

describe("Etsy's listing download", () => {
  it('makes the combinations of a row variants of one item, with their SKUs', async () => {
    const { inventory } = createTestInventory();
    const text =
      `${etsyTitles}Shirt,Soft,10.00,EUR,12,"cotton,summer",,https://i/1.jpg,https://i/2.jpg,Size,Size,"S,M",Color,Colour,"Red,Blue","A,B,C,D"\n` +
      'Mug,Blue mug,8.50,EUR,3,,"Clay,Glaze",,,,,,,,,M-1\n';
    const result = await inventory.importCsv({ source: bytes(text), currency: 'USD' });
    expect(result).toMatchObject({ created: 2, variants: 3, refused: 0 });
    expect(result.notices.map(({ row, problem }) => [row, problem.reason])).toEqual([
      [2, 'csv_photo_address'],
      [2, 'csv_stock_of_variants'],
    ]);
    const [mug, shirt] = inventory
      .list({ ...anyItem, sort: 'title', descending: false })
      .rows.map(({ id }) => essence(inventory.get({ id })));
    expect(shirt).toMatchObject({ tags: ['cotton', 'summer'] });
    expect(shirt?.variants.map(({ sku, options, price }) => [sku, options, price?.amount])).toEqual([
      ['A', { Size: 'S', Colour: 'Red' }, 1_000],
      ['B', { Size: 'S', Colour: 'Blue' }, 1_000],
      ['C', { Size: 'M', Colour: 'Red' }, 1_000],
      ['D', { Size: 'M', Colour: 'Blue' }, 1_000],
    ]);
    expect(mug).toMatchObject({
      markets: { etsy: { aspects: { Materials: ['Clay', 'Glaze'] } } },
      variants: [{ sku: 'M-1', quantity: 3, price: { amount: 850, currency: 'EUR' } }],
    });
  });

  it('knows listings without SKUs again, also two of one title', async () => {
    const { inventory } = createTestInventory();
    const row = (stock: number) => `Mug,,8.50,EUR,${stock},,,,,,,,,,,\n`;
    await inventory.importCsv({ source: bytes(etsyTitles, row(1), row(2)), currency: 'USD' });
    const again = await inventory.importCsv({ source: bytes(etsyTitles, row(1), row(5)), currency: 'USD' });
    expect(again).toMatchObject({ created: 0, changed: 1, unchanged: 1 });
    expect(inventory.list({ ...anyItem, sort: 'quantity' }).rows.map(({ quantity }) => quantity)).toEqual([5, 1]);
  });
});

describe('what a file must not do', () => {
  it('change a variant twice: the second row of a SKU is named with the first', async () => {
    const { inventory } = createTestInventory();
    const result = await inventory.importCsv({
      source: bytes('Title,SKU\nMug,M-1\nCup,m-1\n'),
      currency: 'USD',
    });
    expect(result).toMatchObject({ created: 1, refused: 1 });
    expect(result.refusals).toMatchObject([{ row: 3, problem: { reason: 'csv_sku_twice', params: { earlier: 2 } } }]);
  });

  it.each(['NaN', 'Infinity', '1e9', '1000001', '-1', '0x1F'])('set a stock of %s', async (quantity) => {
    const { inventory } = createTestInventory();
    const result = await inventory.importCsv({
      source: bytes(`Title,SKU,Quantity\nMug,M-1,${quantity}\n`),
      currency: 'USD',
    });
    expect(result).toMatchObject({ created: 0, refused: 1 });
  });

  it.each(['-1', '99999999999.00', 'NaN', '1e3'])('set a price of %s', async (price) => {
    const { inventory } = createTestInventory();
    const result = await inventory.importCsv({ source: bytes(`Title,SKU,Price\nMug,M-1,${price}\n`), currency: 'USD' });
    expect(result.refusals).toMatchObject([{ problem: { reason: 'csv_amount' } }]);
  });

  it('empty a field by a blank cell; the marker does, where it was asked for', async () => {
    const { inventory } = createTestInventory();
    const text = (note: string) => `SKU,Title,Condition note,Tags\nM-1,Mug,${note},${note}\n`;
    await inventory.importCsv({ source: bytes(text('old')), currency: 'USD' });
    const settings = {
      columns: (['sku', 'title', 'conditionNote', 'tags'] as const).map((field) => ({ field })),
      numbers: 'auto',
      currency: 'USD',
      clearing: true,
    } as const;
    const value = { ...settings, columns: [...settings.columns] };
    const seen = () => essence(inventory.get({ id: inventory.list(anyItem).rows[0]?.id ?? '' }));
    await inventory.importCsv({ source: bytes(text('')), currency: 'USD', settings: value });
    expect(seen()).toMatchObject({ conditionNote: 'old', tags: ['old'] });
    await inventory.importCsv({ source: bytes(text('[clear]')), currency: 'USD', settings: value });
    expect(seen()).toMatchObject({ title: 'Mug', conditionNote: '', tags: [] });
  });

  it('start a formula in a spreadsheet, where the export was asked to prevent it', async () => {
    const { inventory, store } = createTestInventory();
    const ids = ['=cmd|x', '+1', '-1', '@SUM', '\tx', 'plain'].map((title) => inventory.create({ title }).id);
    const cells = (await exported(store, ids, { columns: ['title'], forSpreadsheets: true }))
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',').at(-1));
    expect(cells).toEqual(["'=cmd|x", "'+1", "'-1", "'@SUM", "'\tx", 'plain']);
  });
});

describe('the encoding of a file', () => {
  it.each([
    ['windows-1252', [0xc9, 0x74, 0x75, 0x69, 0x20, 0x64, 0x92, 0xe9, 0x74, 0xe9], 'Étui d’été'],
    ['MacRoman', [0x83, 0x74, 0x75, 0x69, 0x20, 0x64, 0xd5, 0x8e, 0x74, 0x8e], 'Étui d’été'],
  ])('is found out for %s', async (_name, title, shown) => {
    const { inventory } = createTestInventory();
    await inventory.importCsv({ source: bytes('Title,SKU\n', Uint8Array.from(title), ',E-1\n'), currency: 'USD' });
    expect(inventory.list(anyItem).rows[0]?.title).toBe(shown);
  });

  it('that is broken refuses the rows that cannot be read', async () => {
    const { inventory } = createTestInventory();
    const source = bytes('Title,SKU\nÉtui,E-1\nCaf', Uint8Array.of(0xe9), ',C-1\n');
    const result = await inventory.importCsv({ source, currency: 'USD' });
    expect(result).toMatchObject({ created: 1 });
    expect(result.refusals).toMatchObject([{ row: 3, problem: { reason: 'csv_unreadable_character' } }]);
  });
});
