import { connectPractice, expect, goTo, inspect, marketCard, openConsent, test } from './support.ts';

test.setTimeout(90_000);

test('several accounts, renamed, checked and disconnected', async ({ app, page }) => {
  await connectPractice(app, page);
  const consent = await openConsent(app, page);
  await consent.getByLabel('attic_and_co').check();
  await consent.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByText('attic_and_co is connected')).toBeVisible();
  await expect(page.getByText('2 accounts')).toBeVisible();

  const first = page.getByRole('article', { name: 'Account harbour_finds' });
  await first.getByRole('button', { name: 'Rename' }).click();
  await first.getByLabel('Name of this account in Crossdock').fill('Harbour shop');
  await page.keyboard.press('Enter');
  const renamed = page.getByRole('article', { name: 'Account Harbour shop' });
  await expect(renamed).toContainText('harbour_finds');
  await renamed.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText('Harbour shop answers and is ready.')).toBeVisible();
  await renamed.getByRole('button', { name: 'Publishing setup' }).click();
  await expect(renamed.getByRole('combobox', { name: 'Shipping policy' })).toHaveValue(/Crossdock free shipping/);
  await inspect(page, 'connect-setup');

  await renamed.getByRole('button', { name: 'Disconnect' }).click();
  const dialog = page.getByRole('dialog', { name: 'Disconnect Harbour shop?' });
  await expect(dialog).toContainText('cannot be undone');
  await inspect(page, 'connect-disconnect');
  await dialog.getByRole('button', { name: 'Keep connected' }).click();
  await expect(renamed).toBeVisible();
  await renamed.getByRole('button', { name: 'Disconnect' }).click();
  await dialog.getByRole('button', { name: 'Disconnect', exact: true }).click();
  await expect(renamed).toHaveCount(0);
  await expect(page.getByText('1 account')).toBeVisible();
});

test('the key wizard checks each value beside its field and keeps secrets to itself', async ({ page }) => {
  await goTo(page, 'Connect');
  await marketCard(page).getByRole('button', { name: 'Set up production keys' }).click();
  const dialog = page.getByRole('dialog', { name: 'eBay: connect production' });
  await inspect(page, 'keys-register');
  await dialog.getByRole('button', { name: 'Next' }).click();
  // A value is judged when it is left, before anything is sent.
  await dialog.getByLabel('App ID (Client ID)').fill('not a key');
  await dialog.getByLabel('Cert ID (Client Secret)').focus();
  await expect(dialog.getByText('This does not look like an App ID.')).toBeVisible();
  await expect(dialog.getByText('This value is needed.')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Check and save' }).click();
  await expect(dialog.getByText('This value is needed.')).toHaveCount(2);
  await dialog.getByLabel('Cert ID (Client Secret)').fill('SBX-1a2b3c4d5e6f-7a8b-4c9d-8e0f-1a2b');
  await dialog.getByLabel('RuName (eBay redirect URL name)').fill('https://example.com/accepted');
  await dialog.getByRole('button', { name: 'Check and save' }).click();
  await expect(dialog.getByText('This does not look like an App ID.')).toBeVisible();
  await expect(dialog.getByText('This key is of the SBX key set')).toBeVisible();
  await expect(dialog.getByText('This does not look like a RuName.')).toBeVisible();
  await expect(dialog.getByText('Not saved yet')).toBeVisible();
  await inspect(page, 'keys-problems');
  await dialog.getByRole('button', { name: 'Back' }).click();
  await dialog.getByRole('button', { name: 'Open the developer site' }).click();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});
