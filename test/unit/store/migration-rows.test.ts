import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reader } from '#main/store/connection.ts';
import { migrations } from '#main/store/migrations/index.ts';
import { openStore } from '#main/store/open.ts';
import { manualClock } from '#test/support/clocks.ts';
import { createRecordingLogger } from '#test/support/ports.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/**
 * Rows as the app writes them at each version, by the migration that made their tables. Each later migration has to bring
 * all of them through. A new migration adds its rows here.
 */
const rowsAt: Readonly<Record<number, string>> = {
  10: `
    INSERT INTO setting VALUES ('currency', '"EUR"');
    INSERT INTO item (id, title, title_key, category, condition, created_at, updated_at, deleted_at, revision, condition_note, description)
      VALUES ('i1', 'Canon AE-1', 'canon ae-1', 'Cameras', 'good', 1, 2, NULL, 3, 'Scratch', 'Works'),
             ('i2', 'Gone', 'gone', '', NULL, 1, 2, 5, 2, '', '');
    INSERT INTO variant (id, item_id, position, sku, sku_key, options, price_amount, price_currency, active)
      VALUES ('v1', 'i1', 0, 'CD-1', 'cd-1', '{"Size":"M"}', 1999, 'USD', 1), ('v2', 'i2', 0, 'CD-1', 'cd-1', '{}', NULL, NULL, 0);
    INSERT INTO stock_event VALUES ('e1', 'v1', 1, 'opening', 5, '', NULL), ('e2', 'v1', 2, 'sale', -2, '', 'line');
    INSERT INTO photo (id, item_id, position, file_name, hash, extension, media_type, width, height, bytes, display_hash,
        display_width, display_height, display_bytes, created_at, removed_at)
      VALUES ('p1', 'i1', 0, 'a.jpg', 'hash', 'jpg', 'image/jpeg', 10, 20, 300, 'display', 5, 10, 100, 1, NULL);
    INSERT INTO market_details (item_id, marketplace, category_id, category_name, aspects) VALUES ('i1', 'ebay', '15230', 'Film Cameras', '{"Brand":["Canon"]}');
    INSERT INTO sku_counter VALUES ('CD-#', 7);
    INSERT INTO imported_listing VALUES ('ebay', '115', '', 'v1');
    INSERT INTO change_set (id, at, kind, item_id, revision, before, after) VALUES ('c1', 1, 'item.update', 'i1', 3, '{"title":"a"}', '{"title":"b"}');
    INSERT INTO item_search (rowid, words) VALUES (1, 'canon ae 1 works'), (2, 'gone');`,
  20: `
    INSERT INTO account (id, marketplace, environment, label, remote_user_id, remote_name, state, scopes, settings,
        connected_at, verified_at, consent_expires_at, last_error, disconnected_at)
      VALUES ('a1', 'ebay', 'practice', 'Shop', 'u1', 'seller', 'connected', '["s"]', '{"policy":"1"}', 1, 2, 3, NULL, NULL);
    INSERT INTO api_key VALUES ('ebay', 'practice', 'clientId', 'id', NULL, 1), ('ebay', 'practice', 'secret', NULL, x'0102', 1);
    INSERT INTO vault VALUES ('a1', x'0304', 1);
    INSERT INTO audit_log VALUES ('l1', 1, 'connected', 'ebay', 'practice', 'a1', '{}');
    INSERT INTO api_budget (scope, name, started_at, used) VALUES ('a1', 'daily', 1, 17);
    INSERT INTO remote_cache VALUES ('ebay', 'tree', 'text', 1);`,
  30: `
    INSERT INTO listing VALUES ('l1', 'i1', 'a1', 'ebay', 'CD-1', 'Canon AE-1', 'live', '115', 'http://x', 1999, 'USD', 3, '{}', '{}', NULL, NULL, '[]', 1, NULL);
    INSERT INTO intent (id, batch_id, kind, urgency, item_id, item_title, sku, account_id, marketplace, listing_id, state, created_at)
      VALUES ('n1', 'b1', 'publish', 2, 'i1', 'Canon AE-1', 'CD-1', 'a1', 'ebay', 'l1', 'succeeded', 1);
    INSERT INTO intent_payload VALUES ('n1', '{"sku":"CD-1"}');
    INSERT INTO intent_step VALUES ('n1', 0, 'offer', 'done', 1, 2);`,
  40: `
    INSERT INTO sale_order VALUES ('o1', 'a1', 'ebay', 'r1', 1, 2, 'Buyer', 1999, 'USD');
    INSERT INTO order_line VALUES ('ol1', 'o1', 'rl1', 'CD-1', 'Canon AE-1', 1, 1999, 'USD', 'i1', 'v1', 0);
    INSERT INTO order_cursor VALUES ('a1', 1, 2, 3);`,
  50: `
    UPDATE account SET price_rule = '{"percent":500,"fixed":0,"rounding":"none","minimumNet":null}', paused_at = 9, by_hand = 1
    WHERE id = 'a1';`,
  60: `
    INSERT INTO category_memory VALUES ('ebay', 'own:cameras', 'Cameras', '15230', 'Film Cameras', 1, 5);
    INSERT INTO condition_choice VALUES ('ebay', 'excellent', 'very_good');
    INSERT INTO taxonomy_state VALUES ('ebay', 'practice', '0:119', 5);
    INSERT INTO gone_category VALUES ('ebay', '15230', 5);`,
  70: `UPDATE api_budget SET learned_limit = 10000 WHERE scope = 'a1';`,
  80: `
    UPDATE item SET location = 'A-3', tags = '["vintage"]', low_stock_at = 2, archived_at = 9 WHERE id = 'i1';
    UPDATE market_details SET title = 'Canon', description = 'For eBay', price_amount = 2099, price_currency = 'USD';
    UPDATE variant SET photo_id = 'p1' WHERE id = 'v1';
    INSERT INTO change_run (id, at, kind, details, state, undoes) VALUES ('r1', 1, 'bulk', '{}', 'done', NULL);
    UPDATE change_set SET run_id = 'r1';`,
  100: `
    INSERT INTO lot VALUES ('lot1', 'Estate', 1, 'Miller', '', 'USD', 1000, 0, 0, 0, 0, 'equal', 1, 2, NULL);
    INSERT INTO lot_part VALUES ('part1', 'lot1', 'v1', 'CD-1', 0, 2, 0, 100, NULL, NULL, 0, 1, 500, 500, NULL, NULL);
    INSERT INTO lot_change VALUES ('r1', 'lot1', '{}', '{}');
    INSERT INTO stock_count VALUES ('count1', 'A-3', 0, 'open', 1, NULL, NULL);
    INSERT INTO stock_count_line VALUES ('count1', 0, 'v1', 0, 2, 3, 5);
    INSERT INTO low_stock VALUES ('i1', 0);`,
  90: `
    INSERT INTO saved_view VALUES ('w1', 'Live', 'live', 0, '{"place":"items"}', '[]', 1);`,
  110: `
    UPDATE photo SET edit = '{"turn":90,"flip":false,"crop":null,"brightness":0,"contrast":0}', version = 'v';
    INSERT INTO inbox_source VALUES (1, '/photos', 1, 90, 0);
    INSERT INTO inbox_file VALUES ('/photos/a.jpg', 10, 1, 'h1', NULL, 2), ('/photos/b.jpg', 11, 1, NULL, '{}', 2);
    INSERT INTO inbox_photo (id, hash, file_name, extension, media_type, width, height, bytes, display_hash, display_width,
        display_height, display_bytes, taken_at, code, group_id, place, created_at)
      VALUES ('n1', 'h1', 'a.jpg', 'jpg', 'image/jpeg', 10, 20, 300, 'd1', 5, 10, 100, 1, 'CD-1', 'g1', 0, 2);`,
  120: `
    INSERT INTO csv_mapping VALUES ('hash', '{"columns":[]}', 1);
    INSERT INTO csv_import VALUES ('m1', 1, '/list.csv', 10, 1, '{}', '{}', 'r1', 5, '{}', 0, '[]', 'stopped');`,
  130: `
    INSERT INTO template VALUES ('t1', 'Lens', 'lens', '{"patch":{},"price":null,"cost":null}', 1);
    INSERT INTO text_block VALUES ('b1', 'Shipping', 'shipping', 'Ships fast', 1);`,
  150: `
    UPDATE change_set SET updated_from = 1, updated_to = 2;
    UPDATE change_run SET items = 1;
    INSERT INTO change_refusal VALUES (1, (SELECT id FROM change_run LIMIT 1), 'i1', '{"path":"price","reason":"no_amount","message":"none"}');`,
  160: `UPDATE listing SET read_back_at = 5 WHERE id = 'l1';`,
  170: `UPDATE market_details SET terms = '{"a1":{"returnPolicyId":{"value":"63","label":"30 days"}}}';`,
};

