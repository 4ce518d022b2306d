import { describe, expect, it } from 'vitest';
import type { Money } from '#shared/domain/money.ts';
import { testPhoto } from '../marketplaces/bench.ts';
import { runSteps } from '../marketplaces/steps.ts';
import { ready, testDraft } from './bench.ts';

async function all<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const found: Row[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

describe.each([
  ['a Page', false],
  ['a Page and a catalogue', true],
])('publishing on %s', (_where, catalogue) => {
  it('posts an item with its photos and reads it back equal to what was sent', async () => {
    const { connector, posts, items } = await ready({ catalogue });
    const draft = await testDraft();
    expect(await connector().preflight(draft)).toEqual([]);
    const memo = await runSteps(connector().publishSteps, draft);
    const found = await connector().find({ sku: draft.sku, memo });
    expect(found?.listing).toEqual(await connector().expected(draft, memo));
    expect(found?.listing).toMatchObject({ photoCount: 2, condition: catalogue ? 'used_good' : null });
    const page = await fetch(connector().listingUrl(memo) ?? '');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Nikon FM2 35mm film camera, black');
    expect(posts()).toMatchObject([{ sku: 'CAM-0001' }]);
    expect(items().map(({ sku }) => sku)).toEqual(catalogue ? ['CAM-0001'] : []);
  });

  it.each<[string, Money]>([
    ['dollars', { amount: 1_999, currency: 'USD' }],
    ['yen', { amount: 500, currency: 'JPY' }],
    ['thousands of euros', { amount: 123_456_789, currency: 'EUR' }],
  ])('keeps a price in %s exact', async (_what, price) => {
    const { connector } = await ready({ catalogue });
    const draft = await testDraft({ price });
    const memo = await runSteps(connector().publishSteps, draft);
    const found = await connector().find({ sku: draft.sku, memo });
    expect(found?.listing.price).toEqual(price);
    expect(found?.listing).toEqual(await connector().expected(draft, memo));
  });

  it('changes price and stock', async () => {
    const { connector } = await ready({ catalogue });
    const draft = await testDraft();
    const memo = await runSteps(connector().publishSteps, draft);
    const price = { amount: 19_950, currency: 'USD' };
    await runSteps(connector().reviseSteps, { sku: draft.sku, memo, price, quantity: 1, terms: {} });
    const found = await connector().find({ sku: draft.sku, memo });
    expect(found?.listing).toEqual({ ...(await connector().expected(draft, memo)), price, quantity: 1 });
  });

  it('marks a sold item on the Page and takes it out of the stock of the catalogue', async () => {
    const { connector, posts, items } = await ready({ catalogue });
    const draft = await testDraft();
    const memo = await runSteps(connector().publishSteps, draft);
    const subject = { sku: draft.sku, memo, mode: 'sold' as const };
    await runSteps(connector().endSteps, subject);
    await runSteps(connector().endSteps, subject);
    const found = await connector().find({ sku: draft.sku, memo });
    expect(found?.listing).toMatchObject({ status: 'ended', title: draft.title, price: draft.price });
    if (catalogue) expect(found?.listing.quantity).toBe(0);
    expect([...posts(), ...items()]).toEqual([]);
    const page = await fetch(connector().listingUrl(memo) ?? '');
    expect(await page.text()).toMatch(/SOLD/);
    expect(await all(connector().ownListings())).toEqual([]);
  });

  it.each(['end', 'delete'] as const)(
    'leaves nothing behind (%s), and a second time finds nothing to do',
    async (mode) => {
      const { connector, posts, items } = await ready({ catalogue });
      const draft = await testDraft();
      const memo = await runSteps(connector().publishSteps, draft);
      await runSteps(connector().endSteps, { sku: draft.sku, memo, mode });
      await runSteps(connector().endSteps, { sku: draft.sku, memo, mode });
      expect(await connector().find({ sku: draft.sku, memo })).toBeUndefined();
      expect(await connector().find({ sku: draft.sku, memo: {} })).toBeUndefined();
      expect([...posts(), ...items()]).toEqual([]);
    },
  );

  it('makes a new post when the item is published again', async () => {
    const { connector, posts, items } = await ready({ catalogue });
    const draft = await testDraft();
    const first = await runSteps(connector().publishSteps, draft);
    await runSteps(connector().endSteps, { sku: draft.sku, memo: first, mode: 'sold' });
    const again = { ...draft, price: { amount: 22_000, currency: 'USD' } };
    const second = await runSteps(connector().publishSteps, again);
    expect(second['listingId']).not.toBe(first['listingId']);
    expect((await connector().find({ sku: draft.sku, memo: {} }))?.memo['listingId']).toBe(second['listingId']);
    expect((await connector().find({ sku: draft.sku, memo: second }))?.listing).toEqual(
      await connector().expected(again, second),
    );
    expect(posts()).toHaveLength(1);
    expect(items()).toHaveLength(catalogue ? 1 : 0);
  });

  it('previews the very requests that publishing then sends', async () => {
    const { connector, control, writes } = await ready({ catalogue });
    const draft = await testDraft();
    const preview = await connector().preview(draft);
    control.clearRequests();
    await runSteps(connector().publishSteps, draft);
    expect(preview.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual(
      writes().map(({ method, path }) => `${method} ${path}`),
    );
    expect(JSON.stringify(preview)).not.toMatch(/appsecret|token/i);
  });
});

describe('posts on a Page', () => {
  it('are found by their reference line when no memo survived, among all that the Page holds', async () => {
    const { connector } = await ready();
    const drafts = await Promise.all(['A-1', 'A-11', 'A-1 B'].map((sku) => testDraft({ sku, title: `Lamp ${sku}` })));
    const memos = [];
    for (const draft of drafts) memos.push(await runSteps(connector().publishSteps, draft));
    for (const [index, { sku }] of drafts.entries()) {
      expect((await connector().find({ sku, memo: {} }))?.memo['listingId']).toBe(memos[index]?.['listingId']);
    }
    expect(await connector().find({ sku: 'A', memo: {} })).toBeUndefined();
    const own = await all(connector().ownListings());
    expect(own.map(({ sku }) => sku)).toEqual(['A-1 B', 'A-11', 'A-1']);
  });

  it('show the photos in the order of the item, each once', async () => {
    const { connector, writes } = await ready();
    const photo = await testPhoto('front');
    const draft = await testDraft({ photos: [photo, await testPhoto('back'), { ...photo, id: 'again' }] });
    const memo = await runSteps(connector().publishSteps, draft);
    expect(writes().filter(({ path }) => path.endsWith('/photos'))).toHaveLength(2);
    const feed = JSON.stringify(writes().find(({ path }) => path.endsWith('/feed'))?.requestBody);
    const [front, back] = [memo['photo:hash-of-front'] ?? '?', memo['photo:hash-of-back'] ?? '?'];
    expect(feed.indexOf(front)).toBeGreaterThan(0);
    expect(feed.indexOf(front)).toBeLessThan(feed.indexOf(back));
    expect((await connector().find({ sku: draft.sku, memo }))?.listing.photoCount).toBe(2);
  });

  it('keep what was written at Facebook: a post whose price line is gone is not touched', async () => {
    const { connector, bench, account } = await ready();
    const draft = await testDraft();
    const memo = await runSteps(connector().publishSteps, draft);
    bench.practice.control.addFault({
      match: { marketplace: 'facebook', method: 'GET', path: `/*/${memo['listingId']}` },
      kind: { type: 'reshape', set: { message: 'Make me an offer' } },
    });
    const subject = { sku: draft.sku, memo, price: { amount: 1_000, currency: 'USD' }, quantity: 1 };
    await expect(runSteps(bench.accounts.connector(account.id).reviseSteps, subject)).rejects.toMatchObject({
      data: { code: 'remote_rejected', reason: 'facebook_post_edited' },
    });
    expect((await connector().find({ sku: draft.sku, memo }))?.listing.price).toEqual(draft.price);
  });

  it('need their Page: a choice that is gone is told before anything is sent', async () => {
    const { connector, bench } = await ready();
    bench.practice.control.addFault({
      match: { marketplace: 'facebook', path: '/*/me/accounts' },
      kind: { type: 'reshape', set: { data: [] } },
    });
    const findings = await connector().preflight(await testDraft());
    expect(findings).toMatchObject([{ severity: 'error', field: 'account.setup', reason: 'setup_page_missing' }]);
  });
});

describe('items in a catalogue', () => {
  it('carry the post as their page, its photos, and the price as a text with its currency', async () => {
    const { connector, writes } = await ready({ catalogue: true });
    const memo = await runSteps(connector().publishSteps, await testDraft());
    const batch = writes().find(({ path }) => path.endsWith('/items_batch'));
    expect(batch?.requestBody).toMatchObject({
      item_type: 'PRODUCT_ITEM',
      requests: [
        {
          method: 'CREATE',
          data: {
            id: 'CAM-0001',
            price: '249.00 USD',
            availability: 'in stock',
            condition: 'used_good',
            brand: 'Nikon',
            link: memo['permalink'],
          },
        },
      ],
    });
  });

  it('take the post with them when the catalogue refuses, and the next attempt posts anew', async () => {
    const { connector, bench, posts } = await ready({ catalogue: true });
    const draft = await testDraft();
    const errors = [{ message: 'Invalid price: the value is not accepted.' }];
    bench.practice.control.addFault({
      match: { marketplace: 'facebook', path: '/*/*/check_batch_request_status' },
      kind: { type: 'reshape', set: { data: [{ status: 'finished', errors, errors_total_count: 1 }] } },
    });
    const memo: Record<string, string> = {};
    const attempt = async () => {
      for (const step of connector().publishSteps) Object.assign(memo, await step.run(draft, memo));
    };
    await expect(attempt()).rejects.toMatchObject({
      data: {
        code: 'remote_rejected',
        reason: 'facebook_catalogue',
        fields: [{ path: 'variants.0.price', params: { said: 'Invalid price: the value is not accepted.' } }],
      },
    });
    expect(posts()).toEqual([]);
    await attempt();
    expect(posts()).toHaveLength(1);
    expect((await connector().find({ sku: draft.sku, memo }))?.listing).toEqual(
      await connector().expected(draft, memo),
    );
  });

  it('are not believed to be there because a handle came back', async () => {
    const { connector, bench } = await ready({ catalogue: true });
    const draft = await testDraft();
    const memo = await runSteps(connector().publishSteps, draft);
    bench.practice.control.addFault({
      match: { marketplace: 'facebook', path: '/*/*/products' },
      kind: { type: 'reshape', set: { data: [] } },
    });
    expect((await connector().find({ sku: draft.sku, memo }))?.listing.quantity).toBe(0);
  });
});
