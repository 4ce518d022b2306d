import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createIds } from '#main/ids.ts';
import { createCsv } from '#main/inventory/csv/csv.ts';
import type { CsvImportStatus } from '#shared/ipc/csv.ts';
import { createSeededRandom } from '#test/support/ports.ts';
import { eventually } from '#test/support/clocks.ts';
import { anyItem, createTestInventory } from '#test/support/inventory.ts';
import { canMount, smallDisk, tempFolder } from '#test/support/temp-folder.ts';

function createDesk(folder?: string, imports?: string) {
  const test = createTestInventory(folder);
  const csv = createCsv({
    ...test,
    emit: () => undefined,
    newId: createIds(test.clock, createSeededRandom('desk')),
    currency: () => 'USD',
    folder: imports ?? join(test.folder, 'imports'),
  });
  const file = join(test.folder, 'list.csv');
  const list = (text: string | Uint8Array): string => {
    writeFileSync(file, text);
    return file;
  };
  const phase = (wanted: CsvImportStatus['phase']) =>
    eventually(`the import to be ${wanted}`, () => {
      const status = csv.imports.status().import;
      return status?.phase === wanted && status;
    });
  return { ...test, csv, file, list, phase };
}

const rowsOf = (count: number): string =>
  `Title,Quantity\n${Array.from({ length: count }, (_, index) => `Thing ${index},1\n`).join('')}`;

describe('the way of a file into the inventory', () => {
  it('is checked without a change, then taken in with what was decided, which the next such file remembers', async () => {
    const { csv, inventory, store, list, phase, folder } = createDesk();
    const opened = await csv.imports.open(list('Ware;Preis;Nummer\nMug;1.234,50;M-1\nCup;x;C-1\n'));
    expect(opened).toMatchObject({ delimiter: ';', encoding: 'utf-8', source: 'other', remembered: false });
    const settings = {
      ...opened.settings,
      numbers: 'comma' as const,
      columns: [{ field: 'title' as const }, { field: 'price' as const }, { field: 'sku' as const }],
    };
    csv.imports.check({ id: opened.id, settings });
    expect(await phase('checked')).toMatchObject({ tally: { created: 1, refused: 1 } });
    expect(csv.imports.report(opened.id)).toMatchObject({
      created: [{ row: 2, title: 'Mug', sku: 'M-1' }],
      refused: [{ row: 3, problem: { path: 'Preis', reason: 'csv_amount' } }],
    });
    expect(store.get('SELECT (SELECT count(*) FROM item) + (SELECT count(*) FROM change_run) AS n')).toEqual({ n: 0 });

    csv.imports.import({ id: opened.id, settings });
    await phase('done');
    expect(inventory.list(anyItem).rows).toMatchObject([{ sku: 'M-1', price: { amount: 123_450, currency: 'USD' } }]);
    const refused = join(folder, 'refused.csv');
    await csv.imports.saveRefused(opened.id, refused, ({ reason }) => `no: ${reason}`);
    expect(readFileSync(refused, 'utf8')).toBe(
      '\uFEFFWare;Preis;Nummer;Crossdock row;Crossdock reason\r\nCup;x;C-1;3;no: csv_amount\r\n',
    );
    expect(await csv.imports.open(refused)).toMatchObject({ remembered: true, settings: { numbers: 'comma' } });
  });

  it('shows what would change, from and to', async () => {
    const { csv, inventory, list, phase } = createDesk();
    const item = inventory.create({ title: 'Mug', tags: ['red'] });
    const sku = item.variants[0]?.sku ?? '';
    const { id, settings } = await csv.imports.open(
      list(`SKU,Title,Tags,Quantity,Price\n${sku},Big mug,"red, blue",3,\n`),
    );
    csv.imports.check({ id, settings });
    await phase('checked');
    expect(csv.imports.report(id).changed).toEqual([
      {
        row: 2,
        title: 'Big mug',
        sku,
        changes: [
          { field: 'title', from: 'Mug', to: 'Big mug' },
          { field: 'tags', from: 'red', to: 'red, blue' },
          { field: 'quantity', from: '0', to: '3' },
        ],
      },
    ]);
  });

  it('stops when it is told to and goes on at that row, without one twice', async () => {
    const { csv, inventory, store, list, phase } = createDesk();
    const { id, settings } = await csv.imports.open(list(rowsOf(3_000)));
    csv.imports.import({ id, settings });
    await eventually('the first rows', () => (csv.imports.status().import?.rows ?? 0) > 0);
    csv.imports.stop(id);
    const stopped = await phase('stopped');
    expect(stopped.tally.created).toBeLessThan(3_000);
    expect(csv.imports.status().unfinished).toMatchObject([{ id, rows: stopped.tally.created }]);
    await csv.imports.continue(id);
    expect(await phase('done')).toMatchObject({ tally: { created: 3_000 } });
    expect(inventory.list(anyItem).total).toBe(3_000);
    expect(store.get('SELECT count(DISTINCT title) AS titles FROM item')).toEqual({ titles: 3_000 });
    // One action of the seller, however often it was stopped.
    expect(store.all('SELECT kind, state, items FROM change_run')).toEqual([
      { kind: 'import', state: 'done', items: 3_000 },
    ]);
    expect(csv.imports.status().unfinished).toEqual([]);
  });

  it('does not go on with a file that was changed, and says so', async () => {
    const { csv, list, phase, file } = createDesk();
    const { id, settings } = await csv.imports.open(list(rowsOf(3_000)));
    csv.imports.import({ id, settings });
    await eventually('the first rows', () => (csv.imports.status().import?.rows ?? 0) > 0);
    writeFileSync(file, rowsOf(10));
    expect(await phase('failed')).toMatchObject({ error: { reason: 'csv_file_changed' } });
    await expect(csv.imports.continue(id)).rejects.toMatchObject({ data: { reason: 'csv_file_changed' } });
    rmSync(file);
    await expect(csv.imports.continue(id)).rejects.toMatchObject({ data: { reason: 'csv_file_gone' } });
    await csv.imports.drop(id);
    expect(csv.imports.status()).toEqual({ import: null, unfinished: [] });
  });

  it.each([
    ['a missing file', () => undefined, 'csv_file_gone'],
    ['a folder', (path: string) => mkdirSync(path), 'csv_file_gone'],
  ])('refuses %s with a remedy', async (_name, make, reason) => {
    const { csv, folder } = createDesk();
    const path = join(folder, 'there.csv');
    make(path);
    await expect(csv.imports.open(path)).rejects.toMatchObject({ data: { reason } });
  });

  it.skipIf(process.getuid?.() === 0)('refuses a file it may not read', async () => {
    const { csv, list } = createDesk();
    const path = list('Title,SKU\nMug,M-1\n');
    chmodSync(path, 0);
    await expect(csv.imports.open(path)).rejects.toMatchObject({ data: { reason: 'csv_file_locked' } });
  });
});

