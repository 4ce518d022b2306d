import type { Writer } from '../store/connection.ts';
import { inSlices } from './slices.ts';
import type { ChangeOptions } from './undo/work-options.ts';

/** A count that is made ready: its lines are written in several transactions, and nobody sees it before the last one. */
const making = `state = 'cancelled' AND ended_at IS NULL`;

/**
 * Writes the lines of a count: what is expected, in the order of the shelf. `open` makes the count visible, in the transaction
 * that makes it whole; when it throws, nothing of the count is left. Cut off in between, the next start sweeps it away.
 */
export async function startCount(
  changes: Pick<ChangeOptions, 'store' | 'elapsed'>,
  count: { readonly id: string; readonly location: string | null; readonly blind: boolean; readonly at: number },
  open: (writer: Writer) => void,
): Promise<void> {
  const { store } = changes;
  const { id, location, blind, at } = count;
  store.write((writer) =>
    writer.run(
      `INSERT INTO stock_count (id, location, blind, state, started_at) VALUES (@id, @location, @blind, 'cancelled', @at)`,
      { id, location, blind: blind ? 1 : 0, at },
    ),
  );
  try {
    const variantIds = await inShelfOrder(changes, location);
    let position = 0;
    await inSlices(changes, (rows) => {
      const slice = variantIds.slice(position, position + rows);
      if (slice.length === 0) return 0;
      store.write((writer) => writeLines(writer, id, position, slice), 'soon');
      position += slice.length;
      return slice.length;
    });
    await store.synced();
    store.write(open);
  } catch (error) {
    await sweepUnfinished(changes);
    throw error;
  }
}

/** One that was deleted for good meanwhile is left out. */
const writeLines = (writer: Writer, id: string, from: number, variantIds: readonly string[]): unknown =>
  writer.run(
    `INSERT INTO stock_count_line (count_id, position, variant_id)
     SELECT @id, @from + wanted.key, variant.id FROM json_each(@variantIds) AS wanted
     CROSS JOIN variant ON variant.id = wanted.value`,
    { id, from, variantIds: JSON.stringify(variantIds) },
  );

interface ShelfItem {
  readonly number: number;
  readonly titleKey: string;
  readonly location: string;
  readonly variantIds: string;
}

/**
 * By bin and, in each, by title. The items are read along the index of titles, some at a time, and laid into their bins: to sort
 * 100,000 of them in one statement would stop the app for half a second.
 */
async function inShelfOrder(
  { store, elapsed }: Pick<ChangeOptions, 'store' | 'elapsed'>,
  location: string | null,
): Promise<readonly string[]> {
  const bins = new Map<string, string[]>();
  let last: Pick<ShelfItem, 'number' | 'titleKey'> = { titleKey: '', number: -1 };
  await inSlices({ elapsed }, (limit) => {
    const items = store.all<ShelfItem>(
      `SELECT item.number, item.title_key AS titleKey, item.location,
         (SELECT json_group_array(id) FROM (SELECT id FROM variant
          WHERE item_id = item.id AND removed_at IS NULL ORDER BY position)) AS variantIds
       FROM item INDEXED BY item_by_title
       WHERE place = 0 AND title_key >= @titleKey AND (title_key, number) > (@titleKey, @number)
       ORDER BY title_key, number LIMIT @limit`,
      { ...last, limit },
    );
    for (const item of items) {
      if (location !== null && item.location !== location) continue;
      const bin = bins.get(item.location) ?? [];
      bin.push(...(JSON.parse(item.variantIds) as string[]));
      bins.set(item.location, bin);
    }
    last = items.at(-1) ?? last;
    return items.length;
  });
  // As SQLite orders texts: by their bytes.
  const order = [...bins.keys()].toSorted((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
  return order.flatMap((name) => bins.get(name) ?? []);
}

/** Deletes counts that an earlier process did not get ready, or that were refused at their end. */
export async function sweepUnfinished({ store, elapsed }: Pick<ChangeOptions, 'store' | 'elapsed'>): Promise<void> {
  for (const id of store.column<string>(`SELECT id FROM stock_count WHERE ${making}`)) {
    await inSlices({ elapsed }, (limit) => store.write((writer) => deleteLines(writer, id, limit), 'soon'));
    store.write((writer) => writer.run('DELETE FROM stock_count WHERE id = @id', { id }));
  }
}

const deleteLines = (writer: Writer, id: string, limit: number): number =>
  writer.run(
    `DELETE FROM stock_count_line WHERE count_id = @id AND position IN
       (SELECT position FROM stock_count_line WHERE count_id = @id ORDER BY position LIMIT @limit)`,
    { id, limit },
  ).changes;

/** Only those that are ready are there for anybody. */
export const isReady = `NOT (${making})`;

/** Makes a count that is made ready visible. */
export const openPrepared = (writer: Writer, id: string): unknown =>
  writer.run(`UPDATE stock_count SET state = 'open' WHERE id = @id`, { id });
