import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OwnListing } from '#main/marketplaces/marketplace.ts';
import { everyPair } from '#shared/domain/pairs.ts';
import type { Account } from '#shared/domain/account.ts';
import type { Item } from '#shared/domain/item.ts';
import { eventually } from '#test/support/clocks.ts';
import { skuOf } from '../publishing/sample-items.ts';
import { addOfferUpItem, connectOfferUp, openShop, type Shop } from './shop.ts';

const creates = { marketplace: 'offerup', host: 'api', method: 'POST', path: '/v1/listings' } as const;
const uploads = { marketplace: 'offerup', host: 'api', method: 'POST', path: '/v1/photos' } as const;
const changes = { marketplace: 'offerup', host: 'api', method: 'PATCH', path: '/v1/listings/*' } as const;

describe('publishing to practice OfferUp', () => {
  let shop: Shop;
  let account: Account;
  beforeAll(async () => {
    shop = await openShop();
    account = await connectOfferUp(shop.desk);
  });
  beforeEach(() => {
    shop.practice.control.clearFaults();
    shop.practice.control.clearRequests();
  });
  afterAll(() => shop.close());

  const onServer = (item: Item) => shop.practice.control.listings().filter(({ sku }) => sku === skuOf(item));
  const published = async (sample = {}) => {
    const item = await addOfferUpItem(shop.desk.inventory, sample);
    const [intent] = await shop.publish([item.id], [account.id]);
    const listing = intent?.listing ?? null;
    if (listing === null) throw new Error(JSON.stringify(intent));
    return { item, intent, listing };
  };
  const ended = async (listingId: string, mode: 'end' | 'sold' | 'delete') =>
    shop.finished(shop.desk.publishing.end({ listingIds: [listingId], mode }).batchId);

  it('asks for a place and for nothing else, and forgets the exact one', async () => {
    const fields = await shop.desk.accounts.getSetup({ id: account.id });
    expect(fields).toMatchObject([{ key: 'place', input: 'place', selected: '43.66,-70.26' }]);
    const choose = (place: string) => shop.desk.accounts.chooseSetup({ id: account.id, values: { place } });
    await expect(choose('91,0')).rejects.toMatchObject({ data: { code: 'validation' } });
    await choose('43.661234,-70.258912');
    const { item } = await published();
    const sent = shop.practice.control
      .requests()
      .find(({ method, path }) => method === 'POST' && path === creates.path);
    expect(sent?.requestBody).toMatchObject({
      external_id: skuOf(item),
      location: { latitude: 43.66, longitude: -70.26 },
      condition: 'used',
    });
  });

  it('publishes, reads back and calls it live', async () => {
    const { item, intent, listing } = await published({ quantity: 3 });
    expect(intent).toMatchObject({ state: 'succeeded', error: null });
    expect(intent?.findings).toMatchObject([{ reason: 'offerup_single_piece', severity: 'warning' }]);
    const [remote] = onServer(item);
    expect(listing).toMatchObject({
      state: 'live',
      drift: [],
      remoteId: remote?.listingId,
      url: remote?.url,
      quantity: 1,
    });
    expect(listing.readBack).toMatchObject({ title: item.title, quantity: null, photoCount: 1, status: 'live' });
  });

  it.each([
    ['the answer to the creation is lost', { match: creates, kind: { type: 'reset', when: 'after-effect' } }],
    ['the connection breaks before the creation', { match: creates, kind: { type: 'reset', when: 'before-effect' } }],
    ['the server fails after the creation', { match: creates, kind: { type: 'server-error', when: 'after-effect' } }],
    ['the answer to the creation is cut off', { match: creates, kind: { type: 'cut-body' } }],
    ['a page comes back instead of the answer', { match: creates, kind: { type: 'html' } }],
    ['the upload of a photo fails twice', { match: uploads, times: 2, kind: { type: 'server-error' } }],
    ['the access token runs out on the way', { match: creates, kind: { type: 'expire-access-tokens' } }],
    ['the creation is refused for a moment', { match: creates, kind: { type: 'rate-limit', retryAfter: 1 } }],
  ] as const)('makes exactly one listing when %s', async (_, fault) => {
    shop.practice.control.addFault(fault);
    const { item, intent, listing } = await published();
    expect(intent).toMatchObject({ state: 'succeeded', listing: { state: 'live' } });
    expect(shop.practice.control.faults()).toEqual([]);
    expect(onServer(item).map(({ listingId }) => listingId)).toEqual([listing.remoteId]);
  });

  it('sends a new price and nothing of the quantity', async () => {
    const { item, listing } = await published();
    const variantId = item.variants[0]?.id ?? '';
    shop.desk.inventory.updateVariant({ id: variantId, patch: { price: { amount: 9_900, currency: 'USD' } } });
    const [intent] = await shop.finished(shop.desk.publishing.revise({ listingIds: [listing.id] }).batchId);
    expect(intent).toMatchObject({ state: 'succeeded', listing: { state: 'live', price: { amount: 9_900 } } });
    expect(onServer(item)[0]?.price.value).toBe('99.00');
    const sent = shop.practice.control.requests().find(({ method }) => method === 'PATCH');
    expect(sent?.requestBody).toEqual({ price_cents: 9_900 });
  });

  it('archives, and brings the very same listing back when it is published again', async () => {
    const { item, listing } = await published();
    await ended(listing.id, 'end');
    expect(onServer(item)).toMatchObject([{ state: 'ended' }]);
    const [again] = await shop.publish([item.id], [account.id]);
    expect(again?.listing).toMatchObject({ id: listing.id, remoteId: listing.remoteId, state: 'live' });
    expect(onServer(item)).toMatchObject([{ state: 'active' }]);
  });

  it('finds the listing again when the answer to its return is lost', async () => {
    const { item, listing } = await published();
    await ended(listing.id, 'end');
    shop.practice.control.addFault({ match: changes, kind: { type: 'cut-body' } });
    const [again] = await shop.publish([item.id], [account.id]);
    expect(again?.listing).toMatchObject({ remoteId: listing.remoteId, state: 'live' });
    expect(onServer(item)).toHaveLength(1);
  });

  it.each(['sold', 'delete'] as const)('makes a new listing after the last one ended with “%s”', async (mode) => {
    const { item, listing } = await published();
    const [end] = await ended(listing.id, mode);
    expect(end).toMatchObject({ state: 'succeeded', listing: { state: 'ended' } });
    expect(onServer(item).map(({ state }) => state)).toEqual(mode === 'sold' ? ['out-of-stock'] : []);
    const [again] = await shop.publish([item.id], [account.id]);
    expect(again?.listing).toMatchObject({ state: 'live' });
    expect(again?.listing?.remoteId).not.toBe(listing.remoteId);
  });

  it('says sold there when the last piece is sold elsewhere', async () => {
    const { item } = await published();
    shop.desk.store.write((writer) => {
      writer.run('UPDATE variant SET quantity = 0 WHERE item_id = :id', { id: item.id });
      shop.desk.publishing.followStock(writer, item.id);
    });
    await expect.poll(() => onServer(item).map(({ state }) => state), { timeout: 20_000 }).toEqual(['out-of-stock']);
  });

  it('notices that a buyer took it there: an order, the stock, the listing, once', async () => {
    const { item, listing } = await published({ quantity: 2 });
    const { orders, inventory, publishing } = shop.desk;
    expect(await orders.check()).toEqual({ found: 0 });
    shop.practice.control.playBuyer({ marketplace: 'offerup', listingId: listing.remoteId ?? '' });
    // A look by hand sees it first; the count is left to the watch.
    expect(await publishing.readBack({ id: listing.id })).toMatchObject({ state: 'sold_out' });
    expect(await orders.check()).toEqual({ found: 1 });
    expect(await orders.check()).toEqual({ found: 0 });
    expect(publishing.listing({ id: listing.id })).toMatchObject({ state: 'sold_out', quantity: 0 });
    expect(inventory.get({ id: item.id }).variants[0]?.quantity).toBe(1);
    const [order] = orders.list({ offset: 0, limit: 1 }).rows;
    expect(order).toMatchObject({
      marketplace: 'offerup',
      lines: [{ sku: skuOf(item), itemId: item.id, quantity: 1, price: listing.price }],
    });
  });

  it('does not take what it ended itself, or what is gone, for a sale', async () => {
    const { orders, inventory, publishing } = shop.desk;
    const marked = await published({ quantity: 1 });
    await ended(marked.listing.id, 'sold');
    const removed = await published({ quantity: 1 });
    const memo = { listingId: removed.listing.remoteId ?? '' };
    const taken = { sku: skuOf(removed.item), memo, mode: 'delete' } as const;
    for (const step of shop.desk.accounts.connector(account.id).endSteps) await step.run(taken, memo);
    expect(await orders.check()).toEqual({ found: 0 });
    for (const { item } of [marked, removed]) expect(inventory.get({ id: item.id }).variants[0]?.quantity).toBe(1);
    expect(publishing.listing({ id: removed.listing.id })).toMatchObject({ state: 'ended' });
  });

  it('calls a listing ended that the site has removed', async () => {
    const { listing } = await published();
    const gone = {
      match: changes,
      kind: { type: 'status', status: 404, body: { error: { code: 'not_found' } } },
    } as const;
    shop.practice.control.addFault(gone);
    const [intent] = await shop.finished(shop.desk.publishing.revise({ listingIds: [listing.id] }).batchId);
    expect(intent).toMatchObject({ state: 'failed', error: { reason: 'offerup_gone' }, listing: { state: 'ended' } });
    expect(await ended(listing.id, 'end')).toMatchObject([{ state: 'failed' }]);
  });

  it('names the field that the endpoint refuses', async () => {
    const error = { code: 'invalid_price', message: 'Too cheap.', field: 'price_cents' };
    const item = await addOfferUpItem(shop.desk.inventory);
    shop.practice.control.addFault({ match: creates, kind: { type: 'status', status: 422, body: { error } } });
    const [intent] = await shop.publish([item.id], [account.id]);
    expect(intent).toMatchObject({ state: 'failed', findings: [{ field: 'variants.0.price' }] });
    expect(onServer(item)).toEqual([]);
  });

  it('lists what is on sale, page by page', async () => {
    const { item } = await published();
    const seen: OwnListing[] = [];
    for await (const own of shop.desk.accounts.connector(account.id).ownListings()) seen.push(own);
    expect(seen.map(({ sku }) => sku)).toContain(skuOf(item));
    expect(seen.every(({ listing }) => listing.status === 'live')).toBe(true);
  });

  it('rests alone when OfferUp asks for a pause', async () => {
    const ebay = await shop.desk.connect();
    const item = await addOfferUpItem(shop.desk.inventory);
    shop.practice.control.addFault({ match: creates, times: 4, kind: { type: 'rate-limit', retryAfter: 3_600 } });
    const { batchId } = await shop.desk.publishing.publish({ pairs: everyPair([item.id], [account.id, ebay.id]) });
    const intents = await eventually('eBay to be done', () => {
      const all = shop.desk.publishing.batch({ batchId });
      return all.some(({ state }) => state === 'succeeded') && all.some(({ state }) => state === 'waiting') && all;
    });
    expect(intents.find(({ accountId }) => accountId === ebay.id)?.state).toBe('succeeded');
    expect(intents.find(({ accountId }) => accountId === account.id)).toMatchObject({
      state: 'waiting',
      waitsFor: 'time',
      error: { code: 'rate_limited' },
    });
    shop.desk.publishing.cancel({ intentIds: intents.map(({ id }) => id) });
  });
});

