import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, systemRandom } from '#main/system.ts';
import { createInventory } from '#main/inventory/inventory.ts';
import { createSettings } from '#main/settings/settings.ts';
import { openStore } from '#main/store/open.ts';
import type { ItemQuery } from '#shared/ipc/inventory.ts';
import { createRecordingLogger } from '#test/support/ports.ts';
import { percentile, round } from './bench.ts';
import type { BenchRow } from './bench.ts';
import { seedInventory } from './seed.ts';

const items = 100_000;

/** What sellers type, letter by letter; each prefix is one query, as the search box sends it. */
const typed = [
  'nikon f3 black',
  'vintage film camera',
  'lego building set',
  'coffee mug',
  'S-004711',
  'running shoes mens large',
  'hermès silk scarf',
  'casio watch',
  'blue denim',
  'turntable tested working',
];

/**
 * Search as you type over 100,000 items: 100 rows of the window and the exact total, in main, without IPC. The LIKE scan
 * is what it replaces, measured in the same run on the same database.
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
    const seeding = performance.now();
    seedInventory(store, items);
    const seeded = performance.now() - seeding;
    const emit = () => undefined;
    const logger = createRecordingLogger();
    const settings = createSettings({ store, emit, logger });
    const photoFolder = join(folder, 'photos');
    const inventory = createInventory({
      store,
      clock: systemClock,
      random: systemRandom,
      logger,
      emit,
      settings,
      photoFolder,
    });
    const query = (search: string, part: Partial<ItemQuery> = {}): ItemQuery => ({
      search,
      sort: 'updated',
      descending: true,
      place: 'items',
      offset: 0,
      limit: 100,
      ...part,
    });
    const timed = (run: () => unknown): number => {
      const start = performance.now();
      run();
      return performance.now() - start;
    };

    const prefixes = typed.flatMap((text) => Array.from(text).map((_, index) => text.slice(0, index + 1)));
    for (const prefix of prefixes) inventory.list(query(prefix));
    const sorts = ['updated', 'title', 'price'] as const;
    // A change before each pass, so that no answer is a remembered one; the median of three passes keeps out what else the
    // machine was doing.
    const passes = sorts.map((sort) => {
      store.write((writer) => writer.run('UPDATE item SET revision = revision + 1 WHERE number = 1'));
      return prefixes.map((prefix) => timed(() => inventory.list(query(prefix, { sort }))));
    });
    const searches = prefixes.map((_, index) =>
      percentile(
        passes.map((pass) => pass[index] ?? Number.NaN),
        0.5,
      ),
    );
    const scans = typed.flatMap((text) =>
      text.split(' ').map((word) =>
        timed(() =>
          store.get(
            `SELECT count(*) FROM item WHERE deleted_at IS NULL AND (title LIKE @like OR description LIKE @like OR sku LIKE @like
               OR category LIKE @like OR condition_note LIKE @like)`,
            { like: `%${word}%` },
          ),
        ),
      ),
    );
    const windows = Array.from({ length: 200 }, (_, index) =>
      timed(() => inventory.list(query('', { sort: sorts[index % 3] ?? 'updated', offset: (index * 500) % items }))),
    );
    const first = inventory.list(query('', { limit: 50 })).rows;
    const edits = first.map((row, index) => {
      const item = inventory.get({ id: row.id });
      return timed(() =>
        inventory.update({ id: row.id, baseRevision: item.revision, patch: { title: `${row.title} ${index}` } }),
      );
    });
    const passesAfter = sorts.map((sort) => {
      inventory.remove({ ids: inventory.list(query('', { sort, limit: 1 })).rows.map(({ id }) => id) });
      return prefixes.map((prefix) => timed(() => inventory.list(query(prefix, { sort }))));
    });
    const afterEdits = prefixes.map((_, index) =>
      percentile(
        passesAfter.map((pass) => pass[index] ?? Number.NaN),
        0.5,
      ),
    );

    const p95 = percentile(searches, 0.95);
    const ratio = percentile(scans, 0.5) / percentile(searches, 0.5);
    const row = (name: string, value: number, unit: string, goal: string, ok: boolean): BenchRow => ({
      name,
      value: round(value),
      unit,
      goal,
      ok,
    });
    return [
      row('search as you type, p95', p95, 'ms', '≤ 8', p95 <= 8),
      row('search as you type, median', percentile(searches, 0.5), 'ms', 'for information', true),
      row('search as you type, slowest', Math.max(...searches), 'ms', 'for information', true),
      row('LIKE scan / search, medians', ratio, 'times', '≥ 50', ratio >= 50),
      row('window at any offset, p95', percentile(windows, 0.95), 'ms', '≤ 8', percentile(windows, 0.95) <= 8),
      row(
        'search after 50 edits and removals, p95',
        percentile(afterEdits, 0.95),
        'ms',
        '≤ 8',
        percentile(afterEdits, 0.95) <= 8,
      ),
      row('save one edit, p95', percentile(edits, 0.95), 'ms', 'for information', true),
      row('seeding 100,000 items', seeded / 1_000, 's', 'for information', true),
    ];
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
