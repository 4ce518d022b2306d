import { rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { startPractice, type RunningPractice } from '#main/practice/practice.ts';
import { systemClock, systemRandom } from '#main/system.ts';
import { launchApp, type RunningApp } from '../harness/launch.ts';
import { goTo, marketCard } from '../market/support.ts';
import { filePlaces, livePlaces } from './scanned-places.ts';
import { scan, type Secret } from './secret-scan.ts';

let market: RunningPractice;
let app: RunningApp;

/** An eBay of its own in place of the real one, so that a secret has to be typed. */
test.beforeAll(async () => {
  market = await startPractice({ stateFile: ':memory:', clock: systemClock, random: systemRandom });
  const { apiUrl, apimUrl, apizUrl, authUrl, webUrl } = market.ebay;
  app = await launchApp({
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

test('a secret that was typed is gone from the page once it is saved and the wizard closed', async () => {
  const page = app.window;
  const { clientId, clientSecret, ruName, acceptedUrl } = market.ebay;
  const secrets: Secret[] = [{ kind: 'client secret', of: 'ebay', text: clientSecret }];
  await goTo(page, 'Connect');
  await marketCard(page).getByRole('button', { name: 'Set up production keys' }).click();
  const dialog = page.getByRole('dialog', { name: 'eBay: connect production' });
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByLabel('App ID (Client ID)').fill(clientId);
  await dialog.getByLabel('Cert ID (Client Secret)').fill(clientSecret);
  await dialog.getByLabel('RuName (eBay redirect URL name)').fill(ruName);
  await dialog.getByLabel('Accepted URL').fill(acceptedUrl);
  expect(scan(await livePlaces(app), secrets)).not.toEqual([]);
  await dialog.getByRole('button', { name: 'Check and save' }).click();
  await expect(dialog.getByText('The marketplace accepts these keys.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  // React keeps the former tree until the next ones have replaced it.
  for (const place of ['Inventory', 'Settings', 'Connect'] as const) {
    await goTo(page, place);
    await expect(page.getByRole('heading', { name: place }).first()).toBeVisible();
  }
  expect(scan([...(await livePlaces(app)), ...filePlaces(app.profileDir)], secrets)).toEqual([]);
});
