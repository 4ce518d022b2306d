import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createIds } from '#main/ids.ts';
import { createCsv } from '#main/inventory/csv/csv.ts';
import { anyItem } from '#test/support/inventory.ts';
import { bytes } from '#test/support/csv.ts';
import { eventually } from '#test/support/clocks.ts';
import { dump, dumpHash } from '#test/support/dump.ts';
import { createSeededRandom } from '#test/support/ports.ts';
import { createTestUndo } from '#test/support/undo.ts';
import { seedInventory } from '../../bench/seed.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

async function picture(path: string, colour: string): Promise<void> {
  writeFileSync(
    path,
    await sharp({ create: { width: 8, height: 8, channels: 3, background: colour } })
      .jpeg()
      .toBuffer(),
  );
}

/** Two items that a file will change: one as a whole, one that grows by a variant. */
async function shop() {
  const all = createTestUndo();
  const { inventory, clock, folder, store } = all;
  const photoFolder = join(folder, 'pictures');
  mkdirSync(photoFolder);
  for (const [name, colour] of [
    ['own', 'black'],
    ['red', 'red'],
    ['blue', 'blue'],
    ['green', 'green'],
  ] as const)
    await picture(join(photoFolder, `${name}.jpg`), colour);
  const mug = inventory.create({ title: 'Mug', tags: ['old'], location: 'A-1' });
  const mugVariant = mug.variants[0]?.id ?? '';
  inventory.updateVariant({ id: mugVariant, patch: { sku: 'MUG', price: usd(500), cost: usd(100) } });
  inventory.adjustStock({
    variantId: mugVariant,
    reason: 'opening',
    change: { kind: 'count', quantity: 4 },
    note: '',
  });
  await inventory.importPhotoFiles({ itemId: mug.id, paths: [join(photoFolder, 'own.jpg')] });
  const { runId } = await inventory.importCsv({
    source: bytes(
      'Item number,Title,Variation details,Custom label (SKU),Available quantity,Start price,Currency\n' +
        '115000000001,Shirt,[Size=S],SHIRT-S,2,10,USD\n',
    ),
    currency: 'USD',
  });
  clock.advance(60_000);
  const since = store.column<number>('SELECT max(rowid) FROM change_run')[0] ?? 0;
  return { ...all, photoFolder, mugId: mug.id, mugVariant, earlier: runId, since };
}

const headers =
  'Item number,Title,Variation details,Custom label (SKU),Available quantity,Start price,Currency,Cost,Location,Tags,' +
  'Description,C:Brand,Photos\n';
const file =
  headers +
  ',Big mug,,MUG,9,7.50,USD,2.00,B-2,"new,blue",Holds a litre,Denby,red.jpg|blue.jpg\n' +
  '115000000001,Shirt,[Size=S],SHIRT-S,1,12,USD,3,,,,,\n' +
  '115000000001,Shirt,[Size=M],SHIRT-M,5,12,USD,3,,,,,green.jpg\n' +
  '115000000002,Vase,,VASE,1,30,USD,8,C-3,,,Meissen,red.jpg|green.jpg\n' +
  '115000000003,Plate,,,2,4,USD,,,,,,\n';

/** Counters: of what lies where, and of SKUs, of which none is given twice. */
const counters = ['item_count', 'sku_counter'];

/** What was there before, as it is now: rows of what the import made are left out, and counted. */
function known(before: ReturnType<typeof dump>, after: ReturnType<typeof dump>) {
  const here: Record<string, readonly string[]> = {};
  const added: Record<string, number> = {};
  for (const [table, rows] of Object.entries(after)) {
    const had = new Set(before[table]);
    here[table] = rows.filter((row) => had.has(row));
    const more = rows.length - here[table].length;
    if (more > 0) added[table] = more;
  }
  return { here, added };
}

