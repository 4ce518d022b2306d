import { describe, expect, it } from 'vitest';
import { loadOfficialDocuments } from '../practice/official-documents.ts';
import { ETSY_DOCUMENTS } from '../practice/official-sets.ts';
import { runSteps } from '../marketplaces/steps.ts';
import { mug, openShop } from './shop.ts';

const documents = loadOfficialDocuments(ETSY_DOCUMENTS);

describe.skipIf(documents === undefined)('our requests and Etsy’s own document (skipped without it)', () => {
  it('agree in path, parameters, headers and body, call for call', async () => {
    const { connector, control, bench, account } = await openShop();
    const [category] = await connector().suggestCategories('coffee mug');
    const { aspects: asked } = await connector().requirements(category?.id ?? '');
    const answers = asked.filter(({ mode }) => mode === 'select').map(({ name, values }) => [name, values.slice(0, 1)]);
    const draft = await mug({ categoryId: category?.id ?? null });
    const full = {
      ...draft,
      aspects: { ...Object.fromEntries(answers), ...draft.aspects, Styles: ['Rustic'] } as typeof draft.aspects,
    };
    await connector().preflight(full);
    const memo = await runSteps(connector().publishSteps, full);
    await connector().find({ sku: full.sku, memo: {} });
    const price = { amount: 1_001, currency: 'USD' };
    await runSteps(connector().reviseSteps, { sku: full.sku, memo, price, quantity: 4, terms: connector().terms({}) });
    control.playBuyer({ marketplace: 'etsy', listingId: memo['listingId'] ?? '', quantity: 1 });
    for await (const order of connector().orders(bench.clock.now())) expect(order.lines).toHaveLength(1);
    for await (const own of connector().ownListings()) expect(own.sku).toBe(full.sku);
    await runSteps(connector().endSteps, { sku: full.sku, memo, mode: 'end' });
    const [photo] = full.photos;
    const again = { ...draft, photos: photo ? [photo] : [] };
    const earlier = { earlierListingId: memo['listingId'] ?? '' };
    const step = connector().publishSteps[0];
    await step?.recover(again, {});
    await runSteps(connector().publishSteps, again, earlier);
    await runSteps(connector().endSteps, { sku: full.sku, memo, mode: 'delete' });
    await bench.accounts.verify({ id: account.id });

    const requests = control.requests();
    expect(requests.filter(({ status }) => status >= 400).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
    expect(requests.flatMap((request) => documents?.findings(request))).toEqual([]);
    const kinds = new Set(
      requests
        .filter((request) => documents?.covers(request))
        .map(({ method, path }) => `${method} ${path.replaceAll(/\/\d+/g, '/*')}`),
    );
    expect(kinds.size).toBeGreaterThan(15);
  });

  it('agree while an account is connected and set up', async () => {
    const { control, bench, account } = await openShop('dollars', {});
    const signIn = bench.practice.control.requests();
    expect(signIn).toEqual([]);
    await bench.accounts.reconnect({ id: account.id });
    await bench.accounts.createSetupDefaults({
      id: account.id,
      defaults: {
        country: 'US',
        postalCode: '04101',
        city: '',
        state: '',
        shippingCost: null,
        handlingDays: 21,
        returnDays: 0,
      },
    });
    const requests = control.requests();
    expect(requests.map(({ method, path }) => `${method} ${path.replaceAll(/\/\d+/g, '/*')}`)).toEqual(
      expect.arrayContaining([
        'POST /v3/application/scopes',
        'POST /v3/application/shops/*/shipping-profiles',
        'POST /v3/application/shops/*/readiness-state-definitions',
        'POST /v3/application/shops/*/policies/return',
      ]),
    );
    expect(requests.flatMap((request) => documents?.findings(request))).toEqual([]);
  });
});
