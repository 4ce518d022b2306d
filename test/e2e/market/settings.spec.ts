import { expect, goTo, inspect, test } from './support.ts';

test.setTimeout(90_000);

test('settings are saved at once and can be taken back', async ({ app, page }) => {
  await goTo(page, 'Settings');
  await inspect(page, 'settings');

  await page.getByText('Dark', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');

  const rule = page.getByLabel('Rule for new SKUs');
  await rule.fill('SHOE-##');
  await expect(page.getByTestId('sku-example')).toContainText('SHOE-01, then SHOE-02');
  await rule.fill('SHOE');
  await expect(page.getByText('Put one run of # into the rule')).toBeVisible();
  await rule.fill('SHOE-##');
  await page.getByRole('button', { name: 'Save rule' }).click();
  await expect(page.getByText('Rule for SKUs changed.')).toBeVisible();

  await page.locator('label', { hasText: 'Practice mode' }).click();
  await expect(page.getByTestId('practice-banner')).toHaveCount(0);
  await goTo(page, 'Connect');
  const ebay = page.getByRole('region', { name: 'eBay' });
  await expect(ebay.getByText('Practice mode is off. Turn it on in settings')).toBeVisible();
  await inspect(page, 'connect-practice-off');
  await ebay.getByRole('link', { name: 'Open settings' }).click();
  await expect(page.getByRole('switch', { name: 'Practice mode' })).not.toBeChecked();
  await expect(page.getByText('SHOE-01')).toBeVisible();
  expect(app.output()).not.toContain('"level":"error"');
});
