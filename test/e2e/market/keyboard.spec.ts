import type { Page } from '@playwright/test';
import { addReadyItems, ask, connectPractice, expect, goTo, test } from './support.ts';

test.setTimeout(120_000);

const focused = (page: Page, name: RegExp | string) => expect(page.locator(':focus')).toHaveAccessibleName(name);

test('an item is published without the mouse, and the keyboard is where it was afterwards', async ({ app, page }) => {
  const dialog = page.getByRole('dialog');
  const ready = dialog.getByText('1 ready');
  await connectPractice(app, page);
  await addReadyItems(page, 1);
  await goTo(page, 'Inventory');
  await page.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toBeFocused();

  await test.step('an Enter too many does nothing, Escape closes only the dialog', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(ready).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(ready).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('article')).toBeFocused();
  });

  await test.step('going back closes only the dialog', async () => {
    const address = page.url();
    await page.keyboard.press('Control+Enter');
    await expect(ready).toBeVisible();
    await page.evaluate(() => history.back());
    await expect(dialog).toBeHidden();
    expect(page.url()).toBe(address);
    await expect(page.getByRole('article')).toBeVisible();
  });

  await test.step('the shortcut that opened the dialog publishes, and focus follows the view', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(ready).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByTestId('batch-summary')).toHaveText('1 of 1 finished · 1 live');
    await page.keyboard.press('Shift+Tab');
    await focused(page, 'Close');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('article')).toBeFocused();
  });
});

test('a price in a currency that the marketplace does not take is mended on the spot', async ({ app, page }) => {
  await connectPractice(app, page);
  await addReadyItems(page, 1);
  await ask(page, 'settings.update', { currency: 'EUR' });
  const { ids } = await ask(page, 'items.ids', { search: '', sort: 'title', descending: false, place: 'items' });
  const item = await ask(page, 'items.get', { id: ids[0] ?? '' });
  const price = { amount: 888, currency: 'EUR' };
  await ask(page, 'variants.update', { id: item.variants[0]?.id ?? '', patch: { price } });
  await goTo(page, 'Inventory');
  await page.getByText('Paperback number 1').click();
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Fix here' }).first().press('Enter');
  // In the form, which is brought into sight with it; and out of it again.
  await expect(dialog.getByRole('textbox', { name: 'Price' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Done' }).press('Enter');
  await expect(dialog.getByRole('button', { name: 'Fix here' }).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await dialog.getByRole('combobox', { name: 'Currency' }).selectOption('USD');
  await expect(dialog.getByText('1 ready')).toBeVisible();
  expect((await ask(page, 'items.get', { id: item.id })).variants[0]?.price).toEqual({ amount: 888, currency: 'USD' });
});
