import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compareListing } from '#main/publishing/compare.ts';
import { blocks } from '#shared/domain/finding.ts';
import { AppError } from '#shared/errors.ts';
import { testPhoto } from '../marketplaces/bench.ts';
import { runSteps } from '../marketplaces/steps.ts';
import { mug, openShop, type ShopName } from './shop.ts';

async function openWithCategory(shop: ShopName = 'dollars') {
  const open = await openShop(shop);
  const [category] = await open.connector().suggestCategories('coffee mug');
  if (category === undefined) throw new Error('the practice tree has mugs');
  open.control.clearRequests();
  return { ...open, categoryId: category.id };
}

type Shop = Awaited<ReturnType<typeof openWithCategory>>;

/** What the server was told last by a call. */
const lastBody = ({ control }: Shop, method: string, ending: RegExp): unknown =>
  control.requests().findLast((request) => request.method === method && ending.test(request.path))?.requestBody;

const listingSchema = z.object({ images: z.array(z.object({ rank: z.number(), url_fullxfull: z.string() })) });

/** The photos of the listing that was read last, downloaded, as the colour each of them has. */
async function shownColours({ control }: Shop): Promise<string[]> {
  const answer = control.requests().findLast(({ method, path }) => method === 'GET' && /listings\/\d+$/.test(path));
  const { images } = listingSchema.parse(answer?.responseBody);
  return Promise.all(
    images
      .toSorted((a, b) => a.rank - b.rank)
      .map(async ({ url_fullxfull: url }) => {
        const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
        const { channels } = await sharp(bytes).stats();
        // Compression moves a colour by some shades.
        const shades = channels.slice(0, 3).map(({ mean }) => Math.round(mean / 16) * 16);
        return `#${shades.map((shade) => shade.toString(16).padStart(2, '0')).join('')}`;
      }),
  );
}

