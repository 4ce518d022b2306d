import type { Inventory } from '#main/inventory/inventory.ts';
import { registry } from '#main/marketplaces/registry.ts';
import { createWorlds } from '#main/marketplaces/worlds.ts';
import { startPractice, type RunningPractice } from '#main/practice/practice.ts';
import type { Reminder } from '#main/publishing/by-hand/reminder.ts';
import { systemClock, systemRandom } from '#main/system.ts';
import { everyPair } from '#shared/domain/pairs.ts';
import type { Account } from '#shared/domain/account.ts';
import type { Item } from '#shared/domain/item.ts';
import type { Intent } from '#shared/ipc/publishing.ts';
import { eventually, fastClock } from '#test/support/clocks.ts';
import { keyedSecrets } from '../headless.ts';
import { openDesk, temporaryFolder, type Desk, type DeskOptions } from '../publishing/desk.ts';
import { addSampleItem, type SampleItem } from '../publishing/sample-items.ts';

/** Practice marketplaces and a desk in front of all of them, with time twenty times as fast. */
export interface Shop {
  readonly practice: RunningPractice;
  desk: Desk;
  readonly folder: string;
  readonly reminders: readonly Reminder[];
  /** Folders that were shown to the seller. */
  readonly shown: readonly string[];
  /** Ends the app and starts it anew over the same files. */
  restart(): Promise<void>;
  finished(batchId: string): Promise<readonly Intent[]>;
  publish(itemIds: readonly string[], accountIds: readonly string[]): Promise<readonly Intent[]>;
  close(): Promise<void>;
}

export async function openShop(hooks: Pick<DeskOptions, 'onStepBoundary'> = {}): Promise<Shop> {
  const folder = temporaryFolder();
  const practice = await startPractice({ stateFile: ':memory:', clock: systemClock, random: systemRandom });
  const reminders: Reminder[] = [];
  const shown: string[] = [];
  // One key store, which outlives the app.
  const secrets = keyedSecrets();
  const open = (): Desk =>
    openDesk({
      folder: folder.path,
      clock: fastClock(20),
      worlds: createWorlds({ registry, practice: (id) => practice.worlds[id], env: {} }),
      handFolder: `${folder.path}/by-hand`,
      openFolder: (path) => Promise.resolve(void shown.push(path)),
      remind: (reminder) => void reminders.push(reminder),
      secrets,
      ...hooks,
    });
  const desk = open();
  desk.publishing.start();
  const shop: Shop = {
    practice,
    desk,
    folder: folder.path,
    reminders,
    shown,
    restart: async () => {
      await shop.desk.close();
      shop.desk = open();
      shop.desk.publishing.start();
    },
    finished: (batchId) =>
      eventually(`batch ${batchId}`, () => {
        const intents = shop.desk.publishing.batch({ batchId });
        return intents.every(({ finishedAt }) => finishedAt !== null) && intents;
      }),
    publish: async (itemIds, accountIds) =>
      shop.finished((await shop.desk.publishing.publish({ pairs: everyPair(itemIds, accountIds) })).batchId),
    close: async () => {
      await shop.desk.close();
      await practice.close();
      folder.remove();
    },
  };
  return shop;
}

/** A signed-in seller of practice OfferUp who has said where the items are. */
export async function connectOfferUp({ accounts }: Desk): Promise<Account> {
  const { id } = await accounts.connect({ marketplace: 'offerup', environment: 'practice' });
  return accounts.chooseSetup({ id, values: { place: '43.66,-70.26' } });
}

/** A film camera that OfferUp takes as well. */
export async function addOfferUpItem(inventory: Inventory, sample: SampleItem = {}): Promise<Item> {
  const { id, revision, markets } = await addSampleItem(inventory, { photos: 1, ...sample });
  const name = 'Electronics and media';
  const offerup = { categoryId: name, categoryName: name, aspects: {} };
  return inventory.update({ id, baseRevision: revision, patch: { markets: { ...markets, offerup } } });
}
