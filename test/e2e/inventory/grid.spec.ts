import type { Page } from '@playwright/test';
import { titles } from './support.ts';
import { expect, inspect, test } from '../market/support.ts';
import { seededInventory, type SeededInventory } from './seeded-inventory.ts';

const count = 50_000;
let large: SeededInventory;
let page: Page;

test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  large = await seededInventory(count);
  page = large.app.window;
});
test.afterAll(() => large.end());
test.beforeEach(async () => {
  // Each test begins at the top of the whole inventory.
  await page.getByRole('radio', { name: 'Inventory' }).check({ force: true });
  await page.getByRole('textbox', { name: /^Search/ }).fill('');
  await expect(page.getByText('50,000 items')).toBeVisible();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
});

const rowsInPage = (): Promise<number> => page.getByRole('row').count();
const activeRow = () => page.locator('[role=row][data-active]');

test('holds only the rows around the visible ones, wherever it is scrolled to', async () => {
  await inspect(page, 'inventory-50000');
  expect(await rowsInPage()).toBeLessThan(60);
  await page.keyboard.press('End');
  await expect(page.getByRole('row', { name: /S-0/ }).last()).toBeVisible();
  await expect(activeRow()).toHaveAttribute('aria-rowindex', String(count + 1));
  expect(await rowsInPage()).toBeLessThan(60);
});

test('finds while typing', async () => {
  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: 'Search the inventory' })).toBeFocused();
  await page.keyboard.type('lego build');
  await expect(page.getByText(/^[\d,]+ found$/)).toBeVisible();
  await expect
    .poll(async () => (await titles(page)).every((title) => /LEGO/.test(title) && /build/.test(title)))
    .toBe(true);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('grid')).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.type('zzzz');
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
  await inspect(page, 'inventory-nothing-found');
});

test('sorts by its column heads', async () => {
  const head = page.getByRole('columnheader', { name: 'SKU' });
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.locator('[data-index="0"] [data-column=sku]')).toHaveText('S-000001');
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(page.locator('[data-index="0"] [data-column=sku]')).toHaveText('S-050000');
  await page.getByRole('columnheader', { name: 'Changed' }).getByRole('button').click();
});

test('is worked by keyboard alone', async () => {
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(activeRow()).toHaveAttribute('data-index', '2');
  await page.keyboard.press('Space');
  await expect(activeRow()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('3 selected')).toBeVisible();
  await inspect(page, 'inventory-selection');
  await page.keyboard.press('Escape');
  await expect(page.getByText('3 selected')).toBeHidden();
  const name = await activeRow().locator('[data-column=title]').innerText();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(name);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid')).toBeFocused();
  await expect(activeRow()).toHaveAttribute('data-index', '4');
});

test('selects everything, also what was never fetched', async () => {
  await page.keyboard.press('Control+a');
  await expect(page.getByText('50,000 selected')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Clear selection' }).click();
});

test('moves to the recycle bin and back', async () => {
  const name = await activeRow().locator('[data-column=title]').innerText();
  await page.keyboard.press('Delete');
  await expect(page.getByText('1 item moved to the recycle bin')).toBeVisible();
  await expect(page.getByText('49,999 items')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('50,000 items')).toBeVisible();

  await page.getByRole('grid').focus();
  await page.keyboard.press('Delete');
  await expect(page.getByText('49,999 items')).toBeVisible();
  await page.getByText('Recycle bin', { exact: true }).click();
  await expect(page.getByText('1 item', { exact: true })).toBeVisible();
  await inspect(page, 'inventory-bin');
  await page.getByRole('grid').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByRole('heading', { name: 'The recycle bin is empty' })).toBeVisible();
  await inspect(page, 'inventory-bin-empty');
  await page.getByRole('button', { name: 'Back to the inventory' }).click();
  await expect(page.getByText('50,000 items')).toBeVisible();
  expect(name).not.toBe('');
});

test('keeps its place below an open editor', async () => {
  await page.getByRole('grid').evaluate((grid) => {
    grid.scrollTop = 44_000;
  });
  const row = page.locator('[data-index="1005"]');
  // Rows far away are fetched when they come into sight; one that is on its way cannot be opened yet.
  await expect(row).toHaveAttribute('aria-busy', 'false');
  await row.click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid')).toBeFocused();
  await expect(row).toBeInViewport();
});
