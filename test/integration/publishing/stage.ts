import { startPractice, type RunningPractice } from '#main/practice/practice.ts';
import { systemClock, systemRandom } from '#main/system.ts';
import { everyPair } from '#shared/domain/pairs.ts';
import type { Account } from '#shared/domain/account.ts';
import type { Intent } from '#shared/ipc/publishing.ts';
import { eventually, fastClock } from '#test/support/clocks.ts';
import { openDesk, temporaryFolder, type Desk, type DeskOptions } from './desk.ts';

/** A practice eBay, a desk in front of it and one signed-in seller, with time twenty times as fast. */
export interface Stage {
  readonly practice: RunningPractice;
  readonly desk: Desk;
  readonly account: Account;
  /** Publishes and answers the intents when all are finished. */
  publish(itemIds: readonly string[], accountIds?: readonly string[]): Promise<readonly Intent[]>;
  finished(batchId: string): Promise<readonly Intent[]>;
  /** What buyers can find under a SKU, on any account. */
  onServer(sku: string): ReturnType<RunningPractice['control']['listings']>;
  close(): Promise<void>;
}

export async function openStage(options: Partial<DeskOptions> & { readonly seller?: string } = {}): Promise<Stage> {
  const { seller, ...deskOptions } = options;
  const folder = temporaryFolder();
  const practice = await startPractice({ stateFile: ':memory:', clock: systemClock, random: systemRandom });
  const desk = openDesk({
    folder: folder.path,
    worlds: (marketplace) => practice.worlds[marketplace],
    clock: fastClock(20),
    ...deskOptions,
  });
  const account = await desk.connect(seller);
  desk.publishing.start();
  const finished = (batchId: string): Promise<readonly Intent[]> =>
    eventually(`batch ${batchId}`, () => {
      const intents = desk.publishing.batch({ batchId });
      return intents.every(({ finishedAt }) => finishedAt !== null) && intents;
    });
  return {
    practice,
    desk,
    account,
    finished,
    publish: async (itemIds, accountIds = [account.id]) =>
      finished((await desk.publishing.publish({ pairs: everyPair(itemIds, accountIds) })).batchId),
    onServer: (sku) =>
      practice.control.listings().filter((listing) => listing.sku === sku && listing.state !== 'ended'),
    close: async () => {
      await desk.close();
      await practice.close();
      folder.remove();
    },
  };
}
