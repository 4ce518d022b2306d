import type { Locator, Page } from '@playwright/test';
import type { RunningApp } from '../harness/launch.ts';
import { connectPractice, expect, goTo, inspect, marketCard, test } from './support.ts';

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

test('a newcomer connects four marketplaces, each by its own way', async ({ app, page }) => {
  await connectPractice(app, page);

  await marketCard(page, 'Etsy').getByRole('button', { name: 'Connect practice' }).click();
  const consent = await app.waitForWindow('http://127.0.0.1:');
  await consent.getByRole('button', { name: 'Agree' }).click();
  const etsy = marketCard(page, 'Etsy');
  await etsy.getByLabel('Postal code').fill('97201');
  await inspect(page, 'etsy-setup');
  await etsy.getByRole('button', { name: 'Create and choose them' }).click();
  await expect(etsy.getByText('Connected', { exact: true })).toBeVisible();

  const facebook = await signInByWizard(app, page, 'Facebook');
  await expect(facebook.getByText('Choose your Page')).toBeVisible();
  await inspect(page, 'facebook-choose');
  const pageChoice = facebook.getByRole('combobox').first();
  if ((await pageChoice.inputValue()) === '') {
    await pageChoice.click();
    await page.getByRole('option').first().click();
  }
  await facebook.getByRole('button', { name: 'Save setup' }).click();
  await expect(facebook.getByText('Everything needed for publishing is chosen.')).toBeVisible();
  await inspect(page, 'facebook-test');
  await facebook.getByRole('button', { name: 'Done' }).click();

  const offerup = await signInByWizard(app, page, 'OfferUp');
  await offerup.getByLabel('ZIP code or town').fill('97201');
  await page.getByRole('option', { name: /Portland, OR 97201/ }).click();
  await inspect(page, 'offerup-place');
  await offerup.getByRole('button', { name: 'Save setup' }).click();
  await expect(offerup.getByText('Everything needed for publishing is chosen.')).toBeVisible();
  await offerup.getByRole('button', { name: 'Done' }).click();

  await goTo(page, 'Connect');
  await expect(page.getByText('Connected', { exact: true })).toHaveCount(4);
  await inspect(page, 'connect-four');
  await page.getByRole('link', { name: 'Activity log' }).click();
  await expect(page.getByText('Account connected')).toHaveCount(4);
  await inspect(page, 'activity');
  await page.getByRole('link', { name: 'Back to connections' }).click();
  await page.getByRole('link', { name: 'Categories and conditions' }).click();
  await expect(page.getByRole('heading', { name: 'Conditions', exact: true })).toBeVisible();
  await inspect(page, 'mapping-empty');
});
