import type { Locator, Page } from '@playwright/test';
import type { RunningApp } from '../harness/launch.ts';
import { addReadyItems, ask, connectPractice, expect, goTo, inspect, marketCard, test } from './support.ts';

test.setTimeout(240_000);

/** Opens a marketplace's connection wizard and goes through prepare and sign-in. */
async function signInByWizard(app: RunningApp, page: Page, marketplace: string): Promise<Locator> {
  await marketCard(page, marketplace).getByRole('button', { name: 'Connect practice' }).click();
  const wizard = page.getByRole('dialog', { name: `${marketplace}: connect practice` });
  await wizard.getByRole('button', { name: 'Next' }).click();
  await wizard.getByRole('button', { name: 'Connect now' }).click();
  const consent = await app.waitForWindow('http://127.0.0.1:');
  await consent.getByRole('button', { name: 'Agree' }).click();
  return wizard;
}

/** Connects one seller at each of the four, through the screens. */
async function connectAll(app: RunningApp, page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await connectPractice(app, page);

  await marketCard(page, 'Etsy').getByRole('button', { name: 'Connect practice' }).click();
  const consent = await app.waitForWindow('http://127.0.0.1:');
  await consent.getByRole('button', { name: 'Agree' }).click();
  const etsy = marketCard(page, 'Etsy');
  await etsy.getByLabel('Postal code').fill('97201');
  await look('etsy-setup');
  await etsy.getByRole('button', { name: 'Create and choose them' }).click();
  await expect(etsy.getByText('Connected', { exact: true })).toBeVisible();

  const facebook = await signInByWizard(app, page, 'Facebook');
  await expect(facebook.getByText('Choose your Page')).toBeVisible();
  await look('facebook-choose');
  const pageChoice = facebook.getByRole('combobox').first();
  if ((await pageChoice.inputValue()) === '') {
    await pageChoice.click();
    await page.getByRole('option').first().click();
  }
  await facebook.getByRole('button', { name: 'Save setup' }).click();
  await expect(facebook.getByText('Everything needed for publishing is chosen.')).toBeVisible();
  await look('facebook-test');
  await facebook.getByRole('button', { name: 'Done' }).click();

  const offerup = await signInByWizard(app, page, 'OfferUp');
  await offerup.getByLabel('ZIP code or town').fill('97201');
  await page.getByRole('option', { name: /Portland, OR 97201/ }).click();
  await look('offerup-place');
  await offerup.getByRole('button', { name: 'Save setup' }).click();
  await expect(offerup.getByText('Everything needed for publishing is chosen.')).toBeVisible();
  await offerup.getByRole('button', { name: 'Done' }).click();

  await expect(page.getByText('Connected', { exact: true })).toHaveCount(4);
}

test('a newcomer connects four marketplaces, each by its own way', async ({ app, page }) => {
  await connectAll(app, page, (name) => inspect(page, name));
  await inspect(page, 'connect-four');
  await page.getByRole('link', { name: 'Activity log' }).click();
  await expect(page.getByText('Account connected')).toHaveCount(4);
  await inspect(page, 'activity');
  await page.getByRole('link', { name: 'Back to connections' }).click();
  await page.getByRole('link', { name: 'Categories and conditions' }).click();
  await expect(page.getByRole('heading', { name: 'Conditions', exact: true })).toBeVisible();
  await inspect(page, 'mapping-empty');
});

test('one click lists on four marketplaces; a sale on one takes the item down on the others', async ({ app, page }) => {
  const count = 3;
  await connectAll(app, page, () => Promise.resolve());
  await addReadyItems(page, count);
  await goTo(page, 'Inventory');
  await page.getByRole('checkbox', { name: 'Select all' }).click();
  await page.getByRole('button', { name: 'Publish…' }).click();
  const dialog = page.getByRole('dialog', { name: `Publish ${count} items` });
  await expect(dialog.getByText(`${4 * count} ready`)).toBeVisible({ timeout: 30_000 });
  await inspect(page, 'grid-four');
  await dialog.getByRole('button', { name: `Publish ${4 * count}` }).click();
  await expect(dialog.getByText(`${4 * count} of ${4 * count} finished · ${4 * count} live`)).toBeVisible({
    timeout: 60_000,
  });
  await inspect(page, 'results-four');
  await page.keyboard.press('Escape');

  await goTo(page, 'Listings');
  await expect(page.getByText('Live', { exact: true })).toHaveCount(4 * count);
  const listings = (await ask(page, 'listings.list', { offset: 0, limit: 100 })).rows;
  expect(listings.map(({ state }) => state)).toEqual(Array.from({ length: 4 * count }, () => 'live'));
  expect(listings.every(({ url, drift }) => url !== null && drift.length === 0)).toBe(true);
  await inspect(page, 'listings-four');

  const sold = listings.find(({ marketplace }) => marketplace === 'ebay');
  await ask(page, 'practice.playBuyer', { listingId: sold?.id ?? '', quantity: 1 });
  await expect
    .poll(async () => {
      const after = (await ask(page, 'listings.list', { offset: 0, limit: 100 })).rows;
      return after
        .filter(({ itemId }) => itemId === sold?.itemId)
        .map(({ marketplace, state }) => `${marketplace} ${state}`);
    })
    .toEqual(expect.arrayContaining(['ebay sold_out', 'etsy ended', 'facebook ended', 'offerup ended']));
  await inspect(page, 'listings-four-sold');
});
