import { join } from 'node:path';
import { createBulk } from '#main/bulk/bulk.ts';
import { createIds } from '#main/ids.ts';
import { removeItems } from '#main/inventory/bin.ts';
import { moveMany } from '#main/inventory/move-many.ts';
import { createMoving, type Moving } from '#main/inventory/moving.ts';
import { createPurge } from '#main/inventory/purge.ts';
import { createStockCounts } from '#main/inventory/stock-counts.ts';
import { createLongWork } from '#main/inventory/undo/long-work.ts';
import { createUndo } from '#main/inventory/undo/undo.ts';
import type { ChangeOptions } from '#main/inventory/undo/work-options.ts';
import { createLots } from '#main/lots/lots.ts';
import { takeBackLot } from '#main/lots/take-back.ts';
import { createSettings } from '#main/settings/settings.ts';
import { openStore } from '#main/store/open.ts';
import { systemClock, systemRandom } from '#main/system.ts';

/**
 * Does something with all items in a folder and takes it back, again and again, until it is killed: edits them, moves them to
 * the recycle bin, splits the lot they are in, counts them. Or empties the recycle bin. Says on standard output each time a part
 * was done, one word a line.
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
  alongside: takeBackLot,
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
const random = systemRandom;
const settings = createSettings({ store, emit, logger: { log: () => undefined } });
const lots = createLots({ store, clock: systemClock, random, emit, settings, changes: options });
const split = async (): Promise<string> => {
  const lotId = lots.names()[0]?.id ?? '';
  const { lot, parts } = lots.get({ id: lotId });
  const basis = parts.map(({ id }, index) => ({ id, pieces: 1, weight: 1 + (index % 7), value: null, fixed: null }));
  return (await lots.split({ id: lotId, revision: lot.revision, method: 'weight', parts: basis })).runId;
};
const counts = createStockCounts({ store, clock: systemClock, random, emit, changes: options });
const count = async (): Promise<string> => {
  const open = counts.list().find(({ state }) => state === 'open');
  const { id } = open ?? (await counts.start({ location: null, blind: false }));
  // Entered by hand they would take longer than the test.
  store.write((writer) =>
    writer.run(
      `UPDATE stock_count_line SET (counted, ledger) =
         (SELECT quantity + 1, quantity FROM variant WHERE id = variant_id) WHERE count_id = @id`,
      { id },
    ),
  );
  return (await counts.apply({ id, missing: 'leave', move: false })).runId;
};
if (what === 'purge') {
  await createPurge({
    ...options,
    clock: systemClock,
    logger: { log: () => undefined },
    sweepPhotos: async () => 0,
  }).emptyBin();
}
const doings: Readonly<Record<string, () => Promise<string>>> = { edit, bin: move, lot: split, count };
for (;;) {
  const runId = (await doings[what]?.()) ?? '';
  process.stdout.write('done\n');
  await undo.undo({ runId });
  process.stdout.write('undone\n');
}
