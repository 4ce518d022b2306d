import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIds } from '#main/ids.ts';
import { createMoving } from '#main/inventory/moving.ts';
import { createLongWork } from '#main/inventory/undo/long-work.ts';
import { createItemMoves, listingsOfItems, type ItemMoves } from '#main/item-moves.ts';
import { systemClock, systemRandom } from '#main/system.ts';
import { everyPair } from '#shared/domain/pairs.ts';
import type { Item } from '#shared/domain/item.ts';
import type { Listing } from '#shared/domain/listing.ts';
import { eventually } from '#test/support/clocks.ts';
import { addSampleItem, skuOf } from './publishing/sample-items.ts';
import { openStage, type Stage } from './publishing/stage.ts';

function movesOf({ desk: { store, inventory, publishing } }: Stage): ItemMoves {
  const elapsed = () => performance.now();
  const emit = () => undefined;
  const changing = {
    store,
    context: { clock: systemClock, newId: createIds(systemClock, systemRandom), emit },
    elapsed,
    listings: listingsOfItems(store, publishing),
    alongside: () => undefined,
    work: createLongWork(store),
    moving: createMoving({ context: { emit }, elapsed }),
  };
  return createItemMoves({ changing, inventory, publishing, skuPattern: () => 'CD-{####}' });
}

describe('items that are for sale', () => {
  let stage: Stage;
  let moves: ItemMoves;
  beforeAll(async () => {
    stage = await openStage();
    moves = movesOf(stage);
  });
  afterAll(() => stage.close());

  const listedItem = async (quantity = 1): Promise<Item> => {
    const item = await addSampleItem(stage.desk.inventory, { quantity, photos: 1 });
    const [intent] = await stage.publish([item.id]);
    expect(intent).toMatchObject({ state: 'succeeded' });
    return item;
  };
  const listingOf = (item: Item): Listing | undefined => stage.desk.publishing.listingsForItem({ itemId: item.id })[0];
  const count = (item: Item, quantity: number): Item =>
    moves.adjustStock({
      variantId: item.variants[0]?.id ?? '',
      reason: 'correction',
      change: { kind: 'count', quantity },
      note: '',
    });

  it('are not moved to the recycle bin before somebody decided about their listings', async () => {
    const listed = await listedItem();
    const other = await addSampleItem(stage.desk.inventory, { photos: 1 });
    expect(moves.onSale({ ids: [listed.id, other.id] })).toEqual({ listings: 1, onTheWay: 0 });
    const refusal = { code: 'conflict', reason: 'items_on_sale', params: { listings: 1 } };
    await expect(moves.remove({ ids: [other.id, listed.id], listings: 'refuse' })).rejects.toMatchObject({
      data: refusal,
    });
    expect(stage.desk.inventory.isRemoved(other.id)).toBe(false);
    expect(stage.onServer(skuOf(listed))).toHaveLength(1);
  });

  it('go together with their listings', async () => {
    const listed = await listedItem();
    expect(await moves.remove({ ids: [listed.id], listings: 'end' })).toMatchObject({
      removed: 1,
      onTheWay: 0,
      ending: 1,
    });
    await eventually('the end', () => listingOf(listed)?.state === 'ended');
    expect(stage.onServer(skuOf(listed))).toEqual([]);
    expect(moves.onSale({ ids: [listed.id] })).toEqual({ listings: 0, onTheWay: 0 });
  });

  it('go alone when the seller keeps the listings, and their sales still count', async () => {
    const listed = await listedItem(2);
    await moves.remove({ ids: [listed.id], listings: 'keep' });
    const remote = listingOf(listed)?.remoteId ?? '';
    stage.practice.control.playBuyer({ marketplace: 'ebay', listingId: remote, quantity: 1 });
    await stage.desk.orders.check();
    expect(stage.desk.inventory.get({ id: listed.id }).variants[0]?.quantity).toBe(1);
    expect(stage.onServer(skuOf(listed))).toHaveLength(1);
  });

  it('offer the new number after a count, and nothing after a count of none', async () => {
    const listed = await listedItem(5);
    count(listed, 2);
    await eventually('two', () => listingOf(listed)?.readBack?.quantity === 2);
    expect(stage.onServer(skuOf(listed))[0]).toMatchObject({ quantity: 2 });
    count(listed, 0);
    await eventually('the end', () => listingOf(listed)?.state === 'ended');
    expect(stage.onServer(skuOf(listed))).toEqual([]);
  });
});

describe('items on their way to a marketplace', () => {
  it('stay until it is settled; those around them go', async () => {
    const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
    const stage = await openStage({
      onStepBoundary: (step, phase) => step === 'offer' && phase === 'started' && reach(),
    });
    const { inventory, publishing } = stage.desk;
    const moves = movesOf(stage);
    const item = await addSampleItem(inventory, { photos: 1 });
    const other = await addSampleItem(inventory, { photos: 1 });
    const { batchId } = await publishing.publish({ pairs: everyPair([item.id], [stage.account.id]) });
    await reached;
    expect(await moves.remove({ ids: [item.id, other.id], listings: 'end' })).toMatchObject({
      removed: 1,
      onTheWay: 1,
      ending: 0,
    });
    expect(inventory.isRemoved(item.id)).toBe(false);
    await stage.finished(batchId);
    expect(await moves.remove({ ids: [item.id], listings: 'end' })).toMatchObject({ removed: 1, ending: 1 });
    await stage.close();
  });
});
