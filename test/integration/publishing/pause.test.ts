import { everyPair } from '#shared/domain/pairs.ts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '#test/support/clocks.ts';
import { addSampleItem, skuOf } from './sample-items.ts';
import { openStage } from './stage.ts';

describe('a paused account', () => {
  it('sends nothing and asks nothing; its work goes on where it was when it is let go', async () => {
    const stage = await openStage();
    onTestFinished(() => stage.close());
    const { desk, account, practice } = stage;
    const item = await addSampleItem(desk.inventory, { photos: 1 });
    desk.accounts.pause({ id: account.id, paused: true });
    const { batchId } = await desk.publishing.publish({ pairs: everyPair([item.id], [account.id]) });
    const [waiting] = await eventually('the account holds its work', () => {
      const intents = desk.publishing.batch({ batchId });
      return intents.every(({ state }) => state === 'waiting') && intents;
    });
    expect(waiting).toMatchObject({ error: { reason: 'account_paused' }, retryAt: null });
    practice.control.clearRequests();
    expect(await desk.orders.check()).toEqual({ found: 0 });
    expect(practice.control.requests()).toEqual([]);
    expect(stage.onServer(skuOf(item))).toEqual([]);

    desk.accounts.pause({ id: account.id, paused: false });
    expect(await stage.finished(batchId)).toMatchObject([{ state: 'succeeded', error: null }]);
    expect(stage.onServer(skuOf(item))).toHaveLength(1);
  });
});
