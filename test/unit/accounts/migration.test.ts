import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '#main/store/migrations/index.ts';
import { openStore } from '#main/store/open.ts';
import { manualClock } from '#test/support/clocks.ts';
import { createRecordingLogger } from '#test/support/ports.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

describe('the accounts migration', () => {
  it('comes to a database with items in it and changes none of them', () => {
    const folder = tempFolder();
    const options = {
      file: join(folder, 'a.db'),
      backupFolder: join(folder, 'backups'),
      clock: manualClock(),
      logger: createRecordingLogger(),
    };
    const before = openStore({ ...options, migrations: migrations.filter(({ id }) => id < 20) }).store;
    before.write((writer) => {
      writer.run(
        `INSERT INTO item (id, title, title_key, category, condition_note, description, created_at, updated_at, revision)
         VALUES ('0190-item', 'Vase', 'vase', '', '', '', 1, 1, 1)`,
      );
    });
    before.close();
    const after = openStore({ ...options, migrations: migrations.filter(({ id }) => id <= 20) }).store;
    expect(after.get<{ title: string }>('SELECT title FROM item')).toEqual({ title: 'Vase' });
    expect(after.all('SELECT * FROM account')).toEqual([]);
    after.close();
  });

  it('lets no secret have a readable twin', () => {
    const folder = tempFolder();
    const { store } = openStore({
      file: join(folder, 'a.db'),
      backupFolder: folder,
      clock: manualClock(),
      logger: createRecordingLogger(),
    });
    const insert = (plain: string | null, sealed: Uint8Array | null) =>
      store.write((writer) => {
        writer.run(
          `INSERT INTO api_key (marketplace, environment, name, plain, sealed, saved_at) VALUES ('ebay', 'practice', 'x', $plain, $sealed, 1)`,
          { plain, sealed },
        );
      });
    expect(() => insert('open', new Uint8Array([1]))).toThrow(/CHECK/);
    expect(() => insert(null, null)).toThrow(/CHECK/);
    insert(null, new Uint8Array([1]));
    store.close();
  });
});
