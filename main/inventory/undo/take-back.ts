import { AppError } from '#shared/errors.ts';
import { announce, openRun } from '../change.ts';
import { inSlices } from '../slices.ts';
import { changesBefore, reverseChanges } from './reverse.ts';
import type { ChangeOptions } from './work-options.ts';

/**
 * Takes back what a run that was cut off or cancelled has done so far, and forgets it: nobody can want to take that back in
 * turn. Each slice is gone from the record in the transaction that takes it back, so it may be cut off as often as it likes.
 */
export async function takeBack(options: ChangeOptions, runId: string): Promise<void> {
  const { store, context } = options;
  const itemIds = new Set<string>();
  await inSlices(options, (limit) =>
    store.write((writer) => {
      const changes = changesBefore(writer, { runId, before: Number.MAX_SAFE_INTEGER, limit });
      const last = changes.at(-1);
      if (!last) return 0;
      const { changed } = reverseChanges(writer, { ...context, runId }, changes, 'forget');
      options.listings.followStock(
        writer,
        changed.filter(({ kind }) => kind === 'stock.adjust').map(({ itemId }) => itemId),
      );
      writer.run('DELETE FROM change_set WHERE run_id = @runId AND rowid >= @from', { runId, from: last.number });
      for (const { itemId } of changed) itemIds.add(itemId);
      return changes.length;
    }, 'soon'),
  );
  await store.synced();
  store.write((writer) => {
    const holder = openRun(writer, context, { kind: 'undo', undoes: runId });
    try {
      options.alongside(writer, runId)?.(writer, holder);
    } catch (error) {
      // It was changed again since and stays as it is; the items are taken back all the same.
      if (!(error instanceof AppError)) throw error;
    }
    writer.run(`DELETE FROM change_refusal WHERE run_id = @runId`, { runId });
    writer.run(`UPDATE change_run SET state = 'taken_back', items = @items WHERE id = @runId`, {
      runId,
      items: itemIds.size,
    });
    announce(writer, context, [...itemIds]);
    writer.afterCommit(() => context.emit('history.changed', {}));
  });
}

/** The start of the app: runs that an earlier process left in the middle. Answers how many. */
export async function takeBackCutOff(options: ChangeOptions): Promise<number> {
  const cutOff = options.store.column<string>(`SELECT id FROM change_run WHERE state = 'running' ORDER BY rowid DESC`);
  for (const runId of cutOff) await takeBack(options, runId);
  return cutOff.length;
}
