import { Buffer } from 'node:buffer';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { anyItem, createTestInventory } from '#test/support/inventory.ts';
import { createSeededRandom } from '#test/support/ports.ts';

async function* bytes(...parts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part;
}

const importText = (
  inventory: ReturnType<typeof createTestInventory>['inventory'],
  ...parts: readonly (string | Uint8Array)[]
) => inventory.importCsv({ source: bytes(...parts), currency: 'USD' });

/** Column titles as in eBay's "All active listings" download. */
const report =
  'Item number,Title,Variation details,Custom label (SKU),Available quantity,Format,Currency,Start price,' +
  'Auction Buy It Now price,Reserve price,Current price,Sold quantity,Watchers,Bids,Start date,End date,' +
  'eBay category 1 name,eBay category 1 number,eBay category 2 name,eBay category 2 number,Condition,Listing site';

describe('CSV import', () => {
  it("takes in a row of eBay's active listings report with all it says", async () => {
    const { inventory, events } = createTestInventory();
    const result = await importText(
      inventory,
      `${report},Description,Cost,C:Brand,C:Features\n` +
        '115000000001,"Canon AE-1, black",,CAM-1,3,FIXED_PRICE,USD,19.99,,,19.99,0,4,0,Nov-01-26 10:00:00 PST,,Film Cameras,15230,,,Used,US,"Line one\nline ""two""",7.5,Canon,Self-Timer|Hot Shoe\n',
    );
    expect(result).toMatchObject({ created: 1, changed: 0, unchanged: 0, refusals: [], notices: [], cancelled: false });
    const row = inventory.list(anyItem).rows[0];
    const item = inventory.get({ id: row?.id ?? '' });
    expect(item).toMatchObject({
      title: 'Canon AE-1, black',
      description: 'Line one\nline "two"',
      condition: 'good',
      category: 'Film Cameras',
      markets: {
        ebay: {
          categoryId: '15230',
          categoryName: 'Film Cameras',
          aspects: { Brand: ['Canon'], Features: ['Self-Timer', 'Hot Shoe'] },
        },
      },
    });
    expect(item.variants).toMatchObject([
      { sku: 'CAM-1', quantity: 3, price: { amount: 1_999, currency: 'USD' }, cost: { amount: 750, currency: 'USD' } },
    ]);
    expect(inventory.stockHistory({ variantId: item.variants[0]?.id ?? '' })).toMatchObject([
      { reason: 'opening', delta: 3 },
    ]);
    expect(events.filter(({ name }) => name === 'items.changed')).toEqual([
      { name: 'items.changed', payload: { ids: [item.id], more: false } },
    ]);
  });

  it('updates the item that has the SKU; what is blank stays', async () => {
    const { inventory } = createTestInventory();
    const head = 'Title,Custom label (SKU),Available quantity,Start price,Description,C:Brand,C:Model\n';
    await importText(inventory, `${head}Mug,M-1,5,8.00,Stoneware,Denby,\n`);
    const result = await importText(inventory, `${head},m-1,3,,,,Arabesque\nMug two,M-2,1,9,,,\n`);
    expect(result).toMatchObject({ created: 1, changed: 1, refused: 0 });
    const { rows } = inventory.list({ ...anyItem, search: 'm-1' });
    const item = inventory.get({ id: rows[0]?.id ?? '' });
    expect(item).toMatchObject({ title: 'Mug', description: 'Stoneware' });
    expect(item.markets.ebay?.aspects).toEqual({ Brand: ['Denby'], Model: ['Arabesque'] });
    expect(item.variants[0]).toMatchObject({ quantity: 3, price: { amount: 800, currency: 'USD' } });
    expect(
      inventory.stockHistory({ variantId: item.variants[0]?.id ?? '' }).map((event) => [event.reason, event.delta]),
    ).toEqual([
      ['correction', -2],
      ['opening', 5],
    ]);
  });

  it('knows a listing without a SKU again by its item number', async () => {
    const { inventory } = createTestInventory();
    const text = `Item number,Title,Available quantity\n115000000001,Mug,1\n`;
    expect(await importText(inventory, text)).toMatchObject({ created: 1 });
    expect(await importText(inventory, text)).toMatchObject({ created: 0, unchanged: 1 });
    expect(inventory.list(anyItem).total).toBe(1);
  });

  it('makes the variations of a listing variants of one item, and again on a second import', async () => {
    const { inventory } = createTestInventory();
    const text =
      'Item number,Title,Variation details,Custom label (SKU),Available quantity,Current price\n' +
      '115,Shirt,,,5,10\n' +
      '115,Shirt,[Size=M;Colour=Blue],S-M,2,10\n' +
      '115,Shirt,"Size=L,Colour=Blue",S-L,3,12.50\n';
    const first = await importText(inventory, text);
    const again = await importText(inventory, text);
    expect([first.refusals, again.refusals]).toEqual([[], []]);
    expect(first).toMatchObject({ created: 1, variants: 2 });
    expect(again).toMatchObject({ created: 0, variants: 0, changed: 0, unchanged: 3 });
    const { rows, total } = inventory.list(anyItem);
    expect(total).toBe(1);
    expect(inventory.get({ id: rows[0]?.id ?? '' }).variants).toMatchObject([
      { sku: 'S-M', options: { Size: 'M', Colour: 'Blue' }, quantity: 2 },
      { sku: 'S-L', options: { Size: 'L', Colour: 'Blue' }, quantity: 3, price: { amount: 1_250, currency: 'USD' } },
    ]);
  });

  it('names every bad field with its row and takes the good rows', async () => {
    const { inventory } = createTestInventory();
    const result = await importText(
      inventory,
      'Title,SKU,Available quantity,Start price,Currency,Condition,Category\n' +
        'Good,G-1,1,1.00,USD,New,15230\n' +
        'Bad,B-1,minus,abc,USD,Sparkling,lenses\n' +
        '\n' +
        ',,1,1.00,USD,,\n' +
        'Euro,E-1,1,1,EURO,,\n' +
        'Below,N-1,-1,-5,USD,,\n' +
        'Also good,G-2,1,2.00,USD,Used,\n',
    );
    expect(result.created).toBe(2);
    expect(result.refusals.map(({ row, problem }) => [row, problem.path, problem.reason])).toEqual([
      [3, 'Available quantity', 'csv_quantity'],
      [3, 'Start price', 'csv_amount'],
      [3, 'Condition', 'csv_condition'],
      [3, 'Category', 'csv_category_number'],
      [5, 'Title', 'csv_title_missing'],
      [6, 'Currency', 'csv_currency'],
      [7, 'Available quantity', 'csv_quantity'],
      [7, 'Start price', 'csv_amount'],
    ]);
    for (const { problem } of result.refusals)
      expect(problem.message).toMatch(/^Row \d+, .+: .+\. .+|^Row \d+, Title: a new item/);
  });

  it.each([
    ['UTF-8', Buffer.from('Title,SKU\nÉtui café – 日本,A\n')],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFTitle,SKU\nÉtui café – 日本,A\n')],
    ['UTF-16LE with a byte order mark', Buffer.from('\uFEFFTitle,SKU\nÉtui café – 日本,A\n', 'utf16le')],
    ['UTF-16LE without one', Buffer.from('Title,SKU\nÉtui café – 日本,A\n', 'utf16le')],
    ['UTF-16BE', Buffer.from('\uFEFFTitle,SKU\nÉtui café – 日本,A\n', 'utf16le').swap16()],
  ])('reads %s, also when characters are cut between chunks', async (_name, content) => {
    const { inventory } = createTestInventory();
    const single = Array.from(content, (byte) => Uint8Array.of(byte));
    expect(await importText(inventory, ...single)).toMatchObject({ created: 1, refused: 0 });
    expect(inventory.list(anyItem).rows[0]?.title).toBe('Étui café – 日本');
  });

  it('reads windows-1252, also when the first accent comes late', async () => {
    const { inventory } = createTestInventory();
    const ascii = Array.from({ length: 300 }, (_, index) => `Plain ${index},P-${index}\n`).join('');
    const late = Buffer.from([0xc9, 0x74, 0x75, 0x69, 0x20, 0x80, 0x35, 0x2c, 0x4c, 0x0a]);
    expect(await importText(inventory, `Title,SKU\n${ascii}`, late)).toMatchObject({ created: 301, refused: 0 });
    expect(inventory.list({ ...anyItem, search: 'etui' }).rows[0]?.title).toBe('Étui €5');
  });

  it.each([
    ['commas', 'Title,SKU,Price\n"a, b",A,"1,299.00"\n'],
    ['semicolons', 'Title;SKU;Price\na, b;A;1.299,00\n'],
    ['tabs', 'Title\tSKU\tPrice\na, b\tA\t$1299\n'],
    ['a title line and sep= above', 'My listings\r\nsep=;\r\nTitle;SKU;Price\r\na, b;A;US $1,299.00\r\n'],
    [
      '#INFO lines and marked columns',
      '#INFO,Version=0.0.2,Template\n*Title,Custom label (SKU),*StartPrice\n"a, b",A,1299\n',
    ],
  ])('finds %s', async (_name, text) => {
    const { inventory } = createTestInventory();
    expect(await importText(inventory, text)).toMatchObject({ created: 1, refused: 0 });
    expect(inventory.list(anyItem).rows[0]).toMatchObject({
      title: 'a, b',
      sku: 'A',
      price: { amount: 129_900, currency: 'USD' },
    });
  });

  it('refuses a file without column titles, whatever it is', async () => {
    const { inventory } = createTestInventory();
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    // Compressed to the last byte, as photos of a camera are.
    const noise = createSeededRandom('noise').bytes(128 * 128 * 3);
    const picture = sharp(noise, { raw: { width: 128, height: 128, channels: 3 } });
    const photos = [await picture.jpeg().toBuffer(), await picture.webp().toBuffer(), await picture.avif().toBuffer()];
    const refusals = [
      ['', 'csv_is_empty'],
      ['hello', 'csv_no_header'],
      ['{"a": 1}', 'csv_no_header'],
      ['12,19.99,Mug\n13,5.00,Cup\n', 'csv_no_header'],
      [`Title,${Array.from({ length: 10_000 }, (_, index) => `c${index}`).join()}\nMug\n`, 'csv_too_many_columns'],
      [Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from('....xl/workbook.xml')]), 'csv_is_workbook'],
      [Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'csv_is_zip'],
      [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'csv_is_old_workbook'],
      ['%PDF-1.7', 'csv_is_pdf'],
      [png, 'csv_is_binary'],
      ...photos.map((photo) => [photo, 'csv_is_binary'] as const),
      [new Uint8Array(100_000), 'csv_is_binary'],
    ] as const;
    for (const [content, reason] of refusals)
      await expect(importText(inventory, content), reason).rejects.toMatchObject({ data: { fields: [{ reason }] } });
    expect(inventory.list(anyItem).total).toBe(0);
  });
});