describe('the sign-in at practice OfferUp', () => {
  let shop: Shop;
  let account: Account;
  beforeAll(async () => {
    shop = await openShop();
    account = await connectOfferUp(shop.desk);
  });
  afterAll(() => shop.close());

  it('waits for the seller when the refresh is refused, and goes on afterwards', async () => {
    const item = await addOfferUpItem(shop.desk.inventory);
    shop.practice.control.addFault({ match: uploads, kind: { type: 'revoke-refresh-tokens' } });
    const { batchId } = await shop.desk.publishing.publish({ pairs: everyPair([item.id], [account.id]) });
    await eventually('the intent to wait for a sign-in', () =>
      shop.desk.publishing.batch({ batchId }).some(({ waitsFor }) => waitsFor === 'sign_in'),
    );
    expect(shop.desk.accounts.account(account.id).state).toBe('sign_in_needed');
    await shop.desk.accounts.reconnect({ id: account.id });
    expect(await shop.finished(batchId)).toMatchObject([{ state: 'succeeded', listing: { state: 'live' } }]);
  });

  it('takes its permission back when it is disconnected', async () => {
    shop.practice.control.clearRequests();
    await shop.desk.accounts.disconnect({ id: account.id });
    const revoked = shop.practice.control.requests().find(({ path }) => path === '/oauth/revoke');
    expect(revoked?.status).toBe(204);
  });
});
