import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPractice, type RunningPractice } from '#main/practice/practice.ts';
import { systemClock, systemRandom } from '#main/system.ts';
import type { Account } from '#shared/domain/account.ts';
import type { Intent } from '#shared/ipc/publishing.ts';
import { eventually, fastClock } from '../clocks.ts';
import { openDesk, temporaryFolder, type Desk } from './desk.ts';
import { addSampleItem, skuOf } from './sample-items.ts';

describe('publishing to practice eBay', () => {
  let practice: RunningPractice;
  let desk: Desk;
  let account: Account;
  const folder = temporaryFolder();

  beforeAll(async () => {
    practice = await startPractice({ stateFile: ':memory:', clock: systemClock, random: systemRandom });
    desk = openDesk({ folder: folder.path, ebay: practice.ebay, clock: fastClock(20) });
    account = await desk.connect();
    desk.publishing.start();
  });
  afterAll(async () => {
    await desk.close();
    await practice.close();
    folder.remove();
  });
  beforeEach(() => practice.control.clearFaults());

  const finished = (batchId: string): Promise<readonly Intent[]> =>
    eventually(`batch ${batchId}`, () => {
      const intents = desk.publishing.batch({ batchId });
      return intents.every(({ finishedAt }) => finishedAt !== null) && intents;
    });
  const onServer = (sku: string) =>
    practice.control.listings().filter((listing) => listing.sku === sku && listing.state !== 'ended');

  it('publishes an item, reads it back and calls it live', async () => {
    const item = await addSampleItem(desk.inventory, { quantity: 3 });
    const { batchId } = await desk.publishing.publish({ itemIds: [item.id], accountIds: [account.id] });
    const [intent] = await finished(batchId);
    expect(intent).toMatchObject({ state: 'succeeded', error: null });
    expect(intent?.steps.map((step) => `${step.name} ${step.state}`)).toEqual([
      'photos done',
      'item done',
      'offer done',
      'publish done',
      'read_back done',
    ]);
    const [remote] = onServer(skuOf(item));
    expect(intent?.listing).toMatchObject({
      state: 'live',
      drift: [],
      remoteId: remote?.listingId,
      url: remote?.url,
      quantity: 3,
      readBack: { title: item.title, price: { amount: 12_900, currency: 'USD' }, quantity: 3, photoCount: 2, status: 'live' },
    });
  });
});