describe('hostile CSV', () => {
  it('refuses a cell of a million characters by row and takes the others', async () => {
    const { inventory } = createTestInventory();
    const result = await importText(
      inventory,
      `Title,SKU,Description\nGood,G-1,short\n${'t'.repeat(1_000_000)},T-1,x\nLong,L-1,"${'d'.repeat(1_000_000)}"\nGood too,G-2,short\n`,
    );
    expect(result.created).toBe(2);
    expect(result.refusals.map(({ row, problem }) => [row, problem.path, problem.reason])).toEqual([
      [3, 'Title', 'csv_too_long'],
      [4, 'Description', 'csv_too_long'],
    ]);
    expect(JSON.stringify(result).length).toBeLessThan(2_000);
  });

  it('takes the rows before a quotation mark that is never closed and says where it is', async () => {
    const { inventory } = createTestInventory();
    const result = await importText(inventory, 'Title,SKU\nGood,G-1\n"Never closed,N-1\nLost,L-1\nLost too,L-2\n');
    expect(result.created).toBe(1);
    expect(result.refusals).toMatchObject([{ row: 3, problem: { reason: 'csv_quote_not_closed' } }]);
  });

  it.each([
    ['the first row', 'Title,SKU\n"Never closed,N-1\nLost,L-1\n', 2],
    ['the column titles', 'Title,"SKU\nLost,L-1\nLost too,L-2\n', 1],
    ['the first row below a title', 'My list\n\nTitle,SKU\n"Never closed,N-1\nLost,L-1\n', 4],
  ])('says so when it is in %s, instead of finding nothing', async (_where, text, row) => {
    const { inventory } = createTestInventory();
    const result = await importText(inventory, text);
    expect(result).toMatchObject({ created: 0, refused: 1 });
    expect(result.refusals).toMatchObject([{ row, problem: { reason: 'csv_quote_not_closed' } }]);
  });

  it('ends at a row of more than 8 MB instead of filling the memory', async () => {
    const { inventory } = createTestInventory();
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('Title,SKU\nGood,G-1\n"Never closed');
      for (let part = 0; part < 1_000; part += 1) yield Buffer.alloc(65_536, 'x');
    }
    const result = await inventory.importCsv({ source: endless(), currency: 'USD' });
    expect(result).toMatchObject({ created: 1, refusals: [{ row: 3, problem: { reason: 'csv_row_too_large' } }] });
  });

  it('keeps quotation marks inside a text as they are', async () => {
    const { inventory } = createTestInventory();
    expect(await importText(inventory, 'Title,SKU\n12" vinyl "rare",V-1\n')).toMatchObject({ created: 1, refused: 0 });
    expect(inventory.list(anyItem).rows[0]?.title).toBe('12" vinyl "rare"');
  });

  it('refuses NUL bytes and other controls by row', async () => {
    const { inventory } = createTestInventory();
    const result = await importText(inventory, 'Title,SKU\nGood,G-1\nBa\u0000d,B-1\nBell\u0007,B-2\n');
    expect(result.created).toBe(1);
    expect(result.refusals.map(({ row, problem }) => [row, problem.reason])).toEqual([
      [3, 'csv_control_character'],
      [4, 'csv_control_character'],
    ]);
  });

  it('takes formulas for the text they are, and unwraps the one that spreadsheets keep digits with', async () => {
    const { inventory } = createTestInventory();
    await importText(inventory, 'Title,SKU\n"=HYPERLINK(""http://x"")",F-1\n@SUM(A1),"=""0012"""\n');
    const titles = inventory
      .list({ ...anyItem, sort: 'sku', descending: false })
      .rows.map((row) => [row.sku, row.title]);
    expect(titles).toEqual([
      ['0012', '@SUM(A1)'],
      ['F-1', '=HYPERLINK("http://x")'],
    ]);
  });

  it('refuses a row with more cells than there are columns', async () => {
    const { inventory } = createTestInventory();
    const result = await importText(inventory, 'Title,SKU\nMug, blue, nice,M-1\nMug,M-2,,\n');
    expect(result).toMatchObject({ created: 1, refusals: [{ row: 2, problem: { reason: 'csv_too_many_cells' } }] });
  });

  it('stops when it is cancelled and keeps what is in', async () => {
    const { inventory } = createTestInventory();
    const abort = new AbortController();
    const rows = Array.from({ length: 1_000 }, (_, index) => `Item ${index},S-${index}\n`).join('');
    const result = await inventory.importCsv({
      source: bytes(`Title,SKU\n${rows}`),
      currency: 'USD',
      signal: abort.signal,
      onProgress: () => abort.abort(),
    });
    expect(result.cancelled).toBe(true);
    expect(result.created).toBeGreaterThan(0);
    expect(result.created).toBeLessThan(1_000);
    expect(inventory.list(anyItem).total).toBe(result.created);
  });
});