describe('an import that is taken back', () => {
  it('is one action with its items, variants, stock and photos, and leaves what was there as it was', async () => {
    const { store, inventory, undo, clock, photoFolder, since, mugId } = await shop();
    const before = dump(store, counters);
    const result = await inventory.importCsv({ source: bytes(file), currency: 'USD', photoFolder });
    expect(result).toMatchObject({ created: 2, variants: 1, changed: 2, refused: 0, notes: 0 });
    const after = dump(store, ['stock_event']);
    expect(inventory.get({ id: mugId }).photos).toHaveLength(3);
    expect(store.all('SELECT kind, state FROM change_run WHERE rowid > @since', { since })).toEqual([
      { kind: 'import', state: 'done' },
    ]);

    clock.advance(60_000);
    expect(await undo.undoLast()).toMatchObject({ did: 'undo', of: { id: result.runId }, items: 4, refused: 0 });
    const { here, added } = known(before, dump(store, counters));
    // Every row that was there is there again; what is more lies in the recycle bin or off its item, or is the ledger.
    expect(here).toEqual(before);
    expect(added).toEqual({
      item: 2,
      variant: 3,
      photo: 5,
      stock_event: 8,
      imported_listing: 3,
      market_details: 1,
      item_search: expect.any(Number),
    });
    expect(
      inventory
        .list({ ...anyItem, place: 'bin' })
        .rows.map(({ title }) => title)
        .toSorted(),
    ).toEqual(['Plate', 'Vase']);
    expect(
      inventory
        .list(anyItem)
        .rows.map(({ title }) => title)
        .toSorted(),
    ).toEqual(['Mug', 'Shirt']);

    clock.advance(60_000);
    await undo.redoLast();
    expect(dump(store, ['stock_event'])).toEqual(after);
    clock.advance(60_000);
    await undo.undo({ runId: result.runId });
    expect(known(before, dump(store, counters)).here).toEqual(before);
  });

  it('leaves the photos of a new item on it where the item has to stay', async () => {
    const { store, inventory, undo, photoFolder } = await shop();
    const result = await inventory.importCsv({ source: bytes(file), currency: 'USD', photoFolder });
    const vase = inventory.list({ ...anyItem, search: 'Vase' }).rows[0]?.id ?? '';
    store.write((writer) =>
      writer.run(
        `INSERT INTO listing (id, item_id, account_id, marketplace, sku, item_title, state, memo, sent, published_at)
         VALUES ('l1', @vase, 'a', 'ebay', 's', 't', 'live', '{}', '{}', 1)`,
        { vase },
      ),
    );
    expect(await undo.undo({ runId: result.runId })).toMatchObject({ items: 3, refused: 1 });
    expect(inventory.get({ id: vase })).toMatchObject({ deletedAt: null, photos: [{}, {}] });
  });

  it('can be imported again, right this time, as new items with the same SKUs and photos', async () => {
    const { inventory, undo, photoFolder, mugId } = await shop();
    const first = await inventory.importCsv({ source: bytes(file), currency: 'USD', photoFolder });
    await undo.undo({ runId: first.runId });
    const second = await inventory.importCsv({ source: bytes(file), currency: 'USD', photoFolder });
    expect(second).toMatchObject({ created: 2, variants: 1, changed: 2, refused: 0, notes: 0 });
    expect(inventory.get({ id: mugId }).photos).toHaveLength(3);
    const { rows } = inventory.list({ ...anyItem, search: 'Vase' });
    expect(rows).toMatchObject([{ sku: 'VASE', quantity: 1 }]);
    expect(inventory.get({ id: rows[0]?.id ?? '' }).photos).toHaveLength(2);
  });

  it('leaves every byte of 500 items as it was, all of which it had changed', async () => {
    const { store, inventory, undo, clock } = createTestUndo();
    seedInventory(store, 500);
    const before = dumpHash(store, ['stock_event']);
    const rows = store.all<{ sku: string; number: number }>('SELECT sku, number FROM item ORDER BY number');
    const text = rows.map(
      ({ sku, number }) => `${sku},Thing ${number},${number % 50},${number}.99,USD,Box ${number % 9}`,
    );
    clock.advance(60_000);
    const { runId, changed } = await inventory.importCsv({
      source: bytes(`SKU,Title,Quantity,Price,Currency,Location\n${text.join('\n')}\n`),
      currency: 'USD',
    });
    expect(changed).toBe(500);
    clock.advance(60_000);
    expect(await undo.undo({ runId })).toMatchObject({ items: 500, refused: 0 });
    expect(dumpHash(store, ['stock_event'])).toEqual(before);
  }, 120_000);
});

describe('an import that was stopped', () => {
  const stopped = async () => {
    const all = createTestUndo();
    const csv = createCsv({
      ...all,
      emit: () => undefined,
      newId: createIds(all.clock, createSeededRandom('desk')),
      currency: () => 'USD',
      folder: join(all.folder, 'imports'),
    });
    const path = join(all.folder, 'list.csv');
    await picture(join(all.folder, 'red.jpg'), 'red');
    const rows = Array.from(
      { length: 3_000 },
      (_, index) => `Thing ${index},1,${index % 500 === 0 ? 'red.jpg' : ''}\n`,
    );
    writeFileSync(path, `Title,Quantity,Photos\n${rows.join('')}`);
    const phase = (wanted: string) =>
      eventually(`the import to be ${wanted}`, () => {
        const status = csv.imports.status().import;
        return status?.phase === wanted && status;
      });
    const { id, settings } = await csv.imports.open(path);
    csv.imports.import({ id, settings });
    await eventually('the first rows', () => (csv.imports.status().import?.rows ?? 0) > 0);
    csv.imports.stop(id);
    const { runId, tally } = await phase('stopped');
    return { ...all, csv, id, phase, runId: runId ?? '', created: tally.created };
  };

  it('is taken back as one when it went on, and not while it goes on', async () => {
    const { csv, id, phase, runId, undo, inventory, store } = await stopped();
    await csv.imports.continue(id);
    await eventually('more rows', () => (csv.imports.status().import?.rows ?? 0) > 0);
    await expect(undo.undo({ runId })).rejects.toMatchObject({ data: { code: 'not_found' } });
    await phase('done');
    expect(store.column('SELECT sum(photo_count) FROM item')).toEqual([6]);
    expect(store.all('SELECT kind FROM change_run')).toEqual([{ kind: 'import' }]);
    expect(await undo.undo({ runId })).toMatchObject({ items: 3_000, refused: 0 });
    expect(inventory.list(anyItem).total).toBe(0);
  });

  it.each([
    ['taken back', false],
    ['taken back and deleted for good', true],
  ])('goes on as an action of its own when what was in had been %s', async (_how, purged) => {
    const { csv, id, phase, runId, undo, purge, inventory, created } = await stopped();
    await undo.undo({ runId });
    if (purged) await purge.emptyBin();
    await csv.imports.continue(id);
    const done = await phase('done');
    expect(done.runId).not.toBe(runId);
    expect(inventory.list(anyItem).total).toBe(3_000 - created);
    expect(await undo.undo({ runId: done.runId ?? '' })).toMatchObject({ items: 3_000 - created, refused: 0 });
    expect(inventory.list(anyItem).total).toBe(0);
  });
});
