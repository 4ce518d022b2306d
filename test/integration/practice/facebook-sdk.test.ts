import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, practiceWorld, type PracticeWorld } from '#test/unit/practice/practice-world.ts';
import { idOf, proof, signInOnPage, uploadPhoto, type OnPage } from '#test/unit/practice/facebook/facebook-world.ts';
import { loadOfficialNodes } from './official-nodes.ts';

/** As much of Meta's own client as is used here; it comes without types. */
interface SdkObject {
  readonly id: string;
  readonly _data: Readonly<Record<string, unknown>>;
  [method: string]: unknown;
}
type SdkCall = (fields: readonly string[], parameters?: object) => Promise<unknown>;
type SdkClass = new (id: string, data?: object, parent?: undefined, api?: object) => SdkObject;
interface Sdk {
  readonly FacebookAdsApi: new (token: string, locale: string, crashLog: boolean) => object;
  readonly [name: string]: unknown;
}
interface SdkCursor extends Array<SdkObject> {
  hasNext(): boolean;
  next(): Promise<SdkCursor>;
}

const require = createRequire(import.meta.url);
const sdk = require('facebook-nodejs-business-sdk') as Sdk;
let practice: PracticeWorld;
let seller: OnPage;
let proven: { readonly user: object; readonly page: object };
let me: SdkObject;

/** An object of the client that calls with this token. */
const made = (kind: string, id: string, token: string): SdkObject =>
  new (sdk[kind] as SdkClass)(id, {}, undefined, new sdk.FacebookAdsApi(token, 'en_US', false));
const run = (object: SdkObject, method: string, fields: readonly string[], parameters: object): Promise<unknown> =>
  (object[method] as SdkCall).call(object, fields, { ...parameters });
const list = async (object: SdkObject, method: string, fields: readonly string[], parameters: object = {}) =>
  (await run(object, method, fields, { ...proven.user, ...parameters })) as SdkCursor;
const facts = (objects: readonly SdkObject[]) => objects.map((object) => object._data);

beforeAll(async () => {
  practice = await practiceWorld();
  // All that is changed of the client: where Graph is.
  for (const name of ['GRAPH', 'GRAPH_VIDEO']) {
    Object.defineProperty(sdk.FacebookAdsApi, name, { get: () => practice.facebook.graphUrl });
  }
  seller = await signInOnPage(practice);
  proven = {
    user: { appsecret_proof: proof(practice, seller.userToken) },
    page: { appsecret_proof: proof(practice, seller.pageToken) },
  };
  me = made('User', 'me', seller.userToken);
});
afterAll(() => practice.close());

