import { describe, expect, it, onTestFinished } from 'vitest';
import { everyPair } from '#shared/domain/pairs.ts';
import { addSampleItem, samplePhoto, skuOf } from './sample-items.ts';
import { openStage } from './stage.ts';

describe('an item with more photos than a marketplace takes', () => {
  it('is published with the first of them, and the seller is told before', { timeout: 60_000 }, async () => {
    const stage = await openStage();
    onTestFinished(() => stage.close());
    const { desk, account } = stage;
    const limit = desk.accounts.marketplaceOf(account.id).capabilities.photoLimit;
    const item = await addSampleItem(desk.inventory, { photos: limit });
    const files = await Promise.all(
      [1, 2].map(async (number) => ({ fileName: `more-${number}.jpg`, bytes: await samplePhoto(900 + number) })),
    );
    await desk.inventory.importPhotos({ itemId: item.id, files });
    const [cell] = await desk.publishing.preflight({ pairs: everyPair([item.id], [account.id]) });
    expect(cell?.findings.filter(({ field }) => field.startsWith('photos'))).toMatchObject([
      { severity: 'warning', reason: 'photos_left_out', params: { count: limit + 2, limit, market: 'eBay' } },
    ]);
    expect(await stage.publish([item.id])).toMatchObject([{ state: 'succeeded' }]);
    const [listing] = desk.publishing.listingsForItem({ itemId: item.id });
    expect(listing).toMatchObject({ state: 'live', readBack: { photoCount: limit } });
    expect(stage.onServer(skuOf(item))).toHaveLength(1);
  });
});
