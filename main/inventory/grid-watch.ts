import type { Store } from '../store/connection.ts';

/** What is written to in passing: TEMP triggers belong to this connection and vanish with it, so the file stays as it is. */
const statements = [
  'CREATE TEMP TABLE touched_item (number INTEGER PRIMARY KEY)',
  ...(['INSERT', 'UPDATE'] as const).map(
    (event) => `CREATE TEMP TRIGGER item_touched_by_${event} AFTER ${event} ON main.item BEGIN
      INSERT OR IGNORE INTO touched_item VALUES (NEW.number);
    END`,
  ),
  `CREATE TEMP TRIGGER item_touched_by_delete AFTER DELETE ON main.item BEGIN
    INSERT OR IGNORE INTO touched_item VALUES (OLD.number);
  END`,
  ...['listing', 'intent'].flatMap((table) =>
    [
      ['INSERT', 'NEW'],
      [table === 'intent' ? 'UPDATE OF state' : 'UPDATE', 'NEW'],
      ['DELETE', 'OLD'],
    ].map(
      ([
        event,
        row,
      ]) => `CREATE TEMP TRIGGER ${table}_touched_by_${event?.slice(0, 6)} AFTER ${event} ON main.${table} BEGIN
        INSERT OR IGNORE INTO touched_item SELECT number FROM item WHERE id = ${row}.item_id;
      END`,
    ),
  ),
];

/** What was written since the last look. `everything`: by another connection, of which only that is known. */
export type Touched = { readonly kind: 'some'; readonly numbers: readonly number[] } | { readonly kind: 'everything' };

/** Notes the numbers of items whose facts may have changed, a rolled-back transaction's excepted. */
export function watchItems(store: Store): () => Touched {
  store.write((writer) => statements.forEach((statement) => writer.run(statement)), 'soon');
  const version = (): number => store.column<number>('PRAGMA data_version')[0] ?? 0;
  let versionThen = version();
  return () => {
    const numbers = store.column<number>('SELECT number FROM temp.touched_item');
    if (numbers.length > 0) store.write((writer) => writer.run('DELETE FROM temp.touched_item'), 'soon');
    const foreign = version() !== versionThen;
    versionThen = version();
    return foreign ? { kind: 'everything' } : { kind: 'some', numbers };
  };
}
