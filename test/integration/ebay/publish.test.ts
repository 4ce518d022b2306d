import { describe, expect, it } from 'vitest';
import type { AppError } from '#shared/errors.ts';
import { connectedAccount, startBench, testDraft, testPhoto } from './bench.ts';
import { runSteps } from '../marketplaces/steps.ts';

async function ready() {
  const bench = await startBench();
  const account = await connectedAccount(bench);
  return { ...bench, account, control: bench.practice.control, connector: () => bench.accounts.connector(account.id) };
}

describe('publishing on eBay', () => {
  it('publishes an item and reads it back equal to what was sent', async () => {
    const { account, connector, control } = await ready();
    expect(account.state).toBe('connected');
    const draft = await testDraft();
    expect((await connector().preflight(draft)).filter(({ severity }) => severity === 'error')).toEqual([]);
    const memo = await runSteps(connector().publishSteps, draft);
    const found = await connector().find({ sku: draft.sku, memo });
    expect(found?.listing).toEqual(await connector().expected(draft, memo));
    const page = await fetch(connector().listingUrl(memo) ?? '');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Nikon FM2 35mm film camera, black');
    expect(control.listings()).toHaveLength(1);
  });

  it('finds the listing by its SKU when no memo survived', async () => {
    const { connector } = await ready();
    const draft = await testDraft();
    const memo = await runSteps(connector().publishSteps, draft);
    const found = await connector().find({ sku: draft.sku, memo: {} });
    expect(found?.memo).toEqual({ offerId: memo['offerId'], listingId: memo['listingId'] });
    expect(await connector().find({ sku: 'NOT-THERE', memo: {} })).toBeUndefined();
  });

  it('sends each photo once, however often it stands in the listing', async () => {
    const { connector, control } = await ready();
    const photo = await testPhoto('front');
    const draft = await testDraft({ photos: [photo, await testPhoto('back'), { ...photo, id: 'again' }] });
    const memo = await runSteps(connector().publishSteps, draft);
    const uploads = control.requests().filter(({ path }) => path.endsWith('/create_image_from_file'));
    expect(uploads).toHaveLength(2);
    const put = control
      .requests()
      .find(({ method, path }) => method === 'PUT' && path.endsWith('/inventory_item/CAM-0001'));
    expect(put?.requestBody).toHaveProperty('product.imageUrls', [
      memo['photo:hash-of-front'],
      memo['photo:hash-of-back'],
      memo['photo:hash-of-front'],
    ]);
  });

  it('previews the very requests that publishing then sends', async () => {
    const { connector, control } = await ready();
    const draft = await testDraft();
    const preview = await connector().preview(draft);
    control.clearRequests();
    const memo = await runSteps(connector().publishSteps, draft);
    const sent = control.requests().filter(({ method }) => method !== 'GET');
    expect(preview.map(({ step }) => step)).toEqual(['photos', 'photos', 'item', 'offer', 'publish']);
    const known = (text: string): string =>
      text
        .replaceAll('‹offerId›', memo['offerId'] ?? '')
        .replaceAll('‹address of photo 1›', memo['photo:hash-of-front'] ?? '')
        .replaceAll('‹address of photo 2›', memo['photo:hash-of-back'] ?? '');
    const shown = preview.map(({ method, url, headers, body }) => ({
      call: `${method} ${new URL(known(url)).pathname}`,
      headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => !value.includes('‹'))),
      body: body?.startsWith('{') === true ? (JSON.parse(known(body)) as unknown) : undefined,
    }));
    const real = sent.map(({ method, path, requestHeaders, requestBody }, index) => ({
      call: `${method} ${path}`,
      body: shown[index]?.body === undefined ? undefined : requestBody,
      requestHeaders,
    }));
    expect(shown.map(({ call, body }) => ({ call, body }))).toEqual(real.map(({ call, body }) => ({ call, body })));
    for (const [index, { headers }] of shown.entries()) {
      expect(real[index]?.requestHeaders).toMatchObject(headers);
      expect(headers).not.toHaveProperty('authorization');
    }
  });

  it('adopts the offer of an earlier attempt instead of making a second one', async () => {
    const { connector, control } = await ready();
    const draft = await testDraft();
    const [photos, item, offer, publish] = connector().publishSteps;
    let memo = { ...(await photos?.run(draft, {})) };
    memo = { ...memo, ...(await item?.run(draft, memo)) };
    const first = await offer?.run(draft, memo);
    const cheaper = { ...draft, price: { amount: 19_900, currency: 'USD' } };
    const second = await offer?.run(cheaper, memo);
    expect(second).toEqual(first);
    await publish?.run(cheaper, { ...memo, ...second });
    expect(control.listings()).toEqual([expect.objectContaining({ price: { value: '199.00', currency: 'USD' } })]);
  });

  it('takes a listing that is live already as published, not twice', async () => {
    const { connector, control } = await ready();
    const draft = await testDraft();
    const memo = await runSteps(connector().publishSteps, draft);
    const again = await runSteps(connector().publishSteps, draft);
    expect(again['listingId']).toBe(memo['listingId']);
    expect(control.listings()).toHaveLength(1);
  });

  it('changes price and quantity, ends, finds it ended, and lists it again under a new number', async () => {
    const { connector, control } = await ready();
    const draft = await testDraft();
    const memo = await runSteps(connector().publishSteps, draft);
    await runSteps(connector().reviseSteps, {
      sku: draft.sku,
      memo,
      price: { amount: 19_999, currency: 'USD' },
      terms: {},
      quantity: 1,
    });
    const revised = await connector().find({ sku: draft.sku, memo });
    expect(revised?.listing).toMatchObject({ price: { amount: 19_999, currency: 'USD' }, quantity: 1, status: 'live' });

    await runSteps(connector().endSteps, { sku: draft.sku, memo, mode: 'end' });
    expect(control.listings().map(({ state }) => state)).toEqual(['ended']);
    expect((await connector().find({ sku: draft.sku, memo }))?.listing.status).toBe('ended');
    // A second end finds nothing left to do.
    await runSteps(connector().endSteps, { sku: draft.sku, memo, mode: 'end' });

    const relisted = await runSteps(connector().publishSteps, draft);
    expect(relisted['listingId']).not.toBe(memo['listingId']);
    expect(control.listings().map(({ state }) => state)).toEqual(['ended', 'active']);
  });

  it('tells of a row that was refused inside an answer with status 200 or 207', async () => {
    const { connector } = await ready();
    const draft = await testDraft();
    const memo = await runSteps(connector().publishSteps, draft);
    const subject = { sku: draft.sku, memo, price: { amount: 1, currency: 'USD' }, quantity: 1 };
    await expect(runSteps(connector().reviseSteps, subject)).rejects.toMatchObject({
      data: { code: 'remote_rejected', reason: 'ebay_price', fields: [{ path: 'variants.0.price' }] },
    });
  });

  it('writes to one SKU one call after the other', async () => {
    const { connector, control } = await ready();
    const draft = await testDraft();
    const memo = await runSteps(connector().publishSteps, draft);
    const prices = [11_000, 12_000, 13_000, 14_000, 15_000];
    await Promise.all(
      prices.map((amount) =>
        runSteps(connector().reviseSteps, {
          sku: draft.sku,
          memo,
          price: { amount, currency: 'USD' },
          quantity: 2,
          terms: {},
        }),
      ),
    );
    expect(control.requests().filter(({ status }) => status === 500)).toEqual([]);
  });

  it('lists an item with every kind of text that needs encoding', async () => {
    const { connector } = await ready();
    const draft = await testDraft({
      sku: 'A-b_9',
      title: 'Café “Zoë” — 100% & <b>naïve</b> 📷',
      description: '<p>Fine &amp; dandy</p>',
      aspects: { Brand: ['Leica'], Type: ['Rangefinder'], Model: ['M3 / "double stroke"'] },
    });
    const memo = await runSteps(connector().publishSteps, draft);
    const found = await connector().find({ sku: draft.sku, memo });
    expect(found?.listing).toEqual(await connector().expected(draft, memo));
  });

  it('carries the whole answer and the field to mend when eBay refuses', async () => {
    const { connector } = await ready();
    const draft = await testDraft({ aspects: { Brand: ['Nikon'] } });
    const failure = await runSteps(connector().publishSteps, draft).catch((error: unknown) => error as AppError);
    expect(failure).toMatchObject({
      data: {
        code: 'remote_rejected',
        fields: [{ path: 'markets.ebay.aspects.Type' }],
        remote: { status: 400, codes: ['25002'] },
      },
    });
  });
});