describe('photos named in a CSV file', () => {
  it('are taken from the folder, once, and never from outside it', async () => {
    const { inventory, folder } = createTestInventory();
    const photoFolder = join(folder, 'pictures');
    mkdirSync(photoFolder);
    for (const [index, name] of ['front.jpg', 'back.jpg'].entries()) {
      writeFileSync(
        join(photoFolder, name),
        await sharp({ create: { width: 600 + index, height: 500, channels: 3, background: 'teal' } })
          .jpeg()
          .toBuffer(),
      );
    }
    writeFileSync(join(folder, 'secret.jpg'), 'secret');
    const file = join(folder, 'list.csv');
    writeFileSync(file, 'Title,SKU,Photos\nMug,M-1,front.jpg|back.jpg|gone.jpg\nCup,C-1,../secret.jpg\n');
    const first = await inventory.importCsv({ source: file, photoFolder, currency: 'USD' });
    expect(first.created).toBe(2);
    expect(first.notices.map(({ row, problem }) => [row, problem.reason])).toEqual([
      [2, 'photo_missing'],
      [3, 'csv_photo_outside'],
    ]);
    await inventory.importCsv({ source: file, photoFolder, currency: 'USD' });
    const { rows } = inventory.list({ ...anyItem, search: 'mug' });
    expect(inventory.get({ id: rows[0]?.id ?? '' }).photos.map((photo) => photo.fileName)).toEqual([
      'front.jpg',
      'back.jpg',
    ]);
  });
});
