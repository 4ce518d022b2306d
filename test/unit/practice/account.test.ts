import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  errorIds,
  FULFILLMENT_POLICY,
  list,
  LOCATION,
  openShop,
  PAYMENT_POLICY,
  practiceWorld,
  RETURN_POLICY,
  signIn,
  type PracticeWorld,
  type Shop,
} from './practice-world.ts';
import { itConforms } from './conforms.ts';

const ACCOUNT = '/sell/account/v1';
const LOCATIONS = '/sell/inventory/v1/location';
let practice: PracticeWorld;
let shop: Shop;

beforeAll(async () => {
  practice = await practiceWorld();
  shop = await openShop(practice);
});
afterAll(() => practice.close());

describe('business policies', () => {
  it('are listed per marketplace, read by id and by name, replaced and deleted', async () => {
    const created = await shop.api('POST', `${ACCOUNT}/return_policy`, {
      ...RETURN_POLICY,
      name: 'Sixty',
      returnPeriod: { value: 60, unit: 'DAY' },
    });
    const { returnPolicyId } = created.body as { returnPolicyId: string };
    expect(created.headers['location']).toBe(`${practice.ebay.apiUrl}${ACCOUNT}/return_policy/${returnPolicyId}`);
    expect((await shop.api('GET', `${ACCOUNT}/return_policy?marketplace_id=EBAY_US`)).body).toMatchObject({ total: 2 });
    expect((await shop.api('GET', `${ACCOUNT}/return_policy?marketplace_id=EBAY_GB`)).body).toMatchObject({
      total: 0,
      returnPolicies: [],
    });
    expect(
      (await shop.api('GET', `${ACCOUNT}/return_policy/get_by_policy_name?marketplace_id=EBAY_US&name=Sixty`)).body,
    ).toMatchObject({ returnPolicyId });
    const changed = await shop.api('PUT', `${ACCOUNT}/return_policy/${returnPolicyId}`, {
      ...RETURN_POLICY,
      name: 'None',
      returnsAccepted: false,
    });
    expect(changed).toMatchObject({ status: 200, body: { name: 'None', returnsAccepted: false } });
    expect((await shop.api('DELETE', `${ACCOUNT}/return_policy/${returnPolicyId}`)).status).toBe(204);
    expect((await shop.api('GET', `${ACCOUNT}/return_policy/${returnPolicyId}`)).status).toBe(404);
  });

  const service = FULFILLMENT_POLICY.shippingOptions[0]?.shippingServices[0];
  const options = (change: object) => ({ shippingOptions: [{ ...FULFILLMENT_POLICY.shippingOptions[0], ...change }] });
  it.each([
    ['no name', 'payment_policy', { ...PAYMENT_POLICY, name: '' }, 20401],
    ['a name of 65 characters', 'payment_policy', { ...PAYMENT_POLICY, name: 'x'.repeat(65) }, 20403],
    [
      'a description of 251 characters',
      'payment_policy',
      { ...PAYMENT_POLICY, name: 'y', description: 'x'.repeat(251) },
      20403,
    ],
    ['no marketplace', 'payment_policy', { ...PAYMENT_POLICY, name: 'y', marketplaceId: undefined }, 20401],
    ['an unknown marketplace', 'payment_policy', { ...PAYMENT_POLICY, name: 'y', marketplaceId: 'EBAY_MARS' }, 20403],
    ['no category types', 'payment_policy', { ...PAYMENT_POLICY, name: 'y', categoryTypes: [] }, 20401],
    [
      'payment methods of the seller’s own',
      'payment_policy',
      { ...PAYMENT_POLICY, name: 'y', paymentMethods: [{ paymentMethodType: 'PAYPAL' }] },
      20405,
    ],
    ['no handling time', 'fulfillment_policy/', { ...FULFILLMENT_POLICY, name: 'y', handlingTime: undefined }, 20401],
    [
      'a handling time of 40 days',
      'fulfillment_policy/',
      { ...FULFILLMENT_POLICY, name: 'y', handlingTime: { value: 40, unit: 'DAY' } },
      20403,
    ],
    ['no shipping options', 'fulfillment_policy/', { ...FULFILLMENT_POLICY, name: 'y', shippingOptions: [] }, 20401],
    [
      'five domestic services',
      'fulfillment_policy/',
      { ...FULFILLMENT_POLICY, name: 'y', ...options({ shippingServices: Array.from({ length: 5 }, () => service) }) },
      20403,
    ],
    [
      'a flat rate without a price',
      'fulfillment_policy/',
      { ...FULFILLMENT_POLICY, name: 'y', ...options({ shippingServices: [{ shippingServiceCode: 'USPSPriority' }] }) },
      20401,
    ],
    [
      'an international service that ships nowhere',
      'fulfillment_policy/',
      { ...FULFILLMENT_POLICY, name: 'y', ...options({ optionType: 'INTERNATIONAL' }) },
      20401,
    ],
    ['returns without a period', 'return_policy', { ...RETURN_POLICY, name: 'y', returnPeriod: undefined }, 20401],
    [
      'a period of 10 days',
      'return_policy',
      { ...RETURN_POLICY, name: 'y', returnPeriod: { value: 10, unit: 'DAY' } },
      20406,
    ],
    [
      'returns that nobody pays for',
      'return_policy',
      { ...RETURN_POLICY, name: 'y', returnShippingCostPayer: undefined },
      20401,
    ],
    [
      'an amount as a number',
      'fulfillment_policy/',
      {
        ...FULFILLMENT_POLICY,
        name: 'y',
        ...options({ shippingServices: [{ ...service, shippingCost: { value: 7.5, currency: 'USD' } }] }),
      },
      2004,
    ],
  ])('are refused with %s', async (_what, path, body, id) => {
    const answer = await shop.api('POST', `${ACCOUNT}/${path}`, body);
    expect([answer.status, errorIds(answer)]).toEqual([400, [id]]);
  });

  it('are unique by name; the error names the other', async () => {
    const answer = await shop.api('POST', `${ACCOUNT}/payment_policy`, {
      ...PAYMENT_POLICY,
      name: PAYMENT_POLICY.name.toUpperCase(),
    });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        errors: [
          {
            errorId: 20400,
            parameters: [{}, { name: 'duplicatePolicyId', value: shop.listingPolicies.paymentPolicyId }],
          },
        ],
      },
    });
  });

  it.each([
    ['no marketplace_id', 'payment_policy', 400, 20401],
    ['an unknown marketplace_id', 'payment_policy?marketplace_id=MARS', 400, 20403],
    ['an id that is no number', 'payment_policy/abc', 400, 20403],
    ['an unknown id', 'payment_policy/123456', 404, 20404],
    ['an unknown name', 'payment_policy/get_by_policy_name?marketplace_id=EBAY_US&name=x', 400, 20404],
  ])('are not read with %s', async (_what, path, status, id) => {
    const answer = await shop.api('GET', `${ACCOUNT}/${path}`);
    expect([answer.status, errorIds(answer)]).toEqual([status, [id]]);
  });

  it('cannot be deleted while a listing uses them', async () => {
    await list(shop, 'USES-POLICIES');
    const answer = await shop.api('DELETE', `${ACCOUNT}/payment_policy/${shop.listingPolicies.paymentPolicyId}`);
    expect([answer.status, errorIds(answer)]).toEqual([409, [20409]]);
  });
});