describe('publishing on Etsy', () => {
  it.each([
    ['dollars', { amount: 1_999, currency: 'USD' }, 19.99],
    ['dollars', { amount: 20, currency: 'USD' }, 0.2],
    ['dollars', { amount: 110, currency: 'USD' }, 1.1],
    ['euros', { amount: 599_999, currency: 'EUR' }, 5999.99],
    ['yen', { amount: 4_800, currency: 'JPY' }, 4800],
  ] as const)('in a shop in %s sends %j as %d and reads back the same', async (shop, price, sent) => {
    const open = await openWithCategory(shop);
    const draft = await mug({ price, categoryId: open.categoryId });
    expect((await open.connector().preflight(draft)).filter(blocks)).toEqual([]);
    const memo = await runSteps(open.connector().publishSteps, draft);
    expect(lastBody(open, 'PUT', /inventory$/)).toMatchObject({
      products: [{ sku: 'MUG-0001', offerings: [{ price: sent, quantity: 2, is_enabled: true }] }],
    });
    const found = await open.connector().find({ sku: draft.sku, memo });
    const expected = await open.connector().expected(draft, memo);
    expect(found?.listing).toMatchObject({ price, quantity: 2, photoCount: 2, status: 'live' });
    expect(found && compareListing(expected, found.listing)).toEqual([]);
  });

  it('shows the photos in the order of the item', async () => {
    const open = await openWithCategory();
    const colours = ['#406080', '#804040', '#20a020'];
    const photos = await Promise.all(colours.map((colour, index) => testPhoto(`photo-${index}`, { colour })));
    const draft = await mug({ categoryId: open.categoryId, photos });
    const memo = await runSteps(open.connector().publishSteps, draft);
    await open.connector().find({ sku: draft.sku, memo });
    expect(await shownColours(open)).toEqual(colours);
  });

  it('finds the listing by its SKU alone, with its title as it was written', async () => {
    const open = await openWithCategory();
    const draft = await mug({ categoryId: open.categoryId, title: "Mug “Ahoi” & potter's mark" });
    const { listingId = null } = await runSteps(open.connector().publishSteps, draft);
    const found = await open.connector().find({ sku: draft.sku, memo: {} });
    expect(found?.listing).toMatchObject({ listingId, title: draft.title });
  });

  it('takes the mark of the draft out of the description in the moment it goes on sale', async () => {
    const open = await openWithCategory();
    const draft = await mug({ categoryId: open.categoryId, condition: 'good', conditionNote: 'A chip below.' });
    await runSteps(open.connector().publishSteps, draft);
    const form = JSON.stringify(lastBody(open, 'PATCH', /listings\/\d+$/));
    expect(form).toContain('Condition: Good. A chip below.');
    expect(form).not.toContain('Crossdock draft');
  });

  it('keeps the order of the photos when an upload broke off half-way', async () => {
    const open = await openWithCategory();
    const photos = await Promise.all(['a', 'b', 'c', 'd'].map((name) => testPhoto(name)));
    const draft = await mug({ categoryId: open.categoryId, photos });
    const steps = open.connector().publishSteps;
    const memo = { ...(await steps[0]?.run(draft, {})) };
    open.control.addFault({
      match: { marketplace: 'etsy', path: '**/images', method: 'POST' },
      skip: 2,
      kind: { type: 'status', status: 400 },
    });
    await expect(steps[1]?.run(draft, memo)).rejects.toBeInstanceOf(AppError);
    open.control.clearFaults();
    open.control.clearRequests();
    await steps[1]?.run(draft, memo);
    const uploads = open.control.requests().filter(({ method, path }) => method === 'POST' && path.endsWith('/images'));
    // Two were up, or one: what is there is not sent again.
    expect(uploads.length).toBeLessThan(4);
    for (const step of steps.slice(2)) Object.assign(memo, await step.run(draft, memo));
    expect((await open.connector().find({ sku: draft.sku, memo }))?.listing.photoCount).toBe(4);
  });

  it('says in the preview what going on sale costs, and shows every request that follows', async () => {
    const open = await openWithCategory();
    const draft = await mug({ categoryId: open.categoryId });
    const preview = await open.connector().preview(draft);
    open.control.clearRequests();
    await runSteps(open.connector().publishSteps, draft);
    expect(preview.map(({ method }) => method)).toEqual(
      open.control.requests().flatMap(({ method }) => (method === 'GET' ? [] : [method])),
    );
    expect(preview.at(-1)).toMatchObject({ step: 'activate', method: 'PATCH' });
    expect(preview.at(-1)?.body).toContain('state=active');
  });
});

