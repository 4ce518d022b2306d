import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  errorIds,
  itemBody,
  itemPath,
  list,
  OFFER,
  offerBody,
  openShop,
  picture,
  practiceWorld,
  prepareOffer,
  FULFILLMENT_POLICY,
  upload,
  type PracticeWorld,
  type Shop,
} from './practice-world.ts';
import { itConforms } from './conforms.ts';

let practice: PracticeWorld;
let shop: Shop;
let counter = 0;
const freshSku = () => `SKU-${(counter += 1)}`;

beforeAll(async () => {
  practice = await practiceWorld();
  shop = await openShop(practice);
});
afterAll(() => practice.close());

type Item = ReturnType<typeof itemBody>;
type Offer = ReturnType<typeof offerBody>;
interface Change {
  readonly item?: (item: Item) => object;
  readonly offer?: (offer: Offer) => object;
}

const without = (object: object, ...keys: readonly string[]) =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
const product = (item: Item, change: object) => ({ ...item, product: { ...item.product, ...change } });
const policies = (offer: Offer, change: object) => ({
  ...offer,
  listingPolicies: { ...offer.listingPolicies, ...change },
});
const priced = (offer: Offer, value: string, currency = 'USD') => ({
  ...offer,
  pricingSummary: { price: { value, currency } },
});

async function publishChanged(change: Change) {
  const sku = freshSku();
  const put = await shop.api('PUT', itemPath(sku), change.item?.(itemBody(shop)) ?? itemBody(shop));
  expect(put.status, JSON.stringify(put.body)).toBe(201);
  const created = await shop.api('POST', OFFER, change.offer?.(offerBody(shop, sku)) ?? offerBody(shop, sku));
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  return shop.api('POST', `${OFFER}/${(created.body as { offerId: string }).offerId}/publish`);
}

const REFUSALS: readonly (readonly [string, number, Change])[] = [
  ['no title', 25016, { item: (item) => ({ ...item, product: without(item.product, 'title') }) }],
  [
    'no description anywhere',
    25016,
    {
      item: (item) => ({ ...item, product: without(item.product, 'description') }),
      offer: (offer) => without(offer, 'listingDescription'),
    },
  ],
  [
    'active content in the description',
    25016,
    { offer: (offer) => ({ ...offer, listingDescription: '<script>1</script>' }) },
  ],
  ['a duration other than GTC', 25016, { offer: (offer) => ({ ...offer, listingDuration: 'DAYS_7' }) }],
  ['no category', 25005, { offer: (offer) => without(offer, 'categoryId') }],
  ['an unknown category', 25005, { offer: (offer) => ({ ...offer, categoryId: '999999' }) }],
  ['a category that is not a leaf', 25005, { offer: (offer) => ({ ...offer, categoryId: '625' }) }],
  ['a required aspect missing', 25002, { item: (item) => product(item, { aspects: { Type: ['SLR'] } }) }],
  [
    'a value outside a closed list',
    25032,
    { item: (item) => product(item, { aspects: { Brand: ['Nikon'], Type: ['Spaceship'] } }) },
  ],
  [
    'two values where one is allowed',
    25032,
    { item: (item) => product(item, { aspects: { Brand: ['Nikon', 'Canon'], Type: ['SLR'] } }) },
  ],
  ['no condition', 25021, { item: (item) => without(item, 'condition') }],
  ['a condition the category does not take', 25021, { item: (item) => ({ ...item, condition: 'USED_GOOD' }) }],
  ['no price', 25003, { offer: (offer) => without(offer, 'pricingSummary') }],
  ['a price below the minimum', 25003, { offer: (offer) => priced(offer, '0.50') }],
  ['a foreign currency', 25003, { offer: (offer) => priced(offer, '20.00', 'EUR') }],
  [
    'no quantity',
    25004,
    { item: (item) => without(item, 'availability'), offer: (offer) => without(offer, 'availableQuantity') },
  ],
  ['quantity 0', 25004, { offer: (offer) => ({ ...offer, availableQuantity: 0 }) }],
  ['no photo', 25014, { item: (item) => product(item, { imageUrls: [] }) }],
  [
    'a photo that is not on eBay',
    25501,
    { item: (item) => product(item, { imageUrls: ['https://photos.example/1.jpg'] }) },
  ],
  [
    'a photo that was never uploaded',
    25015,
    { item: (item) => product(item, { imageUrls: [item.product.imageUrls[0]?.replace(/z\/\w+/, 'z/AAAA') ?? ''] }) },
  ],
  ['no fulfilment policy', 25007, { offer: (offer) => policies(offer, { fulfillmentPolicyId: undefined }) }],
  [
    'a payment policy in place of the fulfilment policy',
    25007,
    { offer: (offer) => policies(offer, { fulfillmentPolicyId: offer.listingPolicies.paymentPolicyId }) },
  ],
  ['an unknown payment policy', 25008, { offer: (offer) => policies(offer, { paymentPolicyId: '1' }) }],
  ['no return policy', 25009, { offer: (offer) => policies(offer, { returnPolicyId: undefined }) }],
  ['no location', 25012, { offer: (offer) => without(offer, 'merchantLocationKey') }],
  ['an unknown location', 25012, { offer: (offer) => ({ ...offer, merchantLocationKey: 'attic' }) }],
  [
    'an automatic price above the price',
    25024,
    {
      offer: (offer) =>
        policies(offer, {
          bestOfferTerms: { bestOfferEnabled: true, autoAcceptPrice: { value: '500.00', currency: 'USD' } },
        }),
    },
  ],
  [
    'a refurbished condition of a private seller',
    25047,
    {
      item: (item) =>
        product(
          { ...item, condition: 'CERTIFIED_REFURBISHED' },
          { aspects: { Brand: ['Sony'], Model: ['A7'], Type: ['Mirrorless'] } },
        ),
      offer: (offer) => ({ ...offer, categoryId: '31388' }),
    },
  ],
  [
    'an ungraded card without its condition',
    25029,
    {
      item: (item) => product({ ...item, condition: 'USED_VERY_GOOD' }, { aspects: { Sport: ['Baseball'] } }),
      offer: (offer) => ({ ...offer, categoryId: '261328' }),
    },
  ],
];

