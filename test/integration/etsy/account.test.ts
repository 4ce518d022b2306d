import { describe, expect, it } from 'vitest';
import { etsy } from '#main/marketplaces/etsy/etsy.ts';
import type { World } from '#main/marketplaces/marketplace.ts';
import { AppError } from '#shared/errors.ts';
import { consentDriver } from '../consent-driver.ts';
import { startBench } from '../marketplaces/bench.ts';
import { openShop, practiceEtsy } from './shop.ts';

async function failure(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof AppError) return error;
  throw new Error(`not an AppError: ${String(error)}`);
}

describe('an Etsy account', () => {
  it('is the shop, by its name and with its currency', async () => {
    const { account, bench } = await openShop('yen');
    expect(account).toMatchObject({ state: 'connected', remoteName: 'KyotoCurios' });
    const [shop] = await bench.accounts.getSetup({ id: account.id });
    expect(shop).toMatchObject({ key: 'shopId', options: [{ label: 'KyotoCurios', detail: 'JPY' }] });
  });

  it('is refused for a user without a shop, with what to do', async () => {
    const bench = await startBench();
    bench.consent = consentDriver({ fields: { seller: 'first_steps_26' } });
    expect((await failure(bench.accounts.connect(practiceEtsy))).data.reason).toBe('etsy_no_shop');
    expect(bench.accounts.list()).toEqual([]);
  });

  it('stores the replaced refresh token before it goes on, so that the next refresh works too', async () => {
    const { bench, account, control } = await openShop();
    for (let round = 0; round < 3; round += 1) {
      control.expireAccessTokens();
      // A connector of its own each time reads the tokens from the vault.
      expect(await bench.accounts.connector(account.id).identify()).toMatchObject({ name: 'HarbourFinds' });
    }
    const tokens = control.requests().filter(({ path }) => path.endsWith('/oauth/token'));
    expect(tokens.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('makes nothing twice when the settings are created a second time', async () => {
    const { bench, account, writes } = await openShop();
    const before = await bench.accounts.getSetup({ id: account.id });
    await bench.accounts.createSetupDefaults({
      id: account.id,
      defaults: {
        country: 'US',
        postalCode: '04101',
        city: '',
        state: '',
        shippingCost: { amount: 595, currency: 'USD' },
        handlingDays: 2,
        returnDays: 30,
      },
    });
    // The processing profile is asked for and refused with the address of the one that is there.
    expect(writes()).toEqual(['POST /v3/application/shops/*/readiness-state-definitions']);
    expect(await bench.accounts.getSetup({ id: account.id })).toEqual(before);
  });

  it('refuses postage in another currency than the shop’s', async () => {
    const { bench, account } = await openShop('euros');
    const error = await failure(
      bench.accounts.createSetupDefaults({
        id: account.id,
        defaults: {
          country: 'DE',
          postalCode: '10115',
          city: '',
          state: '',
          shippingCost: { amount: 500, currency: 'USD' },
          handlingDays: 2,
          returnDays: 30,
        },
      }),
    );
    expect(error.data.fields).toMatchObject([{ path: 'defaults.shippingCost', reason: 'setup_currency' }]);
  });

  it('lets the seller go on without the choices that may stay open', async () => {
    const { bench, account } = await openShop();
    const fields = await bench.accounts.getSetup({ id: account.id });
    expect(fields.filter(({ selected }) => selected === null).map(({ key, optional }) => [key, optional])).toEqual([
      ['shopSectionId', true],
      ['whoMade', true],
      ['whenMade', true],
      ['renewal', true],
    ]);
  });
});

describe('Etsy keys', () => {
  const check = async (change: Record<string, string>) => {
    const bench = await startBench();
    const { hosts, presetKeys } = bench.practice.worlds.etsy;
    const values = { ...presetKeys, ...change };
    return { bench, hosts, found: await bench.accounts.saveKeys({ ...practiceEtsy, values }) } satisfies {
      hosts: World['hosts'];
      bench: unknown;
      found: unknown;
    };
  };

  it('are accepted when Etsy’s ping answers', async () => {
    expect((await check({})).found).toEqual({ saved: true, findings: [] });
  });

  it.each([
    ['a wrong shared secret', { sharedSecret: 'zzzzzzzzzz' }, 'keystring', 'etsy_keys_refused'],
    ['both values in one field', { keystring: 'abc:def' }, 'keystring', 'key_etsy_pair'],
    ['a callback with a question mark', { redirectUri: 'https://localhost/a?b=c' }, 'redirectUri', 'key_etsy_redirect'],
  ])('with %s are refused at the field that mends it', async (_what, change, key, reason) => {
    const { found } = await check(change);
    expect(found).toMatchObject({ saved: false, findings: [{ field: `keys.${key}`, reason }] });
  });

  it('has the form of Etsy’s own outside of practice', () => {
    const reasons = (keys: Record<string, string>) => etsy.keyFindings(keys, 'production').map(({ reason }) => reason);
    const good = {
      keystring: 'a1b2c3d4e5f6a1b2c3d4e5f6',
      sharedSecret: 'k3j4h5g6f7',
      redirectUri: 'https://localhost/crossdock/etsy',
    };
    expect(reasons(good)).toEqual([]);
    expect(reasons({})).toEqual(['key_missing', 'key_missing', 'key_missing']);
    expect(reasons({ ...good, keystring: 'My App' })).toEqual(['key_etsy_keystring_form']);
    expect(reasons({ ...good, sharedSecret: good.keystring })).toEqual(['key_etsy_same']);
    expect(reasons({ ...good, redirectUri: 'http://localhost/x' })).toEqual(['key_etsy_redirect']);
  });
});
