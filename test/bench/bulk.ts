import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBulk } from '#main/bulk/bulk.ts';
import { createIds } from '#main/ids.ts';
import { createLongWork } from '#main/inventory/undo/long-work.ts';
import { createUndo } from '#main/inventory/undo/undo.ts';
import type { ChangeOptions } from '#main/inventory/undo/work-options.ts';
import { openStore } from '#main/store/open.ts';
import type { Store } from '#main/store/connection.ts';
import { systemClock, systemRandom } from '#main/system.ts';
import type { BulkOperation } from '#shared/domain/bulk.ts';
import { createRecordingLogger } from '#test/support/ports.ts';
import { percentile, round } from './bench.ts';
import type { BenchRow } from './bench.ts';
import { seedInventory } from './seed.ts';

const items = 100_000;
const edited = 10_000;

const priceChange: BulkOperation = {
  kind: 'amount',
  field: 'price',
  change: { kind: 'percent', hundredths: 1_000 },
  round: { to: { kind: 'ending', hundredths: 99 }, direction: 'nearest' },
};

/**
 * A price change of 10,000 items among 100,000, previewed row by row, undoable and whole after a power cut, against what SQL
 * alone takes to change the same prices and to write the same record of it in one transaction. Then how long the app stands
 * still at most while all 100,000 are changed and taken back.
 */
export async function bench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-bench-'));
  const { store } = openStore({
    file: join(folder, 'crossdock.db'),
    backupFolder: join(folder, 'backups'),
    clock: systemClock,
    logger: createRecordingLogger(),
  });
  try {
    seedInventory(store, items);
    const newId = createIds(systemClock, systemRandom);
    const options: ChangeOptions = {
      store,
      context: { clock: systemClock, newId, emit: () => undefined },
      elapsed: () => performance.now(),
      listings: { followStock: () => undefined, openListings: () => [], revise: async () => undefined },
      alongside: () => undefined,
      work: createLongWork(store),
    };
    const bulk = createBulk(options);
    const undo = createUndo(options);
    const all = store.column<string>('SELECT id FROM item ORDER BY number');
    const select = (ids: readonly string[]): string => {
      let selection: string | null = null;
      for (let from = 0; from < ids.length; from += 5_000)
        ({ selection } = bulk.select({ selection, ids: ids.slice(from, from + 5_000) }));
      return selection ?? '';
    };
    const timed = async (work: () => unknown): Promise<number> => {
      const start = performance.now();
      await work();
      return performance.now() - start;
    };

    const ratios: number[] = [];
    const times: number[] = [];
    const bares: number[] = [];
    // Rows of their own for both, so that neither finds what the other has brought into memory.
    for (let pass = 0; pass < 4; pass += 1) {
      const ids = all.slice(pass * 20_000, pass * 20_000 + edited);
      const others = all.slice(pass * 20_000 + edited, (pass + 1) * 20_000);
      const ours = () => timed(() => bulk.run({ selection: select(ids), operation: priceChange, listings: 'leave' }));
      const theirs = () => timed(() => bareUpdate(store, others, newId));
      const [mine, bare] =
        pass % 2 === 0 ? [await ours(), await theirs()] : [await theirs(), await ours()].toReversed();
      times.push(mine ?? Number.NaN);
      bares.push(bare ?? Number.NaN);
      ratios.push((mine ?? Number.NaN) / (bare ?? Number.NaN));
    }

    const stall = watchStalls();
    const selection = select(all);
    const run = await timed(async () => {
      const { runId } = await bulk.run({ selection, operation: priceChange, listings: 'leave' });
      await undo.undo({ runId });
    });
    const longest = stall();

    const row = (name: string, value: number, unit: string, goal: string, ok: boolean): BenchRow => ({
      name,
      value: round(value),
      unit,
      goal,
      ok,
    });
    const ratio = percentile(ratios, 0.5);
    return [
      row('price of 10,000 items / bare SQL with the same record', ratio, 'times', '≤ 3', ratio <= 3),
      row('price of 10,000 items', percentile(times, 0.5), 'ms', 'for information', true),
      row('bare SQL', percentile(bares, 0.5), 'ms', 'for information', true),
      row('price of 100,000 items and taking it back', run / 1_000, 's', 'for information', true),
      row('longest standstill meanwhile', longest, 'ms', '≤ 50', longest <= 50),
    ];
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What it takes without us: prices, revision and time of the items, and a record of before and after for each. */
function bareUpdate(store: Store, ids: readonly string[], newId: () => string): void {
  const wanted = { ids: JSON.stringify(ids) };
  const rows = JSON.stringify(ids.map((id) => [newId(), id]));
  const at = systemClock.now();
  const runId = newId();
  store.write((writer) => {
    writer.run(`INSERT INTO change_run (id, at, kind, details, state) VALUES (@runId, @at, 'bulk', '{}', 'done')`, {
      runId,
      at,
    });
    writer.run(
      `INSERT INTO change_set (id, run_id, at, kind, item_id, revision, before, after, updated_from, updated_to)
       SELECT new.value ->> 0, @runId, @at, 'variant.update', item.id, item.revision + 1,
         json_object('variantId', variant.id, 'price', json_object('amount', variant.price_amount, 'currency', 'USD')),
         json_object('variantId', variant.id, 'price',
           json_object('amount', variant.price_amount * 11 / 10 / 100 * 100 + 99, 'currency', 'USD')),
         item.updated_at, @at
       FROM json_each(@rows) AS new CROSS JOIN item ON item.id = new.value ->> 1
       CROSS JOIN variant ON variant.item_id = item.id`,
      { runId, at, rows },
    );
    writer.run(
      `UPDATE variant SET price_amount = price_amount * 11 / 10 / 100 * 100 + 99
       WHERE item_id IN (SELECT value FROM json_each(@ids))`,
      wanted,
    );
    writer.run(
      `UPDATE item SET revision = revision + 1, updated_at = @at WHERE id IN (SELECT value FROM json_each(@ids))`,
      { ...wanted, at },
    );
  });
}

/** The longest time the event loop had no turn, until the answer is called. */
function watchStalls(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return longest;
  };
}
