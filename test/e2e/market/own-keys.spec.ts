import { rmSync } from 'node:fs';
import { startPractice, type RunningPractice } from '#main/practice/practice.ts';
import { systemClock, systemRandom } from '#main/system.ts';
import { launchApp, type RunningApp } from '../harness/launch.ts';
import { expect, goTo, inspect, marketCard, test } from './support.ts';

test.setTimeout(90_000);

let market: RunningPractice;
let app: RunningApp;

/** An eBay of its own in place of the real one: the app treats it as production, with keys the seller has to enter. */
test.beforeAll(async () => {
  market = await startPractice({ stateFile: ':memory:', clock: systemClock, random: systemRandom });
  const { apiUrl, apimUrl, apizUrl, authUrl, webUrl } = market.ebay;
  const appFolder = process.env['CROSSDOCK_E2E_APP'];
  app = await launchApp({
    ...(appFolder === undefined ? {} : { appFolder }),
    env: {
      CROSSDOCK_EBAY_API_URL: apiUrl,
      CROSSDOCK_EBAY_APIM_URL: apimUrl,
      CROSSDOCK_EBAY_APIZ_URL: apizUrl,
      CROSSDOCK_EBAY_AUTH_URL: authUrl,
      CROSSDOCK_EBAY_WEB_URL: webUrl,
    },
  });
});

test.afterAll(async () => {
  await app.close();
  await market.close();
  rmSync(app.profileDir, { recursive: true, force: true });
});

test('keys of one’s own are checked at the marketplace, stored without showing them again, and sign in', async () => {
  const page = app.window;
  page.setDefaultTimeout(15_000);
  const { clientId, clientSecret, ruName, acceptedUrl } = market.ebay;
  await goTo(page, 'Connect');
  await marketCard(page).getByRole('button', { name: 'Set up production keys' }).click();
  const dialog = page.getByRole('dialog', { name: 'eBay: connect production' });
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByLabel('App ID (Client ID)').fill(clientId);
  await dialog.getByLabel('Cert ID (Client Secret)').fill('PRD-000000000000-0000-0000-0000-0000');
  await dialog.getByLabel('RuName (eBay redirect URL name)').fill(ruName);
  await dialog.getByLabel('Accepted URL').fill(acceptedUrl);

  // Two keys that do not belong together are found out before anything is stored.
  await dialog.getByRole('button', { name: 'Check and save' }).click();
  await expect(dialog.getByText('Not saved yet')).toBeVisible();
  await dialog.getByLabel('Cert ID (Client Secret)').fill(clientSecret);
  await dialog.getByRole('button', { name: 'Check and save' }).click();
  await expect(dialog.getByText('The marketplace accepts these keys.')).toBeVisible();
  await inspect(page, 'keys-accepted');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await inspect(page, 'keys-connect');
  await dialog.getByRole('button', { name: 'Connect now' }).click();

  const consent = await app.waitForWindow(market.ebay.authUrl);
  await consent.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByText('harbour_finds is connected')).toBeVisible();
  await expect(page.getByRole('article', { name: /harbour_finds/ }).getByText('Production')).toBeVisible();
  await expect(page.getByTestId('practice-banner')).toContainText('Your production accounts really list and sell.');

  await expect(dialog.getByText('Choose the policies and the location your listings use')).toBeVisible();
  await inspect(page, 'wizard-choose');
  await dialog.getByLabel('Postal code').fill('97201');
  await dialog.getByLabel('City').fill('Portland');
  await dialog.getByLabel('State or region').fill('OR');
  await dialog.getByRole('button', { name: 'Create and choose them' }).click();
  await expect(dialog.getByText('The marketplace answers harbour_finds.')).toBeVisible();
  await expect(dialog.getByText('Everything needed for publishing is chosen.')).toBeVisible();
  await inspect(page, 'wizard-test');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toHaveCount(0);

  await marketCard(page).getByRole('button', { name: 'Change production keys' }).click();
  await expect(dialog.getByLabel('App ID (Client ID)')).toHaveValue(clientId);
  await expect(dialog.getByLabel('Cert ID (Client Secret)')).toHaveValue('');
  expect(await page.content()).not.toContain(clientSecret);
});
