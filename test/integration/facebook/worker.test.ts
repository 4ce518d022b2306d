import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '#shared/domain/account.ts';
import { addSampleItem, skuOf } from '../publishing/sample-items.ts';
import { openStage, type Stage } from '../publishing/stage.ts';

describe('the publishing worker at Facebook', () => {
  let stage: Stage;
  let facebook: Account;
  beforeAll(async () => {
    stage = await openStage();
    facebook = await stage.desk.connect('harbour_finds', 'facebook');
  });
  afterAll(() => stage.close());

  const posts = (sku: string) =>
    stage.practice.control
      .listings()
      .filter((listing) => listing.sku === sku && listing.marketplace === 'facebook' && listing.state === 'active');

  it('publishes an item beside eBay, reads it back and calls it live', async () => {
    const item = await addSampleItem(stage.desk.inventory, { quantity: 3 });
    const intents = await stage.publish([item.id], [stage.account.id, facebook.id]);
    expect(intents.map(({ state, error }) => [state, error])).toEqual([
      ['succeeded', null],
      ['succeeded', null],
    ]);
    const onPage = intents.find(({ accountId }) => accountId === facebook.id);
    expect(onPage?.steps.map((step) => `${step.name} ${step.state}`)).toEqual([
      'photos done',
      'post done',
      'read_back done',
    ]);
    const [post] = posts(skuOf(item));
    expect(onPage?.listing).toMatchObject({
      state: 'live',
      drift: [],
      remoteId: post?.listingId,
      url: post?.url,
      quantity: 3,
      price: { amount: 12_900, currency: 'USD' },
    });
  });

  it('posts once when the answer to the post is lost', async () => {
    const item = await addSampleItem(stage.desk.inventory);
    stage.practice.control.addFault({
      match: { marketplace: 'facebook', method: 'POST', path: '/*/*/feed' },
      kind: { type: 'reset', when: 'after-effect' },
    });
    const [intent] = await stage.publish([item.id], [facebook.id]);
    expect(intent).toMatchObject({ state: 'succeeded', listing: { state: 'live', drift: [] } });
    expect(posts(skuOf(item))).toHaveLength(1);
  });

  it('marks a listing as sold, and it has ended here', async () => {
    const item = await addSampleItem(stage.desk.inventory);
    const [intent] = await stage.publish([item.id], [facebook.id]);
    const { batchId } = stage.desk.publishing.end({ listingIds: [intent?.listing?.id ?? ''], mode: 'sold' });
    expect(await stage.finished(batchId)).toMatchObject([{ state: 'succeeded', listing: { state: 'ended' } }]);
    expect(posts(skuOf(item))).toEqual([]);
    const page = await fetch(intent?.listing?.url ?? '');
    expect(await page.text()).toContain('SOLD');
  });

  it('refuses what Facebook would, before anything is sent', async () => {
    const item = await addSampleItem(stage.desk.inventory, { photos: 0 });
    const [intent] = await stage.publish([item.id], [facebook.id]);
    expect(intent).toMatchObject({ state: 'failed', findings: [{ reason: 'photos_missing' }] });
    expect(posts(skuOf(item))).toEqual([]);
  });
});
