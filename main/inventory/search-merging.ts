import type { Store } from '../store/connection.ts';

/**
 * Keeps FTS5 from merging the search index because of what was deleted from it. By default it does so once a tenth of a part is
 * deleted, inside the commit and all at once: emptying a recycle bin of 30,000 items stopped the app for up to 2.4 s a time,
 * 11 s in all, against 30 ms and 2.6 s without. What was deleted is left behind with the merges that new items bring.
 */
export function leaveDeletedWords(store: Store): void {
  // Kept in the database; a JavaScript number would be bound as a fraction, which FTS5 does not take.
  if (store.get(`SELECT 1 FROM item_search_config WHERE k = 'deletemerge' AND v = 0`)) return;
  store.write((writer) => writer.run(`INSERT INTO item_search (item_search, rank) VALUES ('deletemerge', 0)`));
}
