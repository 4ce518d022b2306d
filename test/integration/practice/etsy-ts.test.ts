import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Etsy, type Tokens } from 'etsy-ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askToken, codeForm, consent, type Tokens as TokenAnswer } from '#test/unit/practice/etsy/etsy-world.ts';
import { picture, practiceWorld, type PracticeWorld } from '#test/unit/practice/practice-world.ts';
import { loadOfficialDocuments } from './official-documents.ts';
import { ETSY_DOCUMENTS } from './official-sets.ts';

let world: PracticeWorld;
let client: Etsy;
let folder = '';
let userId = 0;
let shopId = 0;
let listingId = 0;
let stored: Tokens | undefined;
const made = { shipping: 0, readiness: 0, returns: 0, section: 0 };
const images: number[] = [];

/** The independent client, its requests sent to the practice server; its own refresh knows Etsy's real address only. */
const pointedAtPractice = ({ etsy }: PracticeWorld): Etsy =>
  new Etsy(
    {
      apiKey: etsy.keystring,
      sharedSecret: etsy.sharedSecret,
      enableTokenRefresh: false,
      securityDataStorage: {
        findAccessToken: async () => stored,
        storeAccessToken: async (_filter, tokens) => {
          stored = tokens;
        },
      },
    },
    { baseURL: new URL(etsy.apiUrl).origin },
  );

