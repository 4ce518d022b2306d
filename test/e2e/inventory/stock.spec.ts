import type { Page } from '@playwright/test';
import { ask, expect, inspect, test } from '../market/support.ts';
import { relaunch } from './support.ts';

const goToStock = (page: Page): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name: 'Stock' }).click();

async function shelve(page: Page, title: string, location: string, quantity: number, sku: string): Promise<string> {
  const item = await ask(page, 'items.create', { title, location });
  const id = item.variants[0]?.id ?? '';
  await ask(page, 'variants.update', { id, patch: { sku, cost: { amount: 250, currency: 'USD' } } });
  await ask(page, 'stock.adjust', { variantId: id, reason: 'opening', change: { kind: 'count', quantity }, note: '' });
  return item.id;
}

test('counts a bin by scanner and by hand, goes on after a restart, and corrects the stock in one step', async ({
  app,
  page,
}) => {
  const cups = await shelve(page, 'Cup', 'A-1', 3, 'CUP');
  await shelve(page, 'Plate', 'A-1', 2, 'PLATE');
  await shelve(page, 'Stray lamp', 'B-9', 1, 'LAMP');
  await goToStock(page);
  await page.getByText('Count', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Bin' }).click();
  await page.getByRole('option', { name: 'A-1' }).click();
  await expect(page.getByText('2 items, 5 pieces')).toBeVisible();
  await page.getByRole('button', { name: 'Start counting' }).click();

  // As a scanner does: without waiting for anything.
  await expect(page.getByLabel('Scan or type a SKU')).toBeFocused();
  for (const sku of ['CUP', 'cup', 'LAMP', 'NOTHING']) {
    await page.keyboard.type(sku);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText('No item has the SKU NOTHING.', { exact: false })).toBeVisible();
  await expect(page.getByRole('row', { name: /Cup/ })).toContainText('-1');
  await expect(page.getByRole('row', { name: /Stray lamp/ })).toContainText('Found here');
  await page.getByLabel('Counted of PLATE').fill('5');
  await page.getByLabel('Counted of PLATE').press('Enter');
  await expect(page.getByRole('row', { name: /Plate/ })).toContainText('$7.50');
  await inspect(page, 'stock-count');

  await app.close();
  const again = await relaunch(app.profileDir);
  const next = again.window;
  next.setDefaultTimeout(15_000);
  await goToStock(next);
  await next.getByText('Count', { exact: true }).click();
  await next.getByRole('link', { name: 'A-1' }).click();
  await next.getByText('Differences', { exact: true }).click();
  await expect(next.getByRole('row', { name: /Cup/ })).toContainText('-1');
  await next.getByRole('button', { name: 'Finish…' }).click();
  await expect(next.getByText('2 numbers in the stock will be corrected.', { exact: false })).toContainText('$5.00');
  await next.getByRole('button', { name: 'Correct the stock' }).click();
  await expect(next.getByText('2 numbers were corrected.')).toBeVisible();
  expect((await ask(next, 'items.get', { id: cups })).variants[0]?.quantity).toBe(2);
  await next.keyboard.press('Control+z');
  await expect(next.getByText('Undone: Stock count.')).toBeVisible();
  // Nothing offers to take back what the key has taken back.
  await expect(next.getByText('2 numbers were corrected.')).toBeHidden();
  await expect(next.getByRole('button', { name: 'Undo' })).toBeHidden();
  expect((await ask(next, 'items.get', { id: cups })).variants[0]?.quantity).toBe(3);
  await again.close();
});

test('tells once of an item that falls to its threshold, and lists it until it rises', async ({ page }) => {
  const id = await shelve(page, 'Cup', 'A-1', 5, 'CUP');
  await goToStock(page);
  await page.getByText('Low stock', { exact: true }).click();
  await expect(page.getByText('No threshold is set yet.', { exact: false })).toBeVisible();
  await page.getByLabel('Default threshold').fill('2');
  await page.getByLabel('Default threshold').press('Enter');
  await expect(page.getByRole('heading', { name: 'Nothing runs low' })).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: 'Orders' }).click();
  const item = await ask(page, 'items.get', { id });
  const count = (quantity: number) =>
    ask(page, 'stock.adjust', {
      variantId: item.variants[0]?.id ?? '',
      reason: 'adjustment',
      change: { kind: 'count', quantity },
      note: '',
    });
  await count(1);
  await expect(page.getByLabel('1 item fell to its threshold')).toBeVisible();
  await goToStock(page);
  await page.getByText('Low stock', { exact: true }).click();
  await expect(page.getByRole('row', { name: /Cup/ })).toBeVisible();
  await expect(page.getByLabel('1 item fell to its threshold')).toBeHidden();
  await inspect(page, 'stock-low');
  await count(9);
  await expect(page.getByRole('heading', { name: 'Nothing runs low' })).toBeVisible();
});
