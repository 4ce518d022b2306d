import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createItemList, type ItemList } from '#main/inventory/item-list.ts';
import { writeOnlineBackup } from '#main/store/backups.ts';
import type { Store } from '#main/store/connection.ts';
import { openStore } from '#main/store/open.ts';
import { systemClock } from '#main/system.ts';
import { launchApp } from '#test/e2e/harness/launch.ts';
import { createRecordingLogger } from '#test/support/ports.ts';
import { percentile, row, type BenchRow } from './bench.ts';
import { measureFrames } from './grid-frames.ts';
import { mixes } from './grid-mixes.ts';
import { seedFacets } from './seed-facets.ts';
import { seedInventory } from './seed.ts';

const items = 100_000;
const queries = 600;

/**
 * The grid over 100,000 items: any mix of filter, text, order and window in main, also right after a save; and in a real
 * browser the first paint, scrolling from top to bottom and jumps, beside a bare page, and how many rows are in the page. Needs a
 * built app.
 */
export async function bench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-grid-'));
  try {
    const data = join(folder, 'data');
    mkdirSync(data, { recursive: true });
    const backupFolder = join(data, 'backups');
    const { store } = openStore({
      file: join(data, 'crossdock.sqlite'),
      backupFolder,
      clock: systemClock,
      logger: createRecordingLogger(),
    });
    seedInventory(store, items);
    seedFacets(store);
    const inMain = measureMain(store);
    // Today's, or the app would make it a minute after its start, while frames are measured.
    await writeOnlineBackup({ copyTo: store.copyTo, folder: backupFolder, clock: systemClock });
    store.close();
    return [...inMain, ...(await measurePage(folder))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const timed = (run: () => unknown): number => {
  const start = performance.now();
  run();
  return performance.now() - start;
};

function measureMain(store: Store): BenchRow[] {
  const list: ItemList = createItemList({ store, clock: systemClock, lowStockAt: () => 1 });
  const steps: number[] = [];
  for (let more = true; more;) {
    const start = performance.now();
    more = list.prepareSome();
    steps.push(performance.now() - start);
  }
  const asked = mixes(queries);
  // Twice, so that the engine has compiled what it runs; what was kept of the first time is long replaced by then.
  for (const query of asked) list.list(query);
  const answers = asked.map((query) => timed(() => list.list(query)));
  // A save of another item before each question, asked twice as the grid on the screen does.
  const afterSaves = asked.map((query, index) => {
    list.list(query);
    store.write((writer) =>
      writer.run(
        `UPDATE item SET title_key = title_key || 'x', updated_at = updated_at + 60000, revision = revision + 1 WHERE number = @number`,
        { number: 1 + ((index * 7919) % items) },
      ),
    );
    return timed(() => list.list(query));
  });
  const facets = (['status', 'marketplace', 'condition', 'category', 'location', 'tag', 'missing'] as const).map(
    (facet) =>
      timed(() => list.facet({ place: 'items', search: 'nikon', filter: { condition: ['good'] }, facet, find: '' })),
  );
  const p95 = percentile(answers, 0.95);
  const p95After = percentile(afterSaves, 0.95);
  return [
    row('filter + search in main, p95', p95, 'ms', '≤ 16', p95 <= 16),
    row('filter + search in main, median', percentile(answers, 0.5), 'ms'),
    row('filter + search in main, slowest', Math.max(...answers), 'ms'),
    row('the same right after a save, p95', p95After, 'ms', '≤ 16', p95After <= 16),
    row('counts of a filter’s values, slowest', Math.max(...facets), 'ms'),
    row('preparing after the start, longest step', Math.max(...steps), 'ms'),
    row(
      'preparing after the start, all steps',
      steps.reduce((sum, step) => sum + step, 0),
      'ms',
    ),
  ];
}

async function measurePage(profile: string): Promise<BenchRow[]> {
  const begun = performance.now();
  const app = await launchApp({ profile });
  try {
    const { window: page } = app;
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.locator('[role=row][data-index="0"][aria-busy=false]').waitFor();
    const firstPaint = performance.now() - begun;
    const before = await heap(page);
    const frames = await measureFrames(page, items);
    const after = await heap(page);
    return [
      row('start to first items of the grid', firstPaint, 'ms'),
      ...frames,
      row('memory of the page, after / before scrolling', after / before, 'times', '≤ 2', after / before <= 2),
      row('memory of the page after scrolling', after / 1_000_000, 'MB'),
    ];
  } finally {
    await app.close();
  }
}

/** Bytes of live objects in the page. */
async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
