import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Account } from '#shared/domain/account.ts';
import { marketplaceIdSchema } from '#shared/domain/marketplace.ts';
import { launchApp, type RunningApp } from '../harness/launch.ts';
import { ask, goTo, practiceControl } from '../market/support.ts';
import { knownSecrets } from './known-secrets.ts';
import { columnPlaces, filePlaces, livePlaces } from './scanned-places.ts';
import { emailsIn, scan } from './secret-scan.ts';
import { addItem, publish, setUp, signIn, tellTale } from './selling-run.ts';

/** A whole life of four accounts, and then a search for anything that should have stayed between the core and them. */

test.setTimeout(300_000);

let app: RunningApp;
test.beforeAll(async () => {
  app = await launchApp();
  await expect(app.window.getByRole('navigation')).toBeVisible();
});
test.afterAll(async () => {
  await app.kill();
  rmSync(app.profileDir, { recursive: true, force: true });
});

const practice = 'practice' as const;
const buyer = 'june.calloway@members.example';

test('no secret of four marketplaces is found outside the vault after a run with everything in it', async () => {
  const page = app.window;
  const control = practiceControl(app);
  const secrets = knownSecrets(app);
  const worlds = await control.worlds();

  const accounts: Account[] = [];
  for (const marketplace of marketplaceIdSchema.options) {
    await test.step(`${marketplace}: keys, sign-in, setup, a posting`, async () => {
      const values = worlds[marketplace]?.presetKeys ?? {};
      const target = { marketplace, environment: practice };
      expect(await ask(page, 'keys.save', { ...target, values })).toMatchObject({ saved: true });
      const account = await signIn(app, () => ask(page, 'accounts.connect', target), secrets.addAttempt);
      await secrets.gather();
      await setUp(app, account);
      const intent = await publish(app, await addItem(app, account, 'Nikon FM2 35mm film camera, black'), account);
      expect(intent, JSON.stringify(intent.error ?? intent.findings)).toMatchObject({ state: 'succeeded' });
      accounts.push(account);
    });
  }

  await test.step('sales, one of which cannot be read', async () => {
    const { rows } = await ask(page, 'listings.list', { offset: 0, limit: 50 });
    expect(rows).toHaveLength(accounts.length);
    await control.fault({
      match: { marketplace: 'ebay', path: '/sell/fulfillment/v1/order' },
      kind: { type: 'reshape', set: { 'orders.0.lineItems': 'none' } },
    });
    for (const { id } of rows)
      await ask(page, 'practice.playBuyer', { listingId: id, quantity: 1 }).catch(() => undefined);
    await ask(page, 'orders.check');
    expect((await ask(page, 'orders.list', { offset: 0, limit: 50 })).total).toBeGreaterThan(0);
  });

  await test.step('failures that quote tokens and buyers', async () => {
    for (const account of accounts) {
      const itemId = await addItem(app, account, 'Olympus OM-1 35mm film camera, silver');
      const body = tellTale(secrets.accessToken(account.id), buyer);
      const { marketplace } = account;
      for (const method of ['POST', 'PUT']) {
        await control.fault({ match: { marketplace, method }, times: 2, kind: { type: 'status', status: 400, body } });
      }
      expect((await publish(app, itemId, account)).state, marketplace).not.toBe('succeeded');
      await control.clearFaults();
      for (const kind of [
        { type: 'html', status: 502 },
        { type: 'cut-body' },
        { type: 'status', status: 403, body },
        { type: 'reset', when: 'before-effect' },
      ] as const) {
        await control.fault({ match: { marketplace }, kind });
        await ask(page, 'accounts.verify', { id: account.id }).catch(() => undefined);
      }
      await control.clearFaults();
    }
  });

  await test.step('a sign-in that is declined, tokens that end and are renewed', async () => {
    const declined = ask(page, 'accounts.connect', { marketplace: 'etsy', environment: practice }).catch(
      () => undefined,
    );
    const consent = await app.waitForWindow('http://127.0.0.1:');
    secrets.addAttempt(consent.url());
    await consent.getByRole('button', { name: 'Decline' }).click();
    await declined;
    await control.expireAccessTokens();
    for (const { id } of accounts) {
      const { state } = await ask(page, 'accounts.verify', { id });
      // Meta has no refresh token: what has ended needs the seller again.
      if (state === 'sign_in_needed')
        await signIn(app, () => ask(page, 'accounts.reconnect', { id }), secrets.addAttempt);
      await secrets.gather();
    }
    expect((await ask(page, 'accounts.list')).map(({ state }) => state)).toEqual(accounts.map(() => 'connected'));
  });

  await test.step('disconnected, and every screen looked at', async () => {
    const facebook = accounts.find(({ marketplace }) => marketplace === 'facebook');
    await ask(page, 'accounts.disconnect', { id: facebook?.id ?? '' });
    for (const place of ['Inventory', 'Listings', 'Orders', 'Connect', 'Settings'] as const) {
      await goTo(page, place);
      await expect(page.getByRole('heading', { name: place }).first()).toBeVisible();
    }
    await secrets.gather();
  });

  const known = secrets.list();
  const kinds = new Set(known.map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual([
    'access token',
    'appsecret_proof',
    'authorization code',
    'client secret',
    'code verifier',
    'e-mail address',
    'page token',
    'refresh token',
    'state',
  ]);

  const live = await livePlaces(app);
  const whileRunning = filePlaces(app.profileDir);
  expect(whileRunning.map(({ name }) => name)).toEqual(
    expect.arrayContaining([join('data', 'crossdock.sqlite'), join('data', 'crossdock.sqlite-wal')]),
  );
  const columns = columnPlaces(app.profileDir);
  expect(columns.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['intent.error', 'vault.sealed', 'api_key.sealed']),
  );
  const logs = whileRunning.filter(({ name }) => name.endsWith('.log'));
  expect(logs.length).toBeGreaterThan(0);

  expect(scan([...live, ...columns, ...whileRunning], known)).toEqual([]);
  expect(emailsIn([...columns, ...logs])).toEqual([]);

  // What crashes leave behind is on the disk too.
  if (app.runtime === 'stand-in') {
    await app.control.call('answerDialog', 'message', { response: 0, checkboxChecked: false });
    const [window] = await app.control.call('windows');
    await app.control.call('crashPage', window?.id ?? 0);
    await app.control.waitFor('dialog', ({ kind }) => kind === 'message');
  }
  await app.kill();
  expect(scan([...filePlaces(app.profileDir), ...columnPlaces(app.profileDir)], known)).toEqual([]);
});
