import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, rmSync, writeSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { createInventory } from '#main/inventory/inventory.ts';
import { searchWords } from '#main/inventory/search-text.ts';
import { createSettings } from '#main/settings/settings.ts';
import { openStore } from '#main/store/open.ts';
import { systemClock, systemRandom } from '#main/system.ts';
import type { Logger } from '#main/ports.ts';
import type { SqlParameters, Store } from '#main/store/connection.ts';
import { round } from './bench.ts';
import type { BenchRow } from './bench.ts';
import { seedInventory } from './seed.ts';

const many = 100_000;
const few = 10_000;
/** Items that are there before: their rows fill SQLite's page cache. */
const cached = 40_000;

/** One that keeps what it is told would count as memory of the import. */
const quiet: Logger = { log: () => undefined };

interface Measured {
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly longestTurnMs: number;
  readonly rows: number;
}

/**
 * A list of 100,000 items, each new, through the whole import (file, encoding, columns, judgement, change record, search
 * words), against a bare loop that writes the very same rows into an empty database. And the peak of memory at 100,000
 * rows against that at 10,000, each in a process of its own.
 */
export async function bench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-bench-'));
  try {
    writeList(join(folder, `${few}.csv`), folder, few);
    writeList(join(folder, `${many}.csv`), folder, many);
    const small = run(folder, 'memory', few);
    const large = run(folder, 'memory', many);
    const whole = run(folder, 'import', many);
    const bare = run(folder, 'bare', many);
    const ratio = bare.seconds / whole.seconds;
    const memory = large.peakMegabytes / small.peakMegabytes;
    const row = (name: string, value: number, unit: string, goal: string, ok: boolean): BenchRow => ({
      name,
      value: round(value),
      unit,
      goal,
      ok,
    });
    return [
      row('import of 100,000 rows / bare insert loop, speed', ratio, 'times', '≥ 0.4', ratio >= 0.4),
      row('peak of memory, 100,000 rows / 10,000 rows', memory, 'times', '≤ 1.3', memory <= 1.3),
      row('import of 100,000 rows', whole.seconds, 's', 'for information', true),
      row('bare insert loop of the same rows', bare.seconds, 's', 'for information', true),
      row('peak of memory at 100,000 rows', large.peakMegabytes, 'MB', 'for information', true),
      row('longest turn of the event loop', whole.longestTurnMs, 'ms', '≤ 50', whole.longestTurnMs <= 50),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The work in a new process: memory that one measurement left behind would be counted to the next. */
function run(folder: string, work: 'import' | 'memory' | 'bare', count: number): Measured {
  const child = spawnSync(
    process.execPath,
    ['--expose-gc', fileURLToPath(import.meta.url), work, folder, String(count)],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (child.status !== 0) throw new Error(`the ${work} of ${count} rows failed`);
  return JSON.parse(child.stdout) as Measured;
}

const openBench = (file: string): Store =>
  openStore({
    file,
    backupFolder: join(file, '..', 'backups'),
    clock: systemClock,
    logger: quiet,
  }).store;

/** Items of the other benches as a list with the columns a seller's own would have. */
function writeList(path: string, folder: string, count: number): void {
  const file = join(folder, `seed-${count}.db`);
  const store = openBench(file);
  seedInventory(store, count);
  const list = openSync(path, 'w');
  writeSync(list, 'Title,SKU,Quantity,Price,Currency,Cost,Condition,Own category,Description\n');
  for (const item of store.iterate<Record<string, string | number>>(
    `SELECT i.title, i.sku, i.quantity, printf('%.2f', i.price_amount / 100.0) AS price, printf('%.2f', i.cost_amount / 100.0) AS cost,
       i.category, i.description FROM item i`,
  )) {
    const { title, sku, quantity, price, cost, category, description } = item;
    writeSync(list, `${title},L${sku},${quantity},${price},USD,${cost},Used,${category},"${description}"\n`);
  }
  closeSync(list);
  store.close();
}

async function importList(folder: string, count: number, present: number): Promise<Measured> {
  const store = openBench(join(folder, `${present === 0 ? 'import' : 'memory'}-${count}.db`));
  const emit = () => undefined;
  const settings = createSettings({ store, emit, logger: quiet });
  const inventory = createInventory({
    store,
    clock: systemClock,
    random: systemRandom,
    logger: quiet,
    emit,
    settings,
    photoFolder: join(folder, 'photos'),
  });
  // SQLite's page cache has a bound of its own, which a small database does not come to: it is full before both.
  seedInventory(store, present);
  store.get('SELECT sum(length(description)) AS all_read FROM item');
  const turns = monitorEventLoopDelay({ resolution: 5 });
  turns.enable();
  const before = process.cpuUsage();
  const { created } = await inventory.importCsv({ source: join(folder, `${count}.csv`), currency: 'USD' });
  const seconds = processorSeconds(before);
  turns.disable();
  if (created !== count) throw new Error(`${created} of ${count} items were created`);
  store.close();
  return { seconds, peakMegabytes: peak(), longestTurnMs: turns.max / 1_000_000, rows: created };
}

/** Tables the import writes to, and in which order their rows can be put back. */
const tables = ['change_run', 'item', 'variant', 'stock_event', 'change_set'] as const;

/** Every row the import has written, read ahead in slices, so that only the inserting is timed. */
function insertBare(folder: string, count: number): Measured {
  const from = openBench(join(folder, `import-${count}.db`));
  const store = openBench(join(folder, 'bare.db'));
  const statements = tables.map((table) => {
    const columns = from
      .all<{ name: string; hidden: number }>('SELECT name, hidden FROM pragma_table_xinfo(@table)', { table })
      .filter(({ hidden }) => hidden === 0)
      .map(({ name }) => name)
      // The triggers keep it.
      .filter((name) => !(table === 'variant' && name === 'quantity'));
    return {
      table,
      insert: `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map((name) => `@${name}`).join()})`,
      select: (first: number) => ({
        sql: `SELECT ${columns.join()} FROM ${table} WHERE rowid >= @first AND rowid < @first + 1000`,
        first,
      }),
    };
  });
  const texts =
    'SELECT title, category, location, tags, condition_note, description, sku, number FROM item WHERE number >= @first AND number < @first + 1000';
  let seconds = 0;
  for (let first = 1; first <= count; first += 1_000) {
    const rows = statements.flatMap(({ insert, select }) => {
      const { sql } = select(first);
      return from.all<SqlParameters>(sql, { first }).map((values) => ({ insert, values }));
    });
    const words = from.all<Record<string, string | number>>(texts, { first }).map(({ number, ...all }) => ({
      number: Number(number),
      words: searchWords(Object.values(all).map(String)),
    }));
    const before = process.cpuUsage();
    store.write((writer) => {
      for (const { insert, values } of rows) writer.run(insert, values);
      for (const each of words) writer.run('INSERT INTO item_search (rowid, words) VALUES (@number, @words)', each);
    }, 'soon');
    seconds += processorSeconds(before);
  }
  from.close();
  store.close();
  return { seconds, peakMegabytes: peak(), longestTurnMs: 0, rows: count };
}

/** Of this process alone, so that what else the machine does counts for little. */
function processorSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000_000;
}

/** Peak of the resident memory of this process, MB. */
const peak = (): number => process.resourceUsage().maxRSS / 1_024;

const [work, folder = '', count = '0'] = process.argv.slice(2);
if (process.argv[1] === fileURLToPath(import.meta.url) && existsSync(folder)) {
  const measured =
    work === 'bare'
      ? insertBare(folder, Number(count))
      : await importList(folder, Number(count), work === 'memory' ? cached : 0);
  process.stdout.write(JSON.stringify(measured));
}