beforeAll(async () => {
  world = await practiceWorld();
  client = pointedAtPractice(world);
  folder = await mkdtemp(join(tmpdir(), 'etsy-ts-'));
  await writeFile(join(folder, 'front.jpg'), await picture());
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const upload = async (rank: number): Promise<number> => {
  const image = createReadStream(join(folder, 'front.jpg'));
  const { data } = await client.ShopListingImage.uploadListingImage(shopId, listingId, { image, rank });
  return data.listing_image_id ?? 0;
};

describe('the npm client etsy-ts', () => {
  it('signs in with consent, code and verifier, and learns who it is', async () => {
    const code = (await consent(world)).searchParams.get('code') ?? '';
    const tokens = (await askToken(world, codeForm(world, code))).body as TokenAnswer;
    stored = {
      accessToken: tokens.access_token,
      refreshToken: tokens.refresh_token,
      tokenType: tokens.token_type,
      expiresIn: tokens.expires_in,
    };
    expect((await client.Other.ping()).data.application_id).toBeGreaterThan(0);
    const me = (await client.User.getMe()).data;
    [userId, shopId] = [me.user_id ?? 0, me.shop_id ?? 0];
    expect(tokens.access_token.startsWith(`${userId}.`)).toBe(true);
    expect((await client.Other.tokenScopes({ token: tokens.access_token })).data).toMatchObject({
      scopes: expect.arrayContaining(['listings_w']),
    });
    const shop = (await client.Shop.getShopByOwnerUserId(userId)).data;
    expect(shop).toMatchObject({ shop_id: shopId, shop_name: 'HarbourFinds', currency_code: 'USD' });
    expect((await client.Shop.getShop(shopId)).data.shop_id).toBe(shopId);
    expect((await client.Shop.findShops({ shop_name: 'harbour' })).data.count).toBe(1);
  });

  it('reads the taxonomy and what a category asks for', async () => {
    const tree = (await client.SellerTaxonomy.getSellerTaxonomyNodes()).data;
    expect(tree.results?.map((node) => node.name)).toContain('Jewelry');
    const properties = (await client.SellerTaxonomy.getPropertiesByTaxonomyId(2082)).data;
    expect(properties.results).toContainEqual(expect.objectContaining({ display_name: 'Size', is_required: true }));
  });

  it('sets up profiles, policies and sections', async () => {
    const { ShopShippingProfile: shipping, ShopProcessingProfiles: processing } = client;
    const carriers = (await shipping.getShippingCarriers({ origin_country_iso: 'US' })).data;
    expect(carriers.results?.[0]).toMatchObject({ name: 'USPS' });
    const profile = await shipping.createShopShippingProfile(shopId, {
      title: 'Parcels',
      origin_country_iso: 'US',
      origin_postal_code: '98101',
      primary_cost: 6.5,
      secondary_cost: 2,
      destination_country_iso: 'US',
      shipping_carrier_id: 1,
      mail_class: 'usps_ground_advantage',
    });
    made.shipping = profile.data.shipping_profile_id ?? 0;
    await shipping.createShopShippingProfileDestination(shopId, made.shipping, {
      primary_cost: 15,
      secondary_cost: 5,
      destination_region: 'eu',
      min_delivery_days: 8,
      max_delivery_days: 20,
    });
    const places = await shipping.getShopShippingProfileDestinationsByShippingProfile({
      shopId,
      shippingProfileId: made.shipping,
    });
    expect(places.data.count).toBe(2);
    await shipping.updateShopShippingProfile(shopId, made.shipping, { title: 'Parcels and letters' });
    expect((await shipping.getShopShippingProfile(shopId, made.shipping)).data.title).toBe('Parcels and letters');
    expect((await shipping.getShopShippingProfiles(shopId)).data.count).toBe(1);

    const definition = { readiness_state: 'ready_to_ship', min_processing_time: 1, max_processing_time: 2 } as const;
    const state = await processing.createShopReadinessStateDefinition(shopId, definition);
    made.readiness = state.data.readiness_state_id ?? 0;
    const twin = await processing.createShopReadinessStateDefinition(shopId, definition, { validateStatus: null });
    expect(twin.status).toBe(409);
    expect(twin.headers['content-location']).toContain(`/readiness-state-definitions/${made.readiness}`);
    expect((await processing.getShopReadinessStateDefinitions({ shopId })).data.count).toBe(1);

    const policy = await client.ShopReturnPolicy.createShopReturnPolicy(shopId, {
      accepts_returns: true,
      accepts_exchanges: false,
      return_deadline: 30,
    });
    made.returns = policy.data.return_policy_id ?? 0;
    expect((await client.ShopReturnPolicy.getShopReturnPolicies(shopId)).data.count).toBe(1);
    const section = await client.ShopSection.createShopSection(shopId, { title: 'Clothing' });
    made.section = section.data.shop_section_id ?? 0;
    expect((await client.ShopSection.getShopSections(shopId)).data.count).toBe(1);
  });

  it('creates a draft with tags as its own encoder writes arrays', async () => {
    const { data } = await client.ShopListing.createDraftListing(shopId, {
      quantity: 2,
      title: 'Hand-dyed T-shirt',
      description: 'Cotton, dyed with indigo.',
      price: 32,
      who_made: 'i_did',
      when_made: 'made_to_order',
      taxonomy_id: 2082,
      shipping_profile_id: made.shipping,
      readiness_state_id: made.readiness,
      return_policy_id: made.returns,
      shop_section_id: made.section,
      tags: ['indigo', 'hand dyed'],
      materials: ['cotton'],
      is_supply: false,
    });
    listingId = data.listing_id ?? 0;
    expect(data).toMatchObject({ state: 'draft', tags: ['indigo', 'hand dyed'], price: { amount: 3200 } });
  });

  it('uploads photos in ranks, reorders and deletes', async () => {
    for (const rank of [1, 2, 3]) images.push(await upload(rank));
    const listed = (await client.ShopListingImage.getListingImages(listingId)).data;
    expect(listed.results?.map((image) => image.listing_image_id)).toEqual(images);
    const [first = 0, second = 0, third = 0] = images;
    await client.ShopListingImage.deleteListingImage(shopId, listingId, third);
    await client.ShopListing.updateListing(shopId, listingId, { image_ids: [second, first] });
    const { data } = await client.ShopListing.getListing({ listingId, includes: ['Images'] });
    expect(data.images?.map((image) => [image.listing_image_id, image.rank])).toEqual([
      [second, 1],
      [first, 2],
    ]);
    expect((await client.ShopListingImage.getListingImage(listingId, first)).data.full_width).toBeGreaterThan(0);
    const front = await fetch(data.images?.[0]?.url_fullxfull ?? '');
    expect([front.status, front.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  });

  it('sets variations, attributes and photos for the variations', async () => {
    const size = 62_809_790_395;
    const product = (sku: string, id: number, value: string, quantity: number) => ({
      sku,
      property_values: [{ property_id: size, property_name: 'Size', scale_id: 301, value_ids: [id], values: [value] }],
      offerings: [{ price: 32, quantity, is_enabled: true, readiness_state_id: made.readiness }],
    });
    const put = await client.ShopListingInventory.updateListingInventory(
      { listingId },
      {
        products: [product('TEE-S', 2003, 'S', 1), product('TEE-M', 2004, 'M', 2)],
        price_on_property: [],
        quantity_on_property: [size],
        sku_on_property: [size],
        readiness_state_on_property: [],
      },
    );
    expect(put.data.products).toHaveLength(2);
    const { data } = await client.ShopListingInventory.getListingInventory({ listingId });
    expect(data.products?.[1]).toMatchObject({ sku: 'TEE-M', offerings: [{ price: { amount: 3200, divisor: 100 } }] });
    const [image = 0] = images;
    const photos = await client.ShopListingVariationImage.updateVariationImages(shopId, listingId, {
      variation_images: [{ property_id: size, value_id: 2003, image_id: image }],
    });
    expect(photos.data.count).toBe(1);
    expect((await client.ShopListingVariationImage.getListingVariationImages(shopId, listingId)).data.count).toBe(1);
    await client.ShopListing.updateListingProperty(shopId, listingId, 200, { value_ids: [2], values: ['Blue'] });
    expect((await client.ShopListing.getListingProperties(shopId, listingId)).data.results).toMatchObject([
      { property_id: 200, values: ['Blue'] },
    ]);
    await client.ShopListing.deleteListingProperty(shopId, listingId, 200);
  });

  it('activates, finds, pauses and resumes the listing', async () => {
    const { ShopListing: listings } = client;
    expect((await listings.updateListing(shopId, listingId, { state: 'active' })).data).toMatchObject({
      state: 'active',
      quantity: 3,
      has_variations: true,
    });
    const active = await listings.getListingsByShop({ shopId, state: 'active', limit: 100, includes: ['Images'] });
    expect(active.data).toMatchObject({ count: 1, results: [{ listing_id: listingId, skus: ['TEE-S', 'TEE-M'] }] });
    expect((await listings.findAllActiveListingsByShop({ shopId })).data.count).toBe(1);
    const batch = await listings.getListingsByListingIds({ listing_ids: [listingId], includes: ['Images', 'Shop'] });
    expect(batch.data.results?.[0]?.images).toHaveLength(2);
    const stock = await client.ShopListingInventory.getListingsInventoryByListingIds({ listing_ids: [listingId] });
    expect(stock.data.results?.[0]?.inventory?.products).toHaveLength(2);
    const shipping = await listings.getListingsShippingByListingIds({ listing_ids: [listingId] });
    expect(shipping.data.results?.[0]?.shipping_profile?.shipping_profile_id).toBe(made.shipping);
    await listings.updateListing(shopId, listingId, { state: 'inactive' });
    expect((await listings.getListingsByShop({ shopId, state: 'inactive' })).data.count).toBe(1);
    await listings.updateListing(shopId, listingId, { state: 'active' });
    const fees = await client.LedgerEntry.getShopPaymentAccountLedgerEntries({
      shopId,
      min_created: 946_684_800,
      max_created: 4_000_000_000,
    });
    expect(fees.data.results?.map((entry) => entry.amount)).toEqual([-20]);
  });

  it('sees what a buyer bought, and ships it', async () => {
    world.control.playBuyer({ marketplace: 'etsy', listingId: String(listingId), quantity: 1 });
    const orders = await client.ShopReceipt.getShopReceipts({ shopId, was_paid: true, was_shipped: false });
    const receiptId = orders.data.results?.[0]?.receipt_id ?? 0;
    expect(orders.data).toMatchObject({
      count: 1,
      results: [{ status: 'paid', transactions: [{ sku: 'TEE-S', quantity: 1, listing_id: listingId }] }],
    });
    const lines = await client.ShopReceiptTransactions.getShopReceiptTransactionsByReceipt({ shopId, receiptId });
    const transactionId = lines.data.results?.[0]?.transaction_id ?? 0;
    expect((await client.ShopReceiptTransactions.getShopReceiptTransaction(shopId, transactionId)).data.sku).toBe(
      'TEE-S',
    );
    const shipped = await client.ShopReceipt.createReceiptShipment(
      { shopId, receiptId },
      { tracking_code: '9400100000000000000000', carrier_name: 'usps' },
    );
    expect(shipped.data).toMatchObject({
      status: 'completed',
      is_shipped: true,
      shipments: [{ carrier_name: 'usps' }],
    });
    expect((await client.ShopReceipt.getShopReceipt({ shopId, receiptId })).data.is_shipped).toBe(true);
    await client.ShopReceipt.updateShopReceipt({ shopId, receiptId }, { was_shipped: true });
    expect((await client.Payment.getShopPaymentByReceiptId(shopId, receiptId)).data.results?.[0]).toMatchObject({
      amount_gross: { amount: 3850 },
    });
    expect((await client.ShopListing.getListingsByShopReceipt({ shopId, receiptId })).data.count).toBe(1);
  });

  it('deletes the listing', async () => {
    expect((await client.ShopListing.deleteListing(listingId)).status).toBe(204);
    const gone = await client.ShopListing.getListing({ listingId }, { validateStatus: null });
    expect(gone.status).toBe(404);
  });
});

const documents = loadOfficialDocuments(ETSY_DOCUMENTS);

describe.skipIf(documents === undefined)('the official document (absent: set CROSSDOCK_ETSY_SPECS)', () => {
  it('allows every recorded request and answer', () => {
    const exchanges = world.control.requests();
    expect(exchanges.filter((exchange) => documents?.covers(exchange)).length).toBeGreaterThan(45);
    expect(exchanges.flatMap((exchange) => documents?.findings(exchange) ?? [])).toEqual([]);
  });

  it('would find a wrong answer, a wrong form and a wrong query', () => {
    const find = (method: string, path: RegExp) => {
      const found = world.control.requests().find((one) => one.method === method && path.test(one.path));
      if (found === undefined) throw new Error(`Nothing was recorded of ${method} ${path.source}.`);
      return found;
    };
    const read = find('GET', /\/listings\/\d+$/);
    const answer = { ...(read.responseBody as object), quantity: 'two', invented: 1 };
    expect(documents?.findings({ ...read, responseBody: answer })).toHaveLength(2);
    expect(documents?.findings({ ...read, status: 418 })).toHaveLength(1);
    const created = find('POST', /\/listings$/);
    const form = { ...(created.requestBody as object), price: 'cheap' };
    expect(documents?.findings({ ...created, requestBody: form })).not.toEqual([]);
    const list = find('GET', /\/listings$/);
    expect(documents?.findings({ ...list, url: `${list.path}?limit=500` })).not.toEqual([]);
  });
});
