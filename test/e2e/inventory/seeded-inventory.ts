import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#main/system.ts';
import { openStore } from '#main/store/open.ts';
import { createRecordingLogger } from '#test/support/ports.ts';
import type { Store } from '#main/store/connection.ts';
import { seedInventory } from '../../bench/seed.ts';
import { seedFacets } from '../../bench/seed-facets.ts';
import type { RunningApp } from '../harness/launch.ts';
import { relaunch } from './support.ts';

/** An app over items that are the same in every run, and what ends it. */
export interface SeededInventory {
  readonly app: RunningApp;
  readonly profile: string;
  readonly end: () => Promise<void>;
}

/** Starts it with as many items. `more` writes into the database before. */
export async function seededInventory(
  count: number,
  more: (store: Store) => void = () => undefined,
): Promise<SeededInventory> {
  const profile = mkdtempSync(join(tmpdir(), 'crossdock-e2e-seeded-'));
  await (await relaunch(profile)).close();
  const { store } = openStore({
    file: join(profile, 'data', 'crossdock.sqlite'),
    backupFolder: join(profile, 'data', 'backups'),
    clock: systemClock,
    logger: createRecordingLogger(),
  });
  seedInventory(store, count);
  more(store);
  store.close();
  const app = await relaunch(profile);
  await app.window.setViewportSize({ width: 1280, height: 800 });
  return {
    app,
    profile,
    end: async () => {
      await app.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** 600 items on four accounts, which differ in condition, bin, tags, price and where they are listed. */
export const smallInventory = (): Promise<SeededInventory> => seededInventory(600, seedFacets);
