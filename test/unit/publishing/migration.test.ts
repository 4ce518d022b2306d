import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrations } from '#main/store/migrations/index.ts';
import { openStore } from '#main/store/open.ts';
import { systemClock } from '#main/system.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { addIntent, addListing } from './journal.ts';

const openUpTo = (folder: string, id: number) =>
  openStore({
    file: join(folder, 'a.db'),
    backupFolder: join(folder, 'backups'),
    clock: systemClock,
    logger: { log: () => undefined },
    migrations: migrations.filter((migration) => migration.id <= id),
  }).store;

it('the publishing migration comes to a database with items and accounts and changes none of them', () => {
  const folder = tempFolder();
  const before = openUpTo(folder, 20);
  before.write((writer) => {
    writer.run(
      `INSERT INTO item (id, title, title_key, category, condition_note, description, created_at, updated_at, revision)
       VALUES ('0190-item', 'Vase', 'vase', '', '', '', 1, 1, 1)`,
    );
  });
  before.close();
  const after = openUpTo(folder, 30);
  expect(after.all('SELECT title FROM item')).toEqual([{ title: 'Vase' }]);
  expect(after.all('SELECT id FROM listing UNION ALL SELECT id FROM intent')).toEqual([]);
  after.close();
});

it('the orders migration leaves listings and intents as they are', () => {
  const folder = tempFolder();
  const before = openUpTo(folder, 30);
  const itemId = '0190-item';
  const listing = addListing(before, { itemId, accountId: 'a', sku: 'A' });
  const intent = addIntent(before, { itemId, accountId: 'b' });
  before.close();
  const after = openUpTo(folder, 40);
  expect(after.all('SELECT id, state FROM listing')).toEqual([{ id: listing, state: 'unconfirmed' }]);
  expect(after.all('SELECT id, state FROM intent')).toEqual([{ id: intent, state: 'queued' }]);
  expect(after.all('SELECT id FROM sale_order')).toEqual([]);
  after.close();
});

it('keeps figures that cannot be out of the order tables', () => {
  const store = openUpTo(tempFolder(), 40);
  const insert = (quantity: number, oversold: number) =>
    store.write((writer) => {
      writer.run(
        `INSERT INTO sale_order VALUES ('o', 'a', 'ebay', 'r', 1, 1, 'buyer', 100, 'USD')
         ON CONFLICT DO NOTHING`,
      );
      writer.run(
        `INSERT INTO order_line VALUES (:id, 'o', :id, 'SKU', 'Title', :quantity, 100, 'USD', NULL, NULL, :oversold)`,
        { id: `${quantity}/${oversold}`, quantity, oversold },
      );
    });
  expect(() => insert(0, 0)).toThrow(/CHECK/);
  expect(() => insert(1, 2)).toThrow(/CHECK/);
  insert(2, 1);
  store.close();
});