const tablesOf = (reader: Reader): string[] =>
  reader.column<string>(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migration' ORDER BY name`,
  );

/** Kept by triggers and generated columns only, so that a migration may put something else in their place. */
const derived: ReadonlySet<string> = new Set(['item_count', 'item.binned']);

/** By column name, so that a migration may add columns. */
const contents = (reader: Reader, tables: readonly string[]): Record<string, Record<string, unknown>[]> =>
  Object.fromEntries(
    tables
      .filter((table) => !derived.has(table))
      .map((table) => [
        table,
        reader
          .all<Record<string, unknown>>(`SELECT * FROM ${table}`)
          .map((row) =>
            Object.fromEntries(Object.entries(row).filter(([column]) => !derived.has(`${table}.${column}`))),
          ),
      ]),
  );

describe('every migration brings the rows of the version before through', () => {
  it('has rows to prove it with', () => {
    expect(Object.keys(rowsAt).map(Number)).toEqual(migrations.map((migration) => migration.id));
  });

  it.each(migrations.map(({ id, name }, index) => ({ id, name, index })))('$id $name', ({ index }) => {
    const folder = tempFolder();
    const open = (count: number) =>
      openStore({
        file: join(folder, 'crossdock.db'),
        backupFolder: join(folder, 'backups'),
        clock: manualClock(),
        logger: createRecordingLogger(),
        migrations: migrations.slice(0, count),
      }).store;

    const before = open(index);
    before.write((writer) => {
      for (const { id } of migrations.slice(0, index)) {
        for (const statement of (rowsAt[id] ?? '').split(';\n')) if (statement.trim() !== '') writer.run(statement);
      }
    });
    const tables = tablesOf(before);
    const old = contents(before, tables);
    for (const [table, rows] of Object.entries(old)) expect(rows, `rows in ${table}`).not.toEqual([]);
    before.close();

    const after = open(index + 1);
    const now = contents(after, tables);
    for (const [table, rows] of Object.entries(old)) expect(now[table]).toMatchObject(rows);
    expect(after.column('PRAGMA integrity_check')).toEqual(['ok']);
    expect(after.all('PRAGMA foreign_key_check')).toEqual([]);
    if (index > 0) {
      expect(after.column(`SELECT rowid FROM item_search WHERE item_search MATCH '"canon"'`)).toEqual([1]);
      expect(after.get('SELECT quantity, sku, photo_id FROM item WHERE id = @id', { id: 'i1' })).toEqual({
        quantity: 3,
        sku: 'CD-1',
        photo_id: 'p1',
      });
    }
    after.close();
  });
});