describe('publish refuses', () => {
  it.each(REFUSALS)('%s with %i', async (_what, id, change) => {
    const answer = await publishChanged(change);
    expect(answer.status).toBe(400);
    expect(errorIds(answer)).toEqual([id]);
  });

  it('a photo under 500 pixels', async () => {
    const small = await upload(practice, shop, await picture(499, 300));
    const answer = await publishChanged({
      item: (item) => product(item, { imageUrls: [(small.body as { imageUrl: string }).imageUrl] }),
    });
    expect(errorIds(answer)).toEqual([25014]);
  });

  it('calculated postage without a weight', async () => {
    const policy = {
      ...FULFILLMENT_POLICY,
      name: 'Calculated',
      shippingOptions: [
        {
          optionType: 'DOMESTIC',
          costType: 'CALCULATED',
          shippingServices: [{ shippingCarrierCode: 'USPS', shippingServiceCode: 'USPSPriority' }],
        },
      ],
    };
    const created = await shop.api('POST', '/sell/account/v1/fulfillment_policy/', policy);
    const { fulfillmentPolicyId } = created.body as { fulfillmentPolicyId: string };
    const answer = await publishChanged({ offer: (offer) => policies(offer, { fulfillmentPolicyId }) });
    expect(errorIds(answer)).toEqual([25020]);
    const weight = { value: 2, unit: 'POUND' };
    const weighed = await publishChanged({
      item: (item) => ({ ...item, packageWeightAndSize: { weight } }),
      offer: (offer) => policies(offer, { fulfillmentPolicyId }),
    });
    expect(weighed.status).toBe(200);
  });

  it('everything at once, and names the missing aspect', async () => {
    const answer = await publishChanged({
      item: (item) => product(item, { aspects: {}, imageUrls: [] }),
      offer: (offer) => without(offer, 'pricingSummary', 'merchantLocationKey'),
    });
    expect(errorIds(answer)).toEqual([25002, 25002, 25003, 25014, 25012]);
    const { errors } = answer.body as { errors: { parameters: { name: string; value: string }[] }[] };
    expect(errors[0]?.parameters.at(-1)).toEqual({ name: '2', value: 'Brand' });
  });

  it('a published offer', async () => {
    const { offerId } = await list(shop, freshSku());
    expect(errorIds(await shop.api('POST', `${OFFER}/${offerId}/publish`))).toEqual([25002]);
  });

  it('what is beyond the selling limit', async () => {
    const world = await practiceWorld();
    try {
      const before = await openShop(world, 'first_steps_26');
      // Business policies are off for this seller: nothing can be made until they are switched on.
      await before.api('POST', '/sell/account/v1/program/opt_in', { programType: 'SELLING_POLICY_MANAGEMENT' });
      const small = await openShop(world, 'first_steps_26');
      await small.api('PUT', itemPath('A'), itemBody(small, 11));
      const offer = {
        ...offerBody(small, 'A'),
        availableQuantity: 11,
        pricingSummary: { price: { value: '5.00', currency: 'USD' } },
      };
      const created = await small.api('POST', OFFER, offer);
      const publish = () => small.api('POST', `${OFFER}/${(created.body as { offerId: string }).offerId}/publish`);
      expect(errorIds(await publish())).toEqual([25026]);
      await small.api('PUT', itemPath('A'), itemBody(small, 10));
      expect((await publish()).status).toBe(200);
      const other = await prepareOffer(small, 'B');
      expect(errorIds(await small.api('POST', `${OFFER}/${other}/publish`))).toEqual([25026]);
    } finally {
      await world.close();
    }
  });
});

