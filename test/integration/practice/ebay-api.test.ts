import { randomBytes } from 'node:crypto';
import { eBayApi } from 'ebay-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPractice, type RunningPractice } from '#main/practice/practice.ts';
import { manualClock } from '#test/support/clocks.ts';
import {
  ALL_SCOPES,
  FULFILLMENT_POLICY,
  LOCATION,
  PAYMENT_POLICY,
  picture,
  RETURN_POLICY,
  call,
  errorIds,
} from '#test/unit/practice/practice-world.ts';
import { consentDriver } from '#test/integration/consent-driver.ts';
import { loadOfficialDocuments } from './official-documents.ts';

let practice: RunningPractice;
let client: eBayApi;

/** The independent client, its requests to eBay's hosts sent to the practice server instead. */
function pointedAtPractice(): eBayApi {
  const { clientId, clientSecret, ruName, apiUrl, apimUrl, apizUrl } = practice.ebay;
  const ebay = new eBayApi({
    appId: clientId,
    certId: clientSecret,
    ruName,
    sandbox: false,
    marketplaceId: eBayApi.MarketplaceId.EBAY_US,
    contentLanguage: eBayApi.ContentLanguage.en_US,
    scope: ALL_SCOPES.split(' '),
  });
  const hosts: Readonly<Record<string, string>> = { api: apiUrl, apim: apimUrl, apiz: apizUrl };
  ebay.req.instance.interceptors.request.use((config) => {
    const url = new URL(config.url ?? '');
    const host = hosts[url.hostname.split('.')[0] ?? ''];
    if (!url.hostname.endsWith('.ebay.com') || host === undefined) throw new Error(`Not for ${url.href}`);
    config.url = `${host}${url.pathname}${url.search}`;
    return config;
  });
  return ebay;
}

/** A seller in front of the consent page that the client's own URL opens. */
async function agree(): Promise<string> {
  const started = new URL(client.OAuth2.generateAuthUrl(undefined, undefined, 'from-the-client'));
  const outcome = await consentDriver().open({
    title: 'eBay',
    startUrl: `${practice.ebay.authUrl}${started.pathname}${started.search}`,
    redirectUrls: [practice.ebay.acceptedUrl],
    deadlineMs: 10_000,
    signal: new AbortController().signal,
  });
  if (outcome.kind !== 'redirected') throw new Error(`The consent ended ${outcome.kind}.`);
  const back = new URL(outcome.url);
  expect(back.searchParams.get('state')).toBe('from-the-client');
  return back.searchParams.get('code') ?? '';
}

beforeAll(async () => {
  practice = await startPractice({
    stateFile: ':memory:',
    clock: manualClock(),
    random: { bytes: (length) => randomBytes(length) },
  });
  client = pointedAtPractice();
});
afterAll(() => practice.close());