describe('Meta’s client facebook-nodejs-business-sdk', () => {
  let business: SdkObject;
  let catalog: SdkObject;
  let post: SdkObject;

  it('finds Pages with their tokens', async () => {
    const pages = await list(me, 'getAccounts', ['id', 'name', 'access_token', 'tasks', 'category']);
    expect(facts(pages)).toEqual([
      {
        id: seller.pageId,
        name: 'Harbour Finds',
        access_token: seller.pageToken,
        category: 'Vintage Store',
        tasks: expect.arrayContaining(['CREATE_CONTENT']) as unknown,
      },
    ]);
  });

  it('finds businesses with owned and client ad accounts, Pages and catalogues', async () => {
    const [found] = await list(me, 'getBusinesses', ['id', 'name', 'verification_status']);
    business = made('Business', found?.id ?? '', seller.userToken);
    const fields = ['id', 'account_id', 'name', 'account_status', 'currency', 'timezone_name'];
    const owned = await list(business, 'getOwnedAdAccounts', fields);
    const client = await list(business, 'getClientAdAccounts', fields);
    expect(facts(owned)).toMatchObject([{ name: 'Harbour Finds ads', account_status: 1, currency: 'USD' }]);
    expect(facts(client)).toMatchObject([{ name: 'Pier 9 Market ads' }]);
    expect(facts(await list(me, 'getAdAccounts', fields))).toHaveLength(3);
    expect(facts(await list(business, 'getOwnedPages', ['id', 'name']))).toMatchObject([{ id: seller.pageId }]);
    expect(facts(await list(business, 'getClientPages', ['id', 'name']))).toEqual([]);
    const [stock] = await list(business, 'getOwnedProductCatalogs', ['id', 'name', 'vertical']);
    catalog = made('ProductCatalog', stock?.id ?? '', seller.userToken);
  });

  it('makes a catalogue', async () => {
    const parameters = { ...proven.user, name: 'Second stock', vertical: 'commerce' };
    const created = (await run(business, 'createOwnedProductCatalog', [], parameters)) as SdkObject;
    expect(created.id).toMatch(/^\d+$/);
  });

  it('posts a photo with words, reads, changes, lists and deletes the post', async () => {
    // The client cannot send files any more (it drops them); it can name an address, here of a photo sent before.
    const sent = await uploadPhoto(practice, seller);
    const page = made('Page', seller.pageId, seller.pageToken);
    const read = (await seller.page('GET', `/${idOf(sent)}`, { fields: 'images' })).body;
    const url = (read as { images: { source: string }[] }).images[0]?.source;
    const photo = (await run(page, 'createPhoto', [], { ...proven.page, url, published: false })) as SdkObject;
    const poster = made('Page', seller.pageId, seller.pageToken);
    const attached_media = [{ media_fbid: photo.id }];
    const created = (await run(poster, 'createFeed', [], {
      ...proven.page,
      message: 'Nikon F3\nSKU: SDK-1',
      attached_media,
    })) as SdkObject;
    post = made('PagePost', created.id, seller.pageToken);
    await run(post, 'get', ['id', 'message', 'permalink_url', 'attachments'], proven.page);
    expect(post._data).toMatchObject({ id: created.id, message: 'Nikon F3\nSKU: SDK-1' });
    await run(made('PagePost', created.id, seller.pageToken), 'update', [], { ...proven.page, message: 'Sold' });
    const posts = await list(
      made('Page', seller.pageId, seller.pageToken),
      'getPublishedPosts',
      ['id', 'message'],
      proven.page,
    );
    expect(facts(posts)[0]).toEqual({ id: created.id, message: 'Sold' });
    await run(made('PagePost', created.id, seller.pageToken), 'delete', [], proven.page);
    expect(practice.control.listings()).toMatchObject([{ listingId: created.id, state: 'ended' }]);
  });

  it('changes items in a batch, follows the handle and lists them page by page', async () => {
    const requests = [1, 2, 3].map((number) => ({
      method: 'CREATE',
      data: {
        id: `SDK-${number}`,
        title: 'Nikon F3',
        description: 'Works.',
        availability: 'in stock',
        condition: 'used_good',
        price: '199.00 USD',
        link: 'https://shop.example/f3',
        image_link: 'https://shop.example/f3.jpg',
      },
    }));
    const batch = { ...proven.user, item_type: 'PRODUCT_ITEM', requests, allow_upsert: true };
    const answer = (await run(catalog, 'createItemsBatch', [], batch)) as SdkObject;
    const [handle] = answer._data['handles'] as string[];
    const statuses: unknown[] = [];
    for (let polls = 0; polls < 3; polls += 1) {
      const asked = { handle, load_ids_of_invalid_requests: true };
      const [row] = await list(catalog, 'getCheckBatchRequestStatus', ['status', 'errors_total_count'], asked);
      statuses.push(row?._data['status']);
    }
    expect(statuses).toEqual(['started', 'in_progress', 'finished']);
    let page = await list(catalog, 'getProducts', ['retailer_id', 'price', 'review_status'], { limit: 2 });
    const seen = facts(page).map((item) => item['retailer_id']);
    expect(page.hasNext()).toBe(true);
    page = await page.next();
    expect(new Set([...seen, ...facts(page).map((item) => item['retailer_id'])])).toEqual(
      new Set(['SDK-1', 'SDK-2', 'SDK-3']),
    );
    expect(page.hasNext()).toBe(false);
  });

  it('makes, changes and deletes one item', async () => {
    const one = { ...proven.user, name: 'Lens', currency: 'USD', price: 1999, retailer_id: 'SDK-LENS' };
    const item = (await run(catalog, 'createProduct', [], one)) as SdkObject;
    const mine = () => made('ProductItem', item.id, seller.userToken);
    await run(mine(), 'update', [], { ...proven.user, price: 1500, availability: 'out of stock' });
    const read = mine();
    await run(read, 'get', ['price', 'currency', 'availability'], proven.user);
    expect(read._data).toEqual({ id: item.id, price: '$15.00', currency: 'USD', availability: 'out of stock' });
    await run(mine(), 'delete', [], proven.user);
    await expect(run(mine(), 'get', ['price'], proven.user)).rejects.toThrow(/does not exist/);
  });
});

const nodes = loadOfficialNodes();
describe.skipIf(nodes === undefined)('Meta’s node descriptions (absent: set CROSSDOCK_FACEBOOK_SPECS)', () => {
  it('know every field and parameter that went over the wire', () => {
    const exchanges = practice.control.requests();
    expect(nodes?.covered(exchanges)).toBeGreaterThan(25);
    expect(nodes?.findings(exchanges)).toEqual([]);
  });

  it('would find a wrong answer and a wrong question', () => {
    const exchanges = practice.control.requests();
    const pages = exchanges.find(({ path }) => path.endsWith('/me/accounts'));
    if (pages === undefined) throw new Error('No Pages were read.');
    const wrong = { ...pages, url: `${pages.url}&invented=1`, responseBody: { data: [{ id: '1', invented: true }] } };
    expect(nodes?.findings([wrong])).toEqual([
      expect.stringContaining('Page has no field invented'),
      expect.stringContaining('unknown parameter invented'),
    ]);
  });

  it('are not needed to see Meta’s form of errors', async () => {
    const refused = await call('GET', `${practice.facebook.graphUrl}/v25.0/me`);
    expect(refused.body).toEqual({ error: expect.objectContaining({ code: 2500, type: 'OAuthException' }) as unknown });
  });
});