describe('a disk that is full', () => {
  it.skipIf(!canMount)('ends an export with a remedy and leaves no part of the file', async () => {
    const disk = smallDisk(1);
    if (disk === undefined) return;
    const { csv, inventory, store } = createDesk();
    inventory.create({ title: 'Long', description: 'x'.repeat(500_000) });
    const { id } = inventory.create({ title: 'Long too', description: 'y'.repeat(490_000) });
    inventory.create({ title: 'And this', description: 'z'.repeat(490_000) });
    const path = join(disk, 'out.csv');
    csv.exports.export(path, {
      ids: [...store.column<string>('SELECT id FROM item'), id],
      columns: ['title', 'description'],
      delimiter: ',',
      mark: true,
      forSpreadsheets: true,
    });
    await eventually('the export to fail', () => csv.exports.status()?.phase === 'failed');
    expect(csv.exports.status()?.error).toMatchObject({ reason: 'csv_disk_full' });
    expect([existsSync(path), existsSync(`${path}.partial`)]).toEqual([false, false]);
  });

  it.skipIf(!canMount)('stops an import with what is in, and it goes on when there is room', async () => {
    const disk = smallDisk(1);
    if (disk === undefined) return;
    const blocked = join(disk, 'imports');
    const { csv, inventory, list, phase } = createDesk(tempFolder(), blocked);
    const bad = Array.from({ length: 300 }, (_, index) => `Bad ${index},many,${'x'.repeat(8_000)}\n`).join('');
    const { id, settings } = await csv.imports.open(list(`Title,Quantity,Description\nGood,1,\n${bad}Last,1,\n`));
    csv.imports.import({ id, settings });
    expect(await phase('failed')).toMatchObject({ error: { reason: 'csv_disk_full' } });
    expect(inventory.list(anyItem).total).toBeLessThanOrEqual(1);
  });
});