describe('the npm client ebay-api', () => {
  const sku = 'F3-0001';
  let offerId = '';
  let listingId = '';
  let imageUrl = '';

  it('signs in by consent, code and refresh', async () => {
    const tokens = await client.OAuth2.getToken(await agree());
    expect(tokens.token_type).toBe('User Access Token');
    client.OAuth2.setCredentials(tokens);
    const user = await client.commerce.identity.getUser();
    expect(user).toMatchObject({ username: 'harbour_finds', accountType: 'INDIVIDUAL' });
    const refreshed = await client.OAuth2.refreshUserAccessToken();
    expect(refreshed.access_token).not.toBe(tokens.access_token);
  });

  it('reads categories, item specifics and conditions', async () => {
    const tree = await client.commerce.taxonomy.getDefaultCategoryTreeId('EBAY_US');
    expect(tree.categoryTreeId).toBe('0');
    const suggestions = await client.commerce.taxonomy.getCategorySuggestions('0', 'nikon f3 film camera');
    expect(suggestions.categorySuggestions[0].category.categoryId).toBe('15230');
    const aspects = await client.commerce.taxonomy.getItemAspectsForCategory('0', '15230');
    expect(aspects.aspects[0].localizedAspectName).toBe('Brand');
    const policies = await client.sell.metadata.getItemConditionPolicies('EBAY_US', 'categoryIds:{15230}');
    expect(policies.itemConditionPolicies[0].itemConditionRequired).toBe(true);
    await client.commerce.taxonomy.getCategoryTree('0');
    await client.commerce.taxonomy.getCategorySubtree('0', '625');
  });

  it('sets up policies and a location', async () => {
    const { account, inventory } = client.sell;
    await account.createFulfillmentPolicy(FULFILLMENT_POLICY);
    await account.createPaymentPolicy(PAYMENT_POLICY);
    await account.createReturnPolicy(RETURN_POLICY);
    await inventory.createInventoryLocation('home', LOCATION);
    expect((await account.getFulfillmentPolicies('EBAY_US')).fulfillmentPolicies).toHaveLength(1);
    expect((await account.getPaymentPolicies('EBAY_US')).paymentPolicies).toHaveLength(1);
    expect((await account.getReturnPolicies('EBAY_US')).returnPolicies).toHaveLength(1);
    expect((await account.getReturnPolicyByName('EBAY_US', RETURN_POLICY.name)).name).toBe(RETURN_POLICY.name);
    expect((await account.getOptedInPrograms()).programs).toEqual([{ programType: 'SELLING_POLICY_MANAGEMENT' }]);
    expect((await account.getPrivileges()).sellerRegistrationCompleted).toBe(true);
    expect((await inventory.getInventoryLocations()).total).toBe(1);
    expect((await inventory.getInventoryLocation('home')).merchantLocationKey).toBe('home');
  });

  it('uploads a picture, stores item and offer, and publishes', async () => {
    const { account, inventory } = client.sell;
    const form = new FormData();
    form.append('image', new Blob([new Uint8Array(await picture())], { type: 'image/jpeg' }), 'f3.jpg');
    ({ imageUrl } = await client.commerce.media.createImageFromFile(form));
    await inventory.createOrReplaceInventoryItem(sku, {
      availability: { shipToLocationAvailability: { quantity: 3 } },
      condition: 'USED_EXCELLENT',
      product: {
        title: 'Nikon F3 35mm film camera body',
        description: 'Meter and shutter work.',
        aspects: { Brand: ['Nikon'], Type: ['SLR'] },
        imageUrls: [imageUrl],
      },
    } as never);
    const [fulfillment, payment, returns] = [
      await account.getFulfillmentPolicies('EBAY_US'),
      await account.getPaymentPolicies('EBAY_US'),
      await account.getReturnPolicies('EBAY_US'),
    ];
    ({ offerId } = await inventory.createOffer({
      sku,
      marketplaceId: 'EBAY_US',
      format: 'FIXED_PRICE',
      availableQuantity: 3,
      categoryId: '15230',
      merchantLocationKey: 'home',
      listingDescription: '<p>Works.</p>',
      listingPolicies: {
        fulfillmentPolicyId: fulfillment.fulfillmentPolicies[0].fulfillmentPolicyId,
        paymentPolicyId: payment.paymentPolicies[0].paymentPolicyId,
        returnPolicyId: returns.returnPolicies[0].returnPolicyId,
      },
      pricingSummary: { price: { value: '199.00', currency: 'USD' } },
    }));
    const fees = await inventory.getListingFees({ offers: [{ offerId }] });
    expect(fees.feeSummaries[0].fees[0].feeType).toBe('InsertionFee');
    ({ listingId } = await inventory.publishOffer(offerId));
    const offer = await inventory.getOffer(offerId);
    expect(offer).toMatchObject({ status: 'PUBLISHED', listing: { listingId, listingStatus: 'ACTIVE' } });
    expect((await inventory.getOffers({ sku })).offers[0].offerId).toBe(offerId);
    expect((await inventory.getInventoryItem(sku)).product.imageUrls).toEqual([imageUrl]);
    expect((await inventory.getInventoryItems({ limit: 10, offset: 0 })).total).toBe(1);
  });

  it('changes price and quantity in bulk', async () => {
    const answer = await client.sell.inventory.bulkUpdatePriceQuantity({
      requests: [
        {
          sku,
          shipToLocationAvailability: { quantity: 2 },
          offers: [{ offerId, availableQuantity: 2, price: { value: '189.00', currency: 'USD' } }],
        },
      ],
    });
    expect(answer.responses).toEqual([{ sku, offerId, statusCode: 200 }]);
    expect((await client.sell.inventory.getOffer(offerId)).pricingSummary.price.value).toBe('189.00');
  });

  it('sees what a buyer bought, and ships it', async () => {
    practice.control.playBuyer({ listingId, quantity: 1 });
    const { orders } = await client.sell.fulfillment.getOrders({ limit: 10 });
    expect(orders[0]).toMatchObject({
      orderPaymentStatus: 'PAID',
      lineItems: [{ sku, quantity: 1, legacyItemId: listingId }],
    });
    const { orderId, lineItems } = orders[0];
    await client.sell.fulfillment.createShippingFulfillment(orderId, {
      lineItems: [{ lineItemId: lineItems[0].lineItemId, quantity: 1 }],
      shippingCarrierCode: 'USPS',
      trackingNumber: '9400100000000000000000',
    });
    const parcels = await client.sell.fulfillment.getShippingFulfillments(orderId);
    expect(parcels.total).toBe(1);
    await client.sell.fulfillment.getShippingFulfillment(orderId, '9400100000000000000000');
    expect((await client.sell.fulfillment.getOrder(orderId)).orderFulfillmentStatus).toBe('FULFILLED');
  });

  it('withdraws, publishes again under a new number, and deletes', async () => {
    const { inventory } = client.sell;
    expect(await inventory.withdrawOffer(offerId)).toMatchObject({ listingId });
    const again = await inventory.publishOffer(offerId);
    expect(again.listingId).not.toBe(listingId);
    await inventory.deleteOffer(offerId);
    await inventory.deleteInventoryItem(sku);
    await expect(inventory.getInventoryItem(sku)).rejects.toThrow(/find the resource/);
  });

  it('has its calls counted', async () => {
    // The client's own method is out of reach: two of its classes share the name under which it keeps them.
    const url = `${practice.ebay.apiUrl}/developer/analytics/v1_beta/user_rate_limit/?api_context=sell&api_name=inventory`;
    const token = await client.OAuth2.getAccessToken();
    const { body } = await call('GET', url, undefined, { authorization: `Bearer ${token}` });
    const rate = { limit: 2_000_000, timeWindow: 86_400 };
    expect(body).toMatchObject({ rateLimits: [{ apiName: 'inventory', resources: [{ rates: [rate] }] }] });
  });
});