describe('changing a listing on Etsy', () => {
  it('writes the inventory back with the new price and stock and nothing else changed', async () => {
    const open = await openWithCategory();
    const draft = await mug({ categoryId: open.categoryId });
    const memo = await runSteps(open.connector().publishSteps, draft);
    const price = { amount: 2_495, currency: 'USD' };
    await runSteps(open.connector().reviseSteps, { sku: draft.sku, memo, price, quantity: 7, terms: {} });
    const found = await open.connector().find({ sku: draft.sku, memo });
    expect(found?.listing).toMatchObject({ price, quantity: 7, title: draft.title, status: 'live' });
    expect(open.listings(draft.sku)).toHaveLength(1);
  });

  it('pauses the listing when nothing is left, because Etsy takes no stock of nothing', async () => {
    const open = await openWithCategory();
    const draft = await mug({ categoryId: open.categoryId });
    const memo = await runSteps(open.connector().publishSteps, draft);
    const price = { amount: 1_999, currency: 'USD' };
    await runSteps(open.connector().reviseSteps, { sku: draft.sku, memo, price, quantity: 0, terms: {} });
    expect((await open.connector().find({ sku: draft.sku, memo }))?.listing.status).toBe('ended');
  });

  it('relists with new photos, texts and stock in the place of the old ones', async () => {
    const open = await openWithCategory();
    const first = await mug({ categoryId: open.categoryId });
    const memo = await runSteps(open.connector().publishSteps, first);
    await runSteps(open.connector().endSteps, { sku: first.sku, memo, mode: 'sold' });
    const photos = [await testPhoto('new', { colour: '#20a020' })];
    const second = { ...first, title: 'Stoneware mug, second firing', quantity: 5, photos };
    const again = await runSteps(open.connector().publishSteps, second, {
      earlierListingId: memo['listingId'] ?? '',
    });
    expect(again['listingId']).toBe(memo['listingId']);
    const found = await open.connector().find({ sku: second.sku, memo: again });
    expect(found && compareListing(await open.connector().expected(second, again), found.listing)).toEqual([]);
    expect(await shownColours(open)).toEqual(['#20a020']);
  });

  it('sends the attributes of the category, and takes back those that a relisted item says no more', async () => {
    const open = await openWithCategory();
    const { aspects: asked } = await open.connector().requirements(open.categoryId);
    const one = asked.find(({ mode, required, name }) => mode === 'select' && !required && name !== 'Is it a supply');
    if (one === undefined) throw new Error('mugs have attributes');
    const plain = await mug({ categoryId: open.categoryId });
    const draft = { ...plain, aspects: { ...plain.aspects, [one.name]: one.values.slice(0, 1) } };
    const memo = await runSteps(open.connector().publishSteps, draft);
    expect(open.writes()).toContain('PUT /v3/application/shops/*/listings/*/properties/*');
    await runSteps(open.connector().endSteps, { sku: draft.sku, memo, mode: 'end' });
    open.control.clearRequests();
    await runSteps(open.connector().publishSteps, plain, { earlierListingId: memo['listingId'] ?? '' });
    const touched = open.writes().filter((call) => call.includes('/properties/'));
    expect(touched).toEqual(['DELETE /v3/application/shops/*/listings/*/properties/*']);
  });

  it('relists what was sold out with all its pieces, not with the one that Etsy gives it', async () => {
    const open = await openWithCategory();
    const draft = await mug({ categoryId: open.categoryId });
    const memo = await runSteps(open.connector().publishSteps, draft);
    const listingId = memo['listingId'] ?? '';
    open.control.playBuyer({ marketplace: 'etsy', listingId, quantity: 2 });
    expect((await open.connector().find({ sku: draft.sku, memo }))?.listing.status).toBe('out_of_stock');
    const again = await runSteps(
      open.connector().publishSteps,
      { ...draft, quantity: 3 },
      { earlierListingId: listingId },
    );
    const found = await open.connector().find({ sku: draft.sku, memo: again });
    expect(found?.listing).toMatchObject({ listingId, quantity: 3, status: 'live' });
  });

  it('makes a new listing where the earlier one is gone', async () => {
    const open = await openWithCategory();
    const draft = await mug({ categoryId: open.categoryId });
    const memo = await runSteps(open.connector().publishSteps, draft);
    await runSteps(open.connector().endSteps, { sku: draft.sku, memo, mode: 'delete' });
    const again = await runSteps(open.connector().publishSteps, draft, { earlierListingId: memo['listingId'] ?? '' });
    expect(again['listingId']).not.toBe(memo['listingId']);
    expect(open.listings(draft.sku)).toHaveLength(1);
  });
});

describe('the listings of a shop', () => {
  it('are told in every state, each once, with their SKU', async () => {
    const open = await openWithCategory();
    const publish = async (sku: string) => {
      const draft = await mug({ sku, categoryId: open.categoryId });
      return { sku, memo: await runSteps(open.connector().publishSteps, draft) };
    };
    await publish('ON-SALE');
    const paused = await publish('PAUSED');
    await runSteps(open.connector().endSteps, { ...paused, mode: 'end' });
    const sold = await publish('SOLD-OUT');
    open.control.playBuyer({ marketplace: 'etsy', listingId: sold.memo['listingId'] ?? '', quantity: 2 });
    await open.connector().publishSteps[0]?.run(await mug({ sku: 'DRAFT', categoryId: open.categoryId }), {});
    const told: [string | null, string][] = [];
    for await (const { sku, listing } of open.connector().ownListings()) told.push([sku, listing.status]);
    expect(told).toEqual([
      ['ON-SALE', 'live'],
      ['PAUSED', 'ended'],
      ['SOLD-OUT', 'out_of_stock'],
      [null, 'not_listed'],
    ]);
  });
});
