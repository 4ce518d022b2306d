import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyPair } from '#shared/domain/pairs.ts';
import type { Account } from '#shared/domain/account.ts';
import type { Item } from '#shared/domain/item.ts';
import { eventually } from '#test/support/clocks.ts';
import { addOfferUpItem, openShop, type Shop } from './shop.ts';

const byHand = { marketplace: 'offerup', environment: 'production' } as const;
let number = 1000;
const freshLink = (): string => `https://offerup.com/item/detail/${(number += 1)}`;

describe('OfferUp by hand', () => {
  let shop: Shop;
  let account: Account;
  beforeAll(async () => {
    shop = await openShop();
    account = await shop.desk.accounts.connect(byHand);
  });
  afterAll(() => shop.close());

  const hand = () => shop.desk.publishing.byHand;
  const waiting = async (item: Item, kind: string) =>
    eventually(`${kind} to wait for the seller`, () =>
      hand()
        .tasks()
        .find(({ itemId, ask }) => itemId === item.id && ask === kind),
    );
  const queued = async () => {
    const item = await addOfferUpItem(shop.desk.inventory, { photos: 2 });
    const { batchId } = await shop.desk.publishing.publish({ pairs: everyPair([item.id], [account.id]) });
    const { intentId } = await waiting(item, 'post');
    return { item, batchId, intentId };
  };
  const sellOut = (item: Item) =>
    shop.desk.store.write((writer) => {
      writer.run('UPDATE variant SET quantity = 0 WHERE item_id = :id', { id: item.id });
      shop.desk.publishing.followStock(writer, item.id);
    });
  const posted = async (url: string | null = freshLink()) => {
    const { item, batchId, intentId } = await queued();
    await hand().confirm({ intentId, url });
    const [intent] = shop.desk.publishing.batch({ batchId });
    if (intent?.listing == null) throw new Error('there is no listing');
    return { item, intent, listing: intent.listing };
  };

  it('needs no keys, no sign-in and no setup', async () => {
    expect(account).toMatchObject({ byHand: true, state: 'connected', remoteName: 'OfferUp by hand', scopes: [] });
    expect(await shop.desk.accounts.getSetup({ id: account.id })).toEqual([]);
    expect(await shop.desk.accounts.verify({ id: account.id })).toMatchObject({ state: 'connected', lastError: null });
    expect(await shop.desk.accounts.reconnect({ id: account.id })).toMatchObject({ id: account.id, byHand: true });
    expect(shop.desk.accounts.recentRequests()).toEqual([]);
  });

  it('is the only one, and comes back when it is connected again', async () => {
    await shop.desk.accounts.disconnect({ id: account.id });
    account = await shop.desk.accounts.connect(byHand);
    expect(shop.desk.accounts.list().filter((one) => one.byHand)).toEqual([account]);
  });

  it('stays by hand when the keys of an endpoint are entered later', async () => {
    const values = {
      apiUrl: 'https://endpoint.example',
      authUrl: 'https://endpoint.example',
      clientId: 'c',
      clientSecret: 's',
      redirectUri: 'https://localhost/crossdock/offerup',
    };
    expect(await shop.desk.accounts.saveKeys({ ...byHand, values })).toMatchObject({ saved: true });
    expect(shop.desk.accounts.connector(account.id).byHand).toBeDefined();
    shop.desk.accounts.removeKeys(byHand);
  });

  it('prepares the copy and the photos, in order', async () => {
    const { item, intentId } = await queued();
    const copy = hand().copy({ intentId });
    expect(copy).toMatchObject({ ask: 'post', pageUrl: 'https://offerup.com/post', photoCount: 2, notes: [] });
    expect(Object.fromEntries(copy.texts.map(({ label, text }) => [label, text]))).toMatchObject({
      title: item.title,
      price: '129.00',
      category: 'Electronics and media',
      condition: 'Used (normal wear)',
    });
    expect(await hand().openPhotos({ intentId })).toEqual({ files: 2 });
    const folder = shop.shown.at(-1) ?? '';
    expect(readdirSync(folder).toSorted()).toEqual(['01.jpg', '02.jpg']);
    shop.desk.publishing.cancel({ intentIds: [intentId] });
    const next = await queued();
    await hand().openPhotos({ intentId: next.intentId });
    expect(existsSync(folder)).toBe(false);
    await hand().confirm({ intentId: next.intentId, url: null });
    expect(readdirSync(`${shop.folder}/by-hand`)).toEqual([]);
  });

  it('is live by the seller’s word, with nothing read back', async () => {
    const url = freshLink();
    const { intent, listing } = await posted(`${url}/?ref=share`);
    expect(intent).toMatchObject({ state: 'succeeded', waitsFor: null });
    expect(intent.steps.every(({ state }) => state === 'done')).toBe(true);
    expect(listing).toMatchObject({ state: 'live', url, quantity: 1, readBack: null, readBackAt: null, drift: [] });
    await expect(shop.desk.publishing.readBack({ id: listing.id })).rejects.toMatchObject({
      data: { reason: 'offerup_no_look' },
    });
    expect(shop.desk.publishing.listing({ id: listing.id }).state).toBe('live');
  });

  it('is confirmed without a link as well', async () => {
    expect((await posted(null)).listing).toMatchObject({ state: 'live', remoteId: null, url: null });
  });

  it.each([
    'https://offerup.com/',
    'https://offerup.com.evil.example/item/detail/1234',
    'http://offerup.com/item/detail/1234',
    'https://user@offerup.com/item/detail/1234',
    'item 1234',
  ])('refuses the link %s and goes on waiting', async (url) => {
    const { item, intentId } = await queued();
    await expect(hand().confirm({ intentId, url })).rejects.toMatchObject({
      data: { code: 'validation', fields: [{ path: 'url', reason: 'offerup_link' }] },
    });
    expect(await waiting(item, 'post')).toMatchObject({ intentId });
    shop.desk.publishing.cancel({ intentIds: [intentId] });
  });

  it('refuses a link that belongs to another item', async () => {
    const url = freshLink();
    const { item } = await posted(url);
    const { intentId } = await queued();
    await expect(hand().confirm({ intentId, url })).rejects.toMatchObject({
      data: { fields: [{ reason: 'hand_link_taken', params: { title: item.title } }] },
    });
    expect(shop.desk.publishing.listingsForItem({ itemId: item.id })).toHaveLength(1);
    shop.desk.publishing.cancel({ intentIds: [intentId] });
  });

  it('still waits after a restart, and no timer wakes it', async () => {
    const { item, intentId, batchId } = await queued();
    await shop.restart();
    const task = await waiting(item, 'post');
    expect(task.intentId).toBe(intentId);
    expect(shop.desk.publishing.batch({ batchId })).toMatchObject([
      { state: 'waiting', waitsFor: 'seller', retryAt: null, error: null },
    ]);
    shop.desk.publishing.wake();
    const [{ attempts } = { attempts: -1 }] = shop.desk.store.all<{ attempts: number }>(
      'SELECT attempts FROM intent WHERE id = :intentId',
      { intentId },
    );
    expect(attempts).toBe(0);
    await hand().confirm({ intentId, url: freshLink() });
    expect(shop.desk.publishing.batch({ batchId })).toMatchObject([{ state: 'succeeded' }]);
  });

  it('waits again when the app died just before it would have waited', async () => {
    const { item, intentId } = await queued();
    shop.desk.store.write((writer) => {
      writer.run(`UPDATE intent SET state = 'running' WHERE id = :intentId`, { intentId });
      writer.run(`UPDATE intent_step SET state = 'started' WHERE intent_id = :intentId AND name = 'by_hand'`, {
        intentId,
      });
    });
    await shop.restart();
    expect(await waiting(item, 'post')).toMatchObject({ intentId });
    expect(shop.desk.publishing.cancel({ intentIds: [intentId] })).toEqual({ cancelled: 1 });
  });

  it('can be cancelled, and is not confirmed afterwards', async () => {
    const { intentId, batchId } = await queued();
    expect(shop.desk.publishing.cancel({ intentIds: [intentId] })).toEqual({ cancelled: 1 });
    expect(shop.desk.publishing.batch({ batchId })).toMatchObject([{ state: 'cancelled', listing: null }]);
    await expect(hand().confirm({ intentId, url: null })).rejects.toMatchObject({
      data: { code: 'conflict', reason: 'hand_not_waiting' },
    });
    expect(() => hand().copy({ intentId })).toThrow('does not wait');
  });

  it('is asked to change the price, and believed', async () => {
    const { item, listing } = await posted();
    const variantId = item.variants[0]?.id ?? '';
    shop.desk.inventory.updateVariant({ id: variantId, patch: { price: { amount: 8_800, currency: 'USD' } } });
    shop.desk.publishing.revise({ listingIds: [listing.id] });
    const { intentId } = await waiting(item, 'change_price');
    expect(hand().copy({ intentId })).toMatchObject({
      pageUrl: listing.url,
      texts: [{ label: 'price', text: '88.00' }],
      photoCount: 0,
    });
    await hand().confirm({ intentId, url: null });
    expect(shop.desk.publishing.listing({ id: listing.id })).toMatchObject({ state: 'live', price: { amount: 8_800 } });
  });

  it('is reminded of a sale elsewhere until it is confirmed', async () => {
    const { item, listing } = await posted();
    const before = shop.reminders.length;
    sellOut(item);
    const { intentId } = await waiting(item, 'mark_sold');
    expect(shop.reminders.slice(before)).toMatchObject([{ title: 'Take it off OfferUp' }]);
    expect(shop.reminders.at(-1)?.body).toContain(item.title);
    await shop.restart();
    expect(await waiting(item, 'mark_sold')).toMatchObject({ intentId, listingUrl: listing.url });
    expect(shop.desk.publishing.listing({ id: listing.id }).state).toBe('live');
    await hand().confirm({ intentId, url: null });
    expect(shop.desk.publishing.listing({ id: listing.id }).state).toBe('ended');
    expect(hand().tasks()).toEqual([]);
  });

  it('says that it sold before it was posted, and asks to take it down when it was posted all the same', async () => {
    const { item, intentId } = await queued();
    expect(hand().copy({ intentId }).notes).toEqual([]);
    sellOut(item);
    expect(hand().copy({ intentId }).notes).toMatchObject([{ reason: 'hand_sold_meanwhile' }]);
    await hand().confirm({ intentId, url: freshLink() });
    const task = await waiting(item, 'mark_sold');
    await hand().confirm({ intentId: task.intentId, url: null });
  });

  it('leaves a post alone while pieces are left, because it sells one', async () => {
    const item = await addOfferUpItem(shop.desk.inventory, { quantity: 3 });
    await shop.desk.publishing.publish({ pairs: everyPair([item.id], [account.id]) });
    await hand().confirm({ intentId: (await waiting(item, 'post')).intentId, url: freshLink() });
    shop.desk.store.write((writer) => {
      writer.run('UPDATE variant SET quantity = 2 WHERE item_id = :id', { id: item.id });
      shop.desk.publishing.followStock(writer, item.id);
    });
    expect(shop.desk.publishing.recent({ limit: 500 }).filter(({ itemId }) => itemId === item.id)).toHaveLength(1);
  });

  it('may be posted anew after it was taken down', async () => {
    const { item, listing } = await posted();
    shop.desk.publishing.end({ listingIds: [listing.id] });
    await hand().confirm({ intentId: (await waiting(item, 'take_down')).intentId, url: null });
    await shop.desk.publishing.publish({ pairs: everyPair([item.id], [account.id]) });
    await hand().confirm({ intentId: (await waiting(item, 'post')).intentId, url: listing.url });
    expect(shop.desk.publishing.listingsForItem({ itemId: item.id })).toMatchObject([
      { id: listing.id, state: 'live' },
    ]);
  });
});
