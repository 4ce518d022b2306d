import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#main/system.ts';
import { openStore } from '#main/store/open.ts';
import { createRecordingLogger } from '#test/support/ports.ts';
import { seedFacets } from '../../bench/seed-facets.ts';
import type { RunningApp } from '../harness/launch.ts';
import { relaunch, seedProfile } from './support.ts';

/** An app over 600 varied items on four accounts, and what ends it. */
export interface SmallInventory {
  readonly app: RunningApp;
  readonly profile: string;
  readonly end: () => Promise<void>;
}

/** Starts it. Items differ in condition, bin, tags, price and where they are listed, the same in every run. */
export async function smallInventory(): Promise<SmallInventory> {
  const profile = mkdtempSync(join(tmpdir(), 'crossdock-e2e-small-'));
  await (await relaunch(profile)).close();
  seedProfile(profile, 600);
  const { store } = openStore({
    file: join(profile, 'data', 'crossdock.sqlite'),
    backupFolder: join(profile, 'data', 'backups'),
    clock: systemClock,
    logger: createRecordingLogger(),
  });
  seedFacets(store);
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
