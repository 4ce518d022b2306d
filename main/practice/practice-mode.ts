import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import type { WorldSettings } from '../marketplaces/worlds.ts';
import type { RunningPractice } from './practice.ts';

/** The practice marketplaces of the app: they run while the setting is on and only then. */
export interface PracticeMode {
  /** Starts or stops them so that they follow the setting. Calls queue up; the last one wins. */
  apply(wanted: boolean): Promise<void>;
  /** `undefined` while they are off. */
  world(marketplace: MarketplaceId): WorldSettings | undefined;
  running(): RunningPractice | undefined;
  /** Where practice listings are shown, for the allow-list of links. */
  origins(): readonly string[];
}

/** `start` is startPractice with this app's state file, clock and randomness. */
export function createPracticeMode(start: () => Promise<RunningPractice>): PracticeMode {
  let current: RunningPractice | undefined;
  let work: Promise<void> = Promise.resolve();
  const change = async (wanted: boolean): Promise<void> => {
    if (wanted && current === undefined) current = await start();
    if (!wanted && current !== undefined) {
      const stopping = current;
      current = undefined;
      await stopping.close();
    }
  };
  return {
    apply: (wanted) => {
      // After a failed change the next one starts afresh; the failure belongs to whoever asked for it.
      work = work.catch(() => undefined).then(() => change(wanted));
      return work;
    },
    world: (marketplace) => current?.worlds[marketplace],
    running: () => current,
    origins: () =>
      Object.values(current?.worlds ?? {}).flatMap(({ hosts: { web } }) =>
        web === undefined ? [] : [new URL(web).origin],
      ),
  };
}