describe('programs', () => {
  it('must be joined before policies, once', async () => {
    const seller = await signIn(practice, 'first_steps_26');
    const early = await seller.api('GET', `${ACCOUNT}/payment_policy?marketplace_id=EBAY_US`);
    expect([early.status, errorIds(early)]).toEqual([400, [20403]]);
    const join = (programType?: string) => seller.api('POST', `${ACCOUNT}/program/opt_in`, { programType });
    expect((await join('SELLING_POLICY_MANAGEMENT')).status).toBe(200);
    const again = await join('SELLING_POLICY_MANAGEMENT');
    expect([again.status, errorIds(again)]).toEqual([409, [25803]]);
    expect(errorIds(await join('SPACE_PROGRAM'))).toEqual([20404]);
    expect(errorIds(await join())).toEqual([20401]);
    expect((await seller.api('GET', `${ACCOUNT}/payment_policy?marketplace_id=EBAY_US`)).status).toBe(200);
    expect((await seller.api('GET', `${ACCOUNT}/program/get_opted_in_programs`)).body).toEqual({
      programs: [{ programType: 'SELLING_POLICY_MANAGEMENT' }],
    });
    expect((await seller.api('GET', `${ACCOUNT}/privilege`)).body).toMatchObject({ sellingLimit: { quantity: 10 } });
  });
});

describe('locations', () => {
  it('are created with 204, listed, disabled and deleted', async () => {
    expect((await shop.api('POST', `${LOCATIONS}/shed`, LOCATION)).status).toBe(204);
    expect((await shop.api('GET', `${LOCATIONS}?limit=1&offset=1`)).body).toMatchObject({
      total: 2,
      offset: 1,
      limit: 1,
    });
    await shop.api('POST', `${LOCATIONS}/shed/disable`);
    expect((await shop.api('GET', `${LOCATIONS}/shed`)).body).toMatchObject({ merchantLocationStatus: 'DISABLED' });
    expect((await shop.api('DELETE', `${LOCATIONS}/shed`)).status).toBe(204);
    const gone = await shop.api('GET', `${LOCATIONS}/shed`);
    expect([gone.status, errorIds(gone)]).toEqual([404, [25805]]);
  });

  it.each([
    ['an existing key', 'home', LOCATION, 409, 25803],
    ['a key of 37 characters', 'x'.repeat(37), LOCATION, 400, 25800],
    ['no address', 'new', { name: 'x' }, 400, 25801],
    ['no country', 'new', { location: { address: { postalCode: '1' } } }, 400, 25801],
    ['a country in words', 'new', { location: { address: { country: 'Norway', postalCode: '1' } } }, 400, 25800],
    [
      'a city without its state',
      'new',
      { location: { address: { country: 'US', city: 'Port Townsend' } } },
      400,
      25801,
    ],
  ])('are refused with %s', async (_what, key, body, status, id) => {
    const answer = await shop.api('POST', `${LOCATIONS}/${key}`, body);
    expect([answer.status, errorIds(answer)]).toEqual([status, [id]]);
  });
});

itConforms(() => practice);