describe.skipIf(loadOfficialDocuments() === undefined)('the official documents (absent: set CROSSDOCK_SPECS)', () => {
  it('allow every recorded request and answer', async () => {
    const documents = loadOfficialDocuments();
    const exchanges = practice.control.requests();
    expect(exchanges.filter((exchange) => documents?.covers(exchange)).length).toBeGreaterThan(30);
    expect(exchanges.flatMap((exchange) => documents?.findings(exchange) ?? [])).toEqual([]);
  });

  it('would find a wrong answer', async () => {
    const documents = loadOfficialDocuments();
    const offer = practice.control
      .requests()
      .find((exchange) => exchange.method === 'GET' && exchange.path.includes('/offer/'));
    if (offer === undefined) throw new Error('No offer was read.');
    const answer = { ...(offer.responseBody as object), availableQuantity: 'two', invented: 1 };
    expect(documents?.findings({ ...offer, responseBody: answer })).toHaveLength(2);
    expect(documents?.findings({ ...offer, status: 418 })).toHaveLength(1);
  });

  it('are not needed to refuse: errors have the documented shape', async () => {
    const refused = await call('GET', `${practice.ebay.apiUrl}/sell/inventory/v1/offer?sku=none`);
    expect([refused.status, errorIds(refused)]).toEqual([401, [1002]]);
  });
});
