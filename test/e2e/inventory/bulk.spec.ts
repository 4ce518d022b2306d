import type { Page } from '@playwright/test';
import { expect, inspect, test } from '../market/support.ts';
import { seededInventory, type SeededInventory } from './seeded-inventory.ts';

const count = 1_200;
let running: SeededInventory;
let page: Page;

test.describe.configure({ mode: 'default', timeout: 180_000 });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  running = await seededInventory(count);
  page = running.app.window;
});
test.afterAll(() => running.end());

const selectAll = async (): Promise<void> => {
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('1,200 selected')).toBeVisible();
};
const price = () => page.locator('[role=row][data-index="0"] [data-column=price]').innerText();
const choose = async (label: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

test('raises the prices of all items after a look at them, and takes it back by key', async () => {
  await page.getByRole('columnheader', { name: 'SKU' }).getByRole('button').first().click();
  await expect(page.locator('[role=row][data-index="0"] [data-column=sku]')).toHaveText('S-000001');
  const before = await price();
  await selectAll();
  await page.getByRole('button', { name: 'Edit together' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit 1,200 items together' });
  await expect(dialog.getByText('Fill in what is to change')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Percent' }).fill('10');
  await choose('Round to', '… .99');
  await expect(dialog.getByRole('status')).toContainText('items change');
  await expect(dialog.getByRole('region', { name: 'Preview' }).getByRole('row').nth(1)).toContainText(before);
  await inspect(page, 'bulk-price');
  await dialog.getByRole('button', { name: /^Change [\d,]+ items$/ }).click();
  await expect(dialog.getByText(/^[\d,]+ items changed$/)).toBeVisible();
  await inspect(page, 'bulk-price-done');
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect.poll(price).toMatch(/\.99$/);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: Bulk edit: prices or costs.')).toBeVisible();
  await expect.poll(price).toBe(before);
  await page.keyboard.press('Control+Shift+Z');
  await expect(page.getByText('Done again: Bulk edit: prices or costs.')).toBeVisible();
  await expect.poll(price).toMatch(/\.99$/);
  await page.keyboard.press('Control+z');
  await expect.poll(price).toBe(before);
});

test('shows what a replacement would do before it does it, and why rows are left alone', async () => {
  await selectAll();
  await page.getByRole('button', { name: 'Edit together' }).click();
  const dialog = page.getByRole('dialog', { name: /together/ });
  await choose('What to change', 'Find and replace');
  await choose('In', 'SKU');
  await dialog.getByRole('textbox', { name: 'Find' }).fill('S-00000.');
  await dialog.getByRole('checkbox', { name: 'Regular expression' }).check();
  await dialog.getByRole('textbox', { name: 'Replace with' }).fill('NEW');
  await expect(dialog.getByRole('status')).toContainText('1 item changes');
  await expect(dialog.getByRole('status')).toContainText('8 × Several items would have the SKU NEW.');
  await page.setViewportSize({ width: 900, height: 600 });
  await inspect(page, 'bulk-replace-refused');
  await page.setViewportSize({ width: 1280, height: 800 });
  await dialog.getByRole('textbox', { name: 'Find' }).fill('(S+)+0$x');
  await expect(dialog.getByRole('status')).toContainText('0 items change');
  await dialog.getByRole('textbox', { name: 'Find' }).fill('(');
  await expect(dialog.getByRole('alert')).toContainText('no regular expression');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('lists what was done and the history of an item, each with the way back', async () => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Show what was done');
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'What was done' });
  await expect(drawer.getByText('Bulk edit: prices or costs')).toBeVisible();
  await inspect(page, 'history-list');
  await drawer.getByRole('button', { name: 'Redo' }).click();
  await expect(drawer.getByRole('button', { name: 'Undo' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('history of this item');
  await expect(page.getByRole('dialog').getByText('Show the history of this item')).toBeVisible();
  await page.keyboard.press('Enter');
  const history = page.getByRole('dialog', { name: 'History of this item' });
  await expect(history.getByText('Variant changed · Bulk edit: prices or costs').first()).toBeVisible();
  await inspect(page, 'history-item');
  await history.getByRole('button', { name: 'Undo this' }).first().click();
  await expect(history.getByText('One change undone')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
});

test('moves all items to the recycle bin as one action, which one key takes back', async () => {
  await page.keyboard.press('Escape');
  await selectAll();
  await page.keyboard.press('Delete');
  await expect(page.getByText('1,200 items moved to the recycle bin.')).toBeVisible();
  await expect(page.getByText('0 items', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: Moved to the recycle bin.')).toBeVisible();
  // The older note would offer to take it back a second time.
  await expect(page.getByText('1,200 items moved to the recycle bin.')).toBeHidden();
  await expect(page.getByText('1,200 items', { exact: true })).toBeVisible();
});
