import { itemLimits } from '#shared/domain/item.ts';
import { filled, texts } from '../texts/texts.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { announce, finishRun, openRun } from './change.ts';
import { inSlices } from './slices.ts';
import type { CountHead } from './stock-count-rows.ts';
import { quantityTooLarge } from './stock.ts';
import { applyChanges, type RunContext } from './undo/apply.ts';
import type { PlannedChange } from './undo/planned-change.ts';
import { takeBack } from './undo/take-back.ts';
import type { ChangeOptions } from './undo/work-options.ts';

interface Line {
  readonly position: number;
  readonly variantId: string;
  readonly itemId: string;
  readonly delta: number;
  readonly quantity: number;
}

/** What came of a count. */
export interface Applied {
  readonly runId: string;
  readonly corrected: number;
  readonly limited: number;
}

/**
 * Corrects the ledger by what the count found, as one action that can be taken back, with the listings following in the
 * transactions that correct. The difference is the one at the time of each entry, so what was sold since stays sold. Where so
 * much was sold since that the correction would go below zero, it stops there and is counted as `limited`.
 *
 * It goes over several transactions and is whole with the last one, which ends the count; cut off before, the next start takes
 * the corrections back and the count is open as it was.
 */
export async function applyCount(
  changes: ChangeOptions,
  count: Pick<CountHead, 'id' | 'location'>,
  { missing, move }: { readonly missing: 'leave' | 'zero'; readonly move: boolean },
): Promise<Applied> {
  const { store } = changes;
  const place = count.location === null ? texts().stockCount.everywhere : count.location || texts().stockCount.noBin;
  const stockNote = filled(texts().stockCount.note, { place, date: localDate(changes.context.clock.now()) });
  const run: RunContext = store.write((writer) =>
    openRun(
      writer,
      { ...changes.context, stockNote },
      { kind: 'stock.count', details: { location: count.location }, state: 'running' },
    ),
  );
  const changed = new Set<string>();
  let corrected = 0;
  let limited = 0;
  const correct = (writer: Writer, lines: readonly Line[]): void => {
    const planned = lines.flatMap((line): readonly PlannedChange[] => {
      const { variantId, itemId, quantity: before } = line;
      const quantity = Math.max(0, before + line.delta);
      if (quantity !== before + line.delta) limited += 1;
      if (quantity > itemLimits.quantity) throw quantityTooLarge();
      if (quantity === before) return [];
      const after = { variantId, quantity, stockEventId: run.newId() };
      return [{ kind: 'stock.adjust', itemId, before: { variantId, quantity: before }, after }];
    });
    applyChanges(writer, run, planned);
    const itemIds = [...new Set(planned.map(({ itemId }) => itemId))];
    changes.listings.followStock(writer, itemIds);
    corrected += planned.length;
    for (const itemId of itemIds) changed.add(itemId);
  };
  const through = async <Row extends { readonly position: number }>(
    read: (writer: Writer, after: number, limit: number) => readonly Row[],
    work: (writer: Writer, rows: readonly Row[]) => void,
  ): Promise<void> => {
    let after = -1;
    await inSlices(changes, (limit) =>
      store.write((writer) => {
        const rows = read(writer, after, limit);
        work(writer, rows);
        after = rows.at(-1)?.position ?? after;
        return rows.length;
      }, 'soon'),
    );
  };
  try {
    await through((writer, after, limit) => differences(writer, count.id, after, limit), correct);
    if (missing === 'zero') await through((writer, after, limit) => uncounted(writer, count.id, after, limit), correct);
    const { location } = count;
    if (move && location !== null) {
      await through(
        (writer, after, limit) => foundElsewhere(writer, count.id, after, limit),
        (writer, found) => {
          for (const itemId of moveHere(writer, run, found, location)) changed.add(itemId);
        },
      );
    }
    await store.synced();
    store.write((writer) => {
      writer.run(`UPDATE stock_count SET state = 'applied', ended_at = @at, run_id = @runId WHERE id = @id`, {
        id: count.id,
        at: run.clock.now(),
        runId: run.runId,
      });
      finishRun(writer, run.runId);
      announce(writer, run, [...changed]);
      writer.afterCommit(() => {
        run.emit('counts.changed', {});
        run.emit('history.changed', {});
      });
    });
  } catch (error) {
    await takeBack(changes, run.runId);
    throw error;
  }
  return { runId: run.runId, corrected, limited };
}

/** Lines of a count from behind one of them on. Variants that were removed meanwhile have no stock to correct. */
const linesBehind = `FROM stock_count_line AS line CROSS JOIN variant ON variant.id = line.variant_id AND variant.active = 1
  WHERE line.count_id = @id AND line.position > @after`;
const columns = 'SELECT line.position, line.variant_id AS variantId, variant.item_id AS itemId, variant.quantity';

const differences = (reader: Reader, id: string, after: number, limit: number): readonly Line[] =>
  reader.all<Line>(
    `${columns}, line.counted - line.ledger AS delta ${linesBehind} AND line.counted <> line.ledger
     ORDER BY line.position LIMIT @limit`,
    { id, after, limit },
  );

/** What nobody counted, and is there by the ledger. */
const uncounted = (reader: Reader, id: string, after: number, limit: number): readonly Line[] =>
  reader.all<Line>(
    `${columns}, -variant.quantity AS delta ${linesBehind} AND line.counted IS NULL AND variant.quantity > 0
     ORDER BY line.position LIMIT @limit`,
    { id, after, limit },
  );

interface Found {
  readonly position: number;
  readonly itemId: string;
  readonly location: string;
}

const foundElsewhere = (reader: Reader, id: string, after: number, limit: number): readonly Found[] =>
  reader.all<Found>(
    `SELECT line.position, item.id AS itemId, item.location
     FROM stock_count_line AS line CROSS JOIN variant ON variant.id = line.variant_id
     CROSS JOIN item ON item.id = variant.item_id
     WHERE line.count_id = @id AND line.position > @after AND line.found = 1 AND line.counted > 0
     ORDER BY line.position LIMIT @limit`,
    { id, after, limit },
  );

/** What turned up here gets this bin. Answers the items that got it. */
function moveHere(writer: Writer, run: RunContext, found: readonly Found[], location: string): readonly string[] {
  const moving = new Map(found.flatMap((item) => (item.location === location ? [] : [[item.itemId, item.location]])));
  applyChanges(
    writer,
    run,
    [...moving].map(([itemId, before]) => ({
      kind: 'item.update',
      itemId,
      before: { location: before },
      after: { location },
    })),
  );
  return [...moving.keys()];
}

/** The seller's own day, as `2026-11-21`. */
function localDate(at: number): string {
  const date = new Date(at);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
