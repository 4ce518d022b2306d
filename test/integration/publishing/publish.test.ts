import { everyPair } from '#shared/domain/pairs.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSampleItem, skuOf } from './sample-items.ts';
import { openStage, type Stage } from './stage.ts';

describe('publishing to practice eBay', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('publishes an item, reads it back and calls it live', async () => {
    const { desk } = stage;
    const item = await addSampleItem(desk.inventory, { quantity: 3 });
    const [intent] = await stage.publish([item.id]);
    expect(intent).toMatchObject({ state: 'succeeded', error: null });
    expect(intent?.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(intent?.steps.map((step) => `${step.name} ${step.state}`)).toEqual([
      'photos done',
      'item done',
      'offer done',
      'publish done',
      'read_back done',
    ]);
    const [remote] = stage.onServer(skuOf(item));
    expect(intent?.listing).toMatchObject({
      state: 'live',
      drift: [],
      remoteId: remote?.listingId,
      url: remote?.url,
      quantity: 3,
      price: { amount: 12_900, currency: 'USD' },
      readBack: {
        title: item.title,
        price: { amount: 12_900, currency: 'USD' },
        quantity: 3,
        photoCount: 2,
        status: 'live',
      },
    });
    expect(desk.publishing.listingsForItem({ itemId: item.id })).toEqual([intent?.listing]);
    expect(
      desk.inventory.list({ search: skuOf(item), sort: 'sku', descending: false, place: 'items', offset: 0, limit: 1 })
        .rows[0]?.liveListings,
    ).toBe(1);
  });

  it('tells the screens of each batch, the listings and the items, and not once per step', async () => {
    const { desk } = stage;
    const items = await Promise.all(Array.from({ length: 6 }, () => addSampleItem(desk.inventory, { photos: 1 })));
    const before = desk.events.length;
    const [first] = await stage.publish(items.map(({ id }) => id));
    const told = desk.events.slice(before);
    const moved = told.filter(({ name }) => name === 'publishing.changed');
    expect(moved.length).toBeGreaterThan(0);
    // Of this batch and of no other: the stock did not change, so nothing follows it.
    for (const { payload } of moved) expect(payload).toEqual({ batchIds: [first?.batchId] });
    // Six items are 6 × (claim + 5 steps + read-back) transactions and more.
    expect(moved.length).toBeLessThan(40);
    expect(told.some(({ name }) => name === 'listings.changed')).toBe(true);
  });

  it('refuses what preflight finds and sends nothing of it', async () => {
    const { desk, practice } = stage;
    const bare = desk.inventory.create({ title: 'Box of cables' });
    const good = await addSampleItem(desk.inventory);
    practice.control.clearRequests();
    const [refused, taken] = await stage.publish([bare.id, good.id]);
    expect(refused).toMatchObject({ state: 'failed', itemTitle: 'Box of cables', listing: null, steps: [] });
    expect(refused?.findings.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['variants.0.price', 'markets.ebay.categoryId', 'photos']),
    );
    expect(taken).toMatchObject({ state: 'succeeded' });
    const sku = skuOf(bare);
    expect(practice.control.requests().filter(({ url }) => url.includes(encodeURIComponent(sku)))).toEqual([]);
  });

  it('refuses a second publication of an item that is live', async () => {
    const { desk, account } = stage;
    const item = await addSampleItem(desk.inventory);
    await stage.publish([item.id]);
    const [cell] = await desk.publishing.preflight({ pairs: everyPair([item.id], [account.id]) });
    expect(cell?.listing?.state).toBe('live');
    const [again] = await stage.publish([item.id]);
    expect(again?.state).toBe('failed');
    expect(again?.findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { field: 'listing', reason: 'already_listed' },
    ]);
    expect(stage.onServer(skuOf(item))).toHaveLength(1);
  });

  it('lets only one of two publications of the same item through that are asked for at the same time', async () => {
    const { desk, account } = stage;
    const item = await addSampleItem(desk.inventory);
    const pairs = { pairs: [{ itemId: item.id, accountId: account.id }] };
    const batches = await Promise.all([desk.publishing.publish(pairs), desk.publishing.publish(pairs)]);
    const intents = (await Promise.all(batches.map(({ batchId }) => stage.finished(batchId)))).flat();
    expect(intents.map(({ state }) => state).toSorted()).toEqual(['failed', 'succeeded']);
    expect(intents.find(({ state }) => state === 'failed')?.findings[0]?.reason).toBe('already_publishing');
    expect(stage.onServer(skuOf(item))).toHaveLength(1);
  });

  it('shows the requests beforehand', async () => {
    const { desk, account } = stage;
    const item = await addSampleItem(desk.inventory);
    const requests = await desk.publishing.preview({ itemId: item.id, accountId: account.id });
    expect(requests.map(({ step }) => step)).toEqual(expect.arrayContaining(['photos', 'item', 'offer', 'publish']));
    expect(JSON.stringify(requests)).not.toMatch(/bearer/i);
  });

  it('lists listings newest first with the titles they were published under, and intents with the unfinished first', async () => {
    const { desk } = stage;
    const item = await addSampleItem(desk.inventory, { title: 'Nikon FM2 body' });
    await stage.publish([item.id]);
    desk.inventory.update({
      id: item.id,
      baseRevision: desk.inventory.get({ id: item.id }).revision,
      patch: { title: 'Changed since' },
    });
    const { rows, total } = desk.publishing.listListings({ offset: 0, limit: 2 });
    expect(rows[0]).toMatchObject({ itemTitle: 'Nikon FM2 body', sku: skuOf(item) });
    expect(rows).toHaveLength(2);
    expect(total).toBeGreaterThan(2);
    const recent = desk.publishing.recent({ limit: 3 });
    expect(recent).toHaveLength(3);
    expect(recent[0]).toMatchObject({ itemId: item.id, state: 'succeeded' });
  });

  it('takes the price and quantity of a revision from the item as it is now', async () => {
    const { desk } = stage;
    const item = await addSampleItem(desk.inventory, { quantity: 2 });
    const [published] = await stage.publish([item.id]);
    const listingId = published?.listing?.id ?? '';
    const variantId = item.variants[0]?.id ?? '';
    desk.inventory.updateVariant({ id: variantId, patch: { price: { amount: 9_950, currency: 'USD' } } });
    desk.inventory.adjustStock({ variantId, reason: 'purchase', change: { kind: 'delta', delta: 3 }, note: '' });
    const [revised] = await stage.finished(desk.publishing.revise({ listingIds: [listingId] }).batchId);
    expect(revised).toMatchObject({
      kind: 'revise',
      state: 'succeeded',
      listing: {
        state: 'live',
        quantity: 5,
        price: { amount: 9_950, currency: 'USD' },
        readBack: { quantity: 5 },
        drift: [],
      },
    });
    expect(stage.onServer(skuOf(item))[0]).toMatchObject({ quantity: 5, price: { value: '99.50', currency: 'USD' } });
  });

  it('ends a listing, sees that it is gone, and lists the item again under a new number', async () => {
    const { desk } = stage;
    const item = await addSampleItem(desk.inventory);
    const [published] = await stage.publish([item.id]);
    const listing = published?.listing;
    const [ended] = await stage.finished(desk.publishing.end({ listingIds: [listing?.id ?? ''] }).batchId);
    expect(ended).toMatchObject({ kind: 'end', state: 'succeeded', listing: { state: 'ended' } });
    expect(stage.onServer(skuOf(item))).toEqual([]);
    const [twice] = await stage.finished(desk.publishing.end({ listingIds: [listing?.id ?? ''] }).batchId);
    expect(twice).toMatchObject({ state: 'failed', findings: [{ reason: 'listing_ended' }] });
    const [again] = await stage.publish([item.id]);
    expect(again).toMatchObject({ state: 'succeeded', listing: { state: 'live' } });
    expect(again?.listing?.remoteId).not.toBe(listing?.remoteId);
    expect(desk.publishing.listingsForItem({ itemId: item.id }).map(({ state }) => state)).toEqual(['live', 'ended']);
  });
});