describe('a graded card', () => {
  it('is listed with its grader and grade', async () => {
    const descriptors = [
      { name: '27501', values: ['275010'] },
      { name: '27502', values: ['275020'] },
    ];
    const answer = await publishChanged({
      item: (item) =>
        product(Object.assign(item, { condition: 'LIKE_NEW', conditionDescriptors: descriptors }), {
          aspects: { Sport: ['Baseball'] },
        }),
      offer: (offer) => ({ ...offer, categoryId: '261328' }),
    });
    expect(answer.status).toBe(200);
  });
});

describe('a listing', () => {
  it('gets a new number with every publish, and ends with its withdrawal', async () => {
    const sku = freshSku();
    const { offerId, listingId } = await list(shop, sku);
    const page = () => fetch(`${practice.ebay.webUrl}/itm/${listingId}`).then((answer) => answer.text());
    expect(await page()).toContain('Nikon F3 35mm film camera body');
    expect(await shop.api('POST', `${OFFER}/${offerId}/withdraw`)).toMatchObject({ status: 200, body: { listingId } });
    expect(await page()).toContain('This listing has ended.');
    const offer = await shop.api('GET', `${OFFER}/${offerId}`);
    expect(offer.body).toMatchObject({ status: 'UNPUBLISHED', listing: { listingStatus: 'ENDED' } });
    const second = await shop.api('POST', `${OFFER}/${offerId}/withdraw`);
    expect([second.status, errorIds(second)]).toEqual([404, [25713]]);
    const again = await shop.api('POST', `${OFFER}/${offerId}/publish`);
    expect((again.body as { listingId: string }).listingId).not.toBe(listingId);
  });

  it('loses its description when the offer is replaced without one', async () => {
    const sku = freshSku();
    const { offerId, listingId } = await list(shop, sku);
    const body = without(offerBody(shop, sku), 'sku', 'marketplaceId', 'format', 'listingDescription');
    expect((await shop.api('PUT', `${OFFER}/${offerId}`, body)).status).toBe(204);
    expect((await shop.api('GET', `${OFFER}/${offerId}`)).body).not.toHaveProperty('listingDescription');
    const page = await fetch(`${practice.ebay.webUrl}/itm/${listingId}`).then((answer) => answer.text());
    expect(page).toContain('Light brassing.');
  });

  it('cannot be revised into what could not be published, and keeps its old face', async () => {
    const sku = freshSku();
    const { offerId } = await list(shop, sku);
    const refused = await shop.api('PUT', itemPath(sku), product(itemBody(shop), { aspects: {} }));
    expect(refused.status).toBe(400);
    const kept = await shop.api('GET', itemPath(sku));
    expect(kept.body).toMatchObject({ product: { aspects: { Brand: ['Nikon'] } } });
    expect((await shop.api('GET', `${OFFER}/${offerId}`)).body).toMatchObject({ status: 'PUBLISHED' });
  });

  it('can be revised 250 times a day', async () => {
    const sku = freshSku();
    const { offerId } = await list(shop, sku);
    const reprice = (cents: number) =>
      shop.api('POST', '/sell/inventory/v1/bulk_update_price_quantity', {
        requests: [
          { sku, offers: [{ offerId, price: { value: `100.${String(cents).padStart(2, '0')}`, currency: 'USD' } }] },
        ],
      });
    for (let round = 0; round < 250; round += 1) expect((await reprice(round % 100)).status).toBe(200);
    const late = await reprice(1);
    expect(late.status).toBe(207);
    expect(JSON.stringify(late.body)).toContain('25019');
    practice.clock.advance(24 * 60 * 60 * 1000);
    const next = await openShop(practice);
    const body = { requests: [{ sku, offers: [{ offerId, availableQuantity: 1 }] }] };
    expect((await next.api('POST', '/sell/inventory/v1/bulk_update_price_quantity', body)).status).toBe(200);
  });
});

itConforms(() => practice);
