import { join } from 'node:path';
import { createBulk } from '#main/bulk/bulk.ts';
import { createIds } from '#main/ids.ts';
import { removeItems } from '#main/inventory/bin.ts';
import { moveMany } from '#main/inventory/move-many.ts';
import { createMoving, type Moving } from '#main/inventory/moving.ts';
import { createLongWork } from '#main/inventory/undo/long-work.ts';
import { createUndo } from '#main/inventory/undo/undo.ts';
import type { ChangeOptions } from '#main/inventory/undo/work-options.ts';
import { openStore } from '#main/store/open.ts';
import { systemClock, systemRandom } from '#main/system.ts';

/**
 * Edits all items in a folder, or moves them to the recycle bin, and takes that back, again and again, until it is killed.
 * Says on standard output each time a part was done, one word a line.
 */
const [folder = '', what = 'edit'] = process.argv.slice(2);
const { store } = openStore({
  file: join(folder, 'crossdock.db'),
  backupFolder: join(folder, 'backups'),
  clock: systemClock,
  logger: { log: () => undefined },
});
let turns = 0;
const emit: ChangeOptions['context']['emit'] = (name) =>
  void ((name === 'bulk.progress' || name === 'items.moving') && process.stdout.write('edit\n'));
/** Each look at it is a slice; those of undo have no progress of their own. */
const elapsed = (): number => {
  turns += 1;
  if (turns % 2 === 0) process.stdout.write('slice\n');
  return performance.now();
};
const options: ChangeOptions & { readonly moving: Moving } = {
  store,
  context: {
    clock: systemClock,
    newId: createIds(systemClock, systemRandom),
    emit,
  },
  elapsed,
  moving: createMoving({ context: { emit }, elapsed }),
  listings: { followStock: () => undefined, openListings: () => [], revise: async () => undefined },
  alongside: () => undefined,
  work: createLongWork(store),
};
const bulk = createBulk(options);
const undo = createUndo(options);
const ids = store.column<string>('SELECT id FROM item ORDER BY number');
const edit = async (): Promise<string> => {
  const { selection } = bulk.select({ selection: null, ids });
  const { runId } = await bulk.run({
    selection,
    operation: {
      kind: 'replace',
      field: 'title',
      find: 'a',
      replacement: 'AAA',
      regex: false,
      matchCase: true,
      wholeWord: false,
    },
    listings: 'leave',
  });
  return runId;
};
const move = async (): Promise<string> => {
  const { runId } = await moveMany(options, { kind: 'item.remove', ids, some: removeItems });
  return runId ?? '';
};
for (;;) {
  const runId = await (what === 'edit' ? edit() : move());
  process.stdout.write('done\n');
  await undo.undo({ runId });
  process.stdout.write('undone\n');
}
