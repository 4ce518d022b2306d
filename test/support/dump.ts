import { createHash } from 'node:crypto';
import type { Store } from '#main/store/connection.ts';

/** Records of what was done, which grow when something is taken back. */
const history: ReadonlySet<string> = new Set(['change_set', 'change_run', 'change_refusal', 'lot_change']);

/**
 * The whole database by table, each row as text, and the words of the search index: what has to be the same, byte for byte,
 * once a change was taken back. Revisions only ever grow, and the record of changes is left out; `except` names what else is.
 */
export function dump(store: Store, except: readonly string[] = []): Record<string, readonly string[]> {
  const tables = store
    .column<string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'item_search%'
       AND name NOT LIKE '%_search%' AND name NOT LIKE 'temp%' ORDER BY name`,
    )
    .filter((name) => !history.has(name) && !except.includes(name));
  const content: Record<string, readonly string[]> = {};
  for (const table of tables) {
    content[table] = store
      .all<Record<string, unknown>>(`SELECT * FROM ${table}`)
      .map((row) => JSON.stringify(table === 'item' ? { ...row, revision: null } : row))
      .toSorted();
  }
  store.write((writer) => {
    writer.run(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab('main', 'item_search', 'instance')`);
  });
  content['item_search'] = store.column<string>(`SELECT term || ' ' || doc FROM temp.words ORDER BY term, doc`);
  return content;
}

/** The same in a few bytes, for databases whose difference nobody could read. */
export const dumpHash = (store: Store, except: readonly string[] = []): Record<string, string> =>
  Object.fromEntries(
    Object.entries(dump(store, except)).map(([table, rows]) => [
      table,
      `${rows.length} rows ${createHash('sha256').update(rows.join('\n')).digest('hex')}`,
    ]),
  );
