import { describe, expect, it, onTestFinished } from 'vitest';
import { addSampleItem, skuOf } from './sample-items.ts';
import { openStage } from './stage.ts';

describe('what an item leaves open for a marketplace', () => {
  it('is taken from items like it and from what was said for another marketplace, shown first, then published', async () => {
    const stage = await openStage();
    onTestFinished(() => stage.close());
    const { desk, account } = stage;
    desk.mapping.start();
    onTestFinished(() => desk.mapping.stop());
    await addSampleItem(desk.inventory, { photos: 1 });
    const next = await addSampleItem(desk.inventory, { photos: 1 });
    const markets = {
      ebay: { categoryId: null, categoryName: null, aspects: {} },
      etsy: { categoryId: '1', categoryName: 'Cameras', aspects: { Manufacturer: ['Canon'], Type: ['SLR'] } },
    };
    const { revision } = desk.inventory.get({ id: next.id });
    desk.inventory.update({ id: next.id, baseRevision: revision, patch: { markets } });

    const pairs = [{ itemId: next.id, accountId: account.id }];
    const [cell] = await desk.publishing.preflight({ pairs });
    const said = cell?.findings.map(({ severity, field, reason }) => `${severity} ${field} ${reason}`) ?? [];
    expect(said).toEqual(
      expect.arrayContaining([
        'warning markets.ebay.categoryId category_remembered',
        'warning markets.ebay.aspects.Brand aspect_shared',
        'warning markets.ebay.aspects.Type aspect_shared',
      ]),
    );
    expect(said.filter((text) => text.startsWith('error'))).toEqual([]);
    const preview = await desk.publishing.preview({ itemId: next.id, accountId: account.id });
    expect(JSON.stringify(preview)).toContain('15230');
    expect(await stage.publish([next.id])).toMatchObject([{ state: 'succeeded' }]);
    expect(stage.onServer(skuOf(next))).toHaveLength(1);
  });
});
