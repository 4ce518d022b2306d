import type { Page } from '@playwright/test';
import { ask, expect, inspect, test } from '../market/support.ts';

const goToStock = (page: Page): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name: 'Stock' }).click();

/** A lot of $105.01 in all, made on the screen. */
async function createLot(page: Page): Promise<void> {
  await goToStock(page);
  await page.getByRole('button', { name: 'New lot' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('House clearance');
  await page.getByRole('textbox', { name: 'Seller or place' }).fill('Miller');
  await page.getByRole('textbox', { name: 'Price', exact: true }).fill('100');
  await page.getByRole('textbox', { name: 'Shipping' }).fill('5.01');
  await expect(page.getByText('Total: $105.01')).toBeVisible();
  await page.getByRole('button', { name: 'Create the lot' }).click();
  await expect(page.getByRole('heading', { name: 'House clearance' })).toBeVisible();
}

test('gives 35 things bought for one price their costs, previews another split, applies it and takes it back', async ({
  page,
}) => {
  await createLot(page);
  await page.getByRole('button', { name: 'Create items' }).first().click();
  await page.getByRole('textbox', { name: 'How many' }).fill('35');
  await page.getByRole('button', { name: 'Create 35 items' }).click();
  await expect(page.getByText('35 items created.')).toBeVisible();
  await expect(page.getByText(/up to date and sum to \$105\.01/)).toBeVisible();
  const table = page.getByRole('table', { name: 'Items of the lot' });
  const first = table.getByRole('row').nth(1);
  await expect(first).toContainText('$3.01');

  await page.getByText('By weight', { exact: true }).click();
  await expect(page.getByText(/Nothing has a weight or value yet/)).toBeVisible();
  await first.getByRole('textbox', { name: /^Grams of one piece/ }).fill('900');
  await table
    .getByRole('row')
    .nth(2)
    .getByRole('textbox', { name: /^Grams of one piece/ })
    .fill('100');
  await expect(first).toContainText('$3.01 → $94.51');
  await inspect(page, 'stock-lot');
  await page.getByRole('button', { name: 'Apply the split' }).click();
  await expect(page.getByText('The price was split again.')).toBeVisible();
  await expect(first).toContainText('$94.51');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(first).toContainText('$3.01');
  await expect(page.getByRole('button', { name: 'Apply the split' })).toBeHidden();
  await expect(page.getByRole('radio', { name: 'Equally' })).toBeChecked();

  const { rows } = await ask(page, 'lots.list', { offset: 0, limit: 10 });
  const { parts } = await ask(page, 'lots.get', { id: rows[0]?.id ?? '' });
  expect(parts.reduce((sum, part) => sum + (part.openAmount ?? 0), 0)).toBe(10_501);
  const items = await Promise.all(parts.slice(0, 3).map(({ itemId }) => ask(page, 'items.get', { id: itemId ?? '' })));
  expect(items.map(({ variants }) => variants[0]?.cost?.amount)).toEqual([301, 300, 300]);
});

test('keeps what was typed of a split while something is looked up elsewhere', async ({ page }) => {
  await goToStock(page);
  await expect(page.getByRole('heading', { name: 'No lots yet' })).toBeVisible();
  await createLot(page);
  await page.getByRole('button', { name: 'Create items' }).first().click();
  await page.getByRole('textbox', { name: 'How many' }).fill('2');
  await page.keyboard.press('Enter');
  const table = page.getByRole('table', { name: 'Items of the lot' });
  await table
    .getByRole('textbox', { name: /set by hand$/ })
    .first()
    .fill('80');
  await expect(table.getByRole('row').nth(2)).toContainText('→ $25.01');
  await table.getByRole('link').first().click();
  await expect(page.getByRole('link', { name: 'House clearance' })).toBeVisible();
  await page.getByRole('link', { name: 'House clearance' }).click();
  await expect(table.getByRole('row').nth(2)).toContainText('→ $25.01');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(table.getByRole('row').nth(2)).not.toContainText('→');
  await page.getByRole('link', { name: 'All lots' }).click();
  await expect(page.getByRole('row', { name: /House clearance/ })).toContainText('0 of 2');
  await inspect(page, 'stock-lots');
});

test('takes items of the inventory in from their editor, and names what cannot join', async ({ page }) => {
  await createLot(page);
  const item = await ask(page, 'items.create', { title: 'Copper kettle' });
  const price = { amount: 2_000, currency: 'EUR' };
  await ask(page, 'variants.update', { id: item.variants[0]?.id ?? '', patch: { price } });
  await page.getByRole('navigation').getByRole('link', { name: 'Inventory' }).click();
  await page.getByText('Copper kettle').first().dblclick();
  const add = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Add to a lot' }).click();
    await page.getByRole('combobox', { name: 'Lot' }).click();
    await page.getByRole('option', { name: 'House clearance' }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
  };
  await add();
  await expect(page.getByText(/has amounts in EUR, the lot is in USD/)).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await ask(page, 'variants.update', {
    id: item.variants[0]?.id ?? '',
    patch: { price: { ...price, currency: 'USD' } },
  });
  await add();
  await expect(page.getByRole('link', { name: 'House clearance' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Cost' })).toHaveValue('105.01');
  await page.getByRole('button', { name: /^Stock of/ }).click();
  await page.getByRole('tab', { name: 'Cost history' }).click();
  await expect(page.getByText('Lot “House clearance”')).toBeVisible();
  await inspect(page, 'stock-editor-costs');
});
