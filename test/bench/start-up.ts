import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#main/system.ts';
import { openStore } from '#main/store/open.ts';
import { launchApp } from '#test/e2e/harness/launch.ts';
import { createRecordingLogger } from '#test/support/ports.ts';
import { percentile, round, type BenchRow } from './bench.ts';
import { seedInventory } from './seed.ts';

const items = 100_000;
const starts = 7;

/** A profile folder whose database already exists, so that neither of the two starts creates one. */
function prepareProfile(folder: string, count: number): string {
  const profile = join(folder, `items-${count}`);
  const data = join(profile, 'data');
  mkdirSync(data, { recursive: true });
  const { store } = openStore({
    file: join(data, 'crossdock.sqlite'),
    backupFolder: join(data, 'backups'),
    clock: systemClock,
    logger: createRecordingLogger(),
  });
  if (count > 0) seedInventory(store, count);
  store.close();
  return profile;
}

/** From starting the process to a window in which the seller can type and sees the first items, ms. */
async function startUp(profile: string): Promise<number> {
  const begun = performance.now();
  const app = await launchApp({ profile });
  const firstItem = app.window.locator('[role="grid"] [role="row"]').nth(1);
  await firstItem.or(app.window.getByRole('heading', { name: 'Your inventory is empty' })).waitFor();
  const took = performance.now() - begun;
  await app.close();
  return took;
}

/** Cold start with an empty inventory and with 100,000 items, in turn, so that both meet the same machine. */
export async function bench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-start-'));
  try {
    const empty = prepareProfile(folder, 0);
    const full = prepareProfile(folder, items);
    const emptyTimes: number[] = [];
    const fullTimes: number[] = [];
    for (let turn = 0; turn <= starts; turn += 1) {
      const times = [await startUp(empty), await startUp(full)] as const;
      // The first pair warms the disk cache for both.
      if (turn === 0) continue;
      emptyTimes.push(times[0]);
      fullTimes.push(times[1]);
    }
    const ratio = percentile(fullTimes, 0.5) / percentile(emptyTimes, 0.5);
    return [
      {
        name: 'start with 100,000 items / with none, medians',
        value: round(ratio),
        unit: 'times',
        goal: '≤ 1.3',
        ok: ratio <= 1.3,
      },
      {
        name: 'start with none, median',
        value: round(percentile(emptyTimes, 0.5), 0),
        unit: 'ms',
        goal: 'for information',
        ok: true,
      },
      {
        name: 'start with 100,000 items, median',
        value: round(percentile(fullTimes, 0.5), 0),
        unit: 'ms',
        goal: 'for information',
        ok: true,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
