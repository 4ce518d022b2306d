import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '#shared/domain/account.ts';
import { addOfferUpItem, openShop, type Shop } from './shop.ts';

const production = { marketplace: 'offerup', environment: 'production' } as const;

describe('an endpoint that the seller entered', () => {
  let shop: Shop;
  let account: Account;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.close());

  const values = () => {
    const { webUrl: _web, ...keys } = shop.practice.offerup;
    return keys;
  };

  it('is taken with all of its values and not with some', async () => {
    const save = (given: Readonly<Record<string, string>>) =>
      shop.desk.accounts.saveKeys({ ...production, values: given });
    expect(await save({ ...values(), clientId: '' })).toMatchObject({
      saved: false,
      findings: [{ field: 'keys.clientId', reason: 'key_offerup_incomplete' }],
    });
    expect(await save({ ...values(), apiUrl: 'http://endpoint.example' })).toMatchObject({
      saved: false,
      findings: [{ field: 'keys.apiUrl', reason: 'key_url_form' }],
    });
    expect(await save(values())).toEqual({ saved: true, findings: [] });
  });

  it('is signed in to and published through', async () => {
    const { id } = await shop.desk.accounts.connect(production);
    account = await shop.desk.accounts.chooseSetup({ id, values: { place: '43.66,-70.26' } });
    expect(account).toMatchObject({ byHand: false, state: 'connected', remoteName: 'harbour_finds' });
    const item = await addOfferUpItem(shop.desk.inventory);
    const [intent] = await shop.publish([item.id], [account.id]);
    const [remote] = shop.practice.control.listings();
    expect(intent?.listing).toMatchObject({ state: 'live', remoteId: remote?.listingId, url: remote?.url });
  });

  it('is missed, and not taken for posting by hand, when its values are removed', async () => {
    shop.desk.accounts.removeKeys(production);
    await expect(shop.desk.accounts.verify({ id: account.id })).rejects.toMatchObject({
      data: { code: 'conflict', reason: 'offerup_endpoint_missing' },
    });
    expect(shop.desk.accounts.connector(account.id).byHand).toBeUndefined();
    const byHand = await shop.desk.accounts.connect(production);
    expect(byHand).toMatchObject({ byHand: true });
    expect(byHand.id).not.toBe(account.id);
  });
});
