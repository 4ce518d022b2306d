import { describe, expect, it } from 'vitest';
import type { ListingDraft } from '#main/marketplaces/marketplace.ts';
import type { FaultRuleInput } from '#main/practice/faults.ts';
import { compareListing } from '#main/publishing/compare.ts';
import { runSteps, walk } from '../marketplaces/steps.ts';
import { mug, openShop } from './shop.ts';

const lost: readonly FaultRuleInput['kind'][] = [
  { type: 'reset', when: 'before-effect' },
  { type: 'reset', when: 'after-effect' },
  { type: 'html' },
];

async function open() {
  const shop = await openShop();
  const [category] = await shop.connector().suggestCategories('coffee mug');
  return {
    ...shop,
    draft: (change: Partial<ListingDraft> = {}) => mug({ categoryId: category?.id ?? null, ...change }),
  };
}

describe('a publication on Etsy whose answers get lost', () => {
  it.each(lost)('ends in one listing that is as it was meant, whichever call it is: %j', async (kind) => {
    const { connector, control, listings, draft } = await open();
    control.setDailyLimit('etsy', 'second', 100_000);
    await runSteps(connector().publishSteps, await draft({ sku: 'FIRST' }));
    const calls = control.requests().length;
    for (let index = 0; index < calls; index += 1) {
      // All have the same title, as a shop's tenth postcard has.
      const item = await draft({ sku: `LOST-${index}` });
      control.addFault({ match: { marketplace: 'etsy' }, skip: index, kind });
      const { memo } = await walk(connector, item);
      control.clearFaults();
      expect([index, listings(item.sku).length]).toEqual([index, 1]);
      const found = await connector().find({ sku: item.sku, memo });
      expect(found && compareListing(await connector().expected(item, memo), found.listing)).toEqual([]);
    }
    const left: (string | null)[] = [];
    for await (const { sku, listing } of connector().ownListings()) if (listing.status !== 'live') left.push(sku);
    expect(left).toEqual([]);
  });

  it('never takes another item’s draft of the same title for its own', async () => {
    const { connector, draft } = await open();
    const [first] = connector().publishSteps;
    const [one, two] = [await draft({ sku: 'CARD-1' }), await draft({ sku: 'CARD-10' })];
    const memo = await first?.run(two, {});
    expect(await first?.recover(one, {})).toEqual({ kind: 'absent' });
    expect(await first?.recover(two, {})).toMatchObject({ kind: 'done', memo });
  });

  it('says everything anew of a draft that an earlier attempt left', async () => {
    const { connector, draft } = await open();
    const [first, ...rest] = connector().publishSteps;
    const before = await draft();
    const left = { ...(await first?.run(before, {})) };
    await rest[0]?.run(before, left);
    const [photo] = before.photos;
    const now = { ...before, title: 'Stoneware mug, third firing', photos: photo ? [photo] : [] };
    const found = await first?.recover(now, {});
    const memo = { ...(found?.kind === 'done' ? found.memo : {}) };
    expect(memo['listingId']).toBe(left['listingId']);
    for (const step of rest) Object.assign(memo, await step.run(now, memo));
    const listing = (await connector().find({ sku: now.sku, memo }))?.listing;
    expect(listing && compareListing(await connector().expected(now, memo), listing)).toEqual([]);
  });
});
