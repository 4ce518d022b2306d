import type { Page } from '@playwright/test';
import { expect, inspect, test } from '../market/support.ts';
import { smallInventory, type SeededInventory } from './seeded-inventory.ts';

let small: SeededInventory;
let page: Page;

test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  small = await smallInventory();
  page = small.app.window;
});
test.afterAll(() => small.end());
test.beforeEach(async () => {
  await page.keyboard.press('Escape');
  await page.getByText('Recycle bin', { exact: true }).click();
  await page.getByText('Inventory', { exact: true }).last().click();
  await expect(page.getByText('600 items')).toBeVisible();
});

const addFilter = async (kind: string): Promise<void> => {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: kind, exact: true }).click();
};
const found = (of: Page) => of.getByText(/^[\d,]+ found$/);
const count = async (): Promise<number> => Number((await found(page).innerText()).replaceAll(/\D/g, ''));
const cells = (column: string): Promise<string[]> =>
  page.locator(`[role=row][data-index] [data-column=${column}]`).allInnerTexts();

test('narrows by several filters together with the search, and says how many there are of each value', async () => {
  await addFilter('Condition');
  const good = page.getByRole('checkbox', { name: /^Used, good/ });
  // The box, its name, and the count beside it.
  const line = good.locator('xpath=ancestor::*[contains(@class,"Checkbox-body")]');
  await expect(line).toHaveText(/[1-9]\d*$/);
  const offered = Number(/\d+$/.exec(await line.innerText())?.[0]);
  await good.check();
  await expect(found(page)).toHaveText(`${offered} found`);
  await expect.poll(async () => new Set(await cells('condition'))).toEqual(new Set(['Used, good']));
  await inspect(page, 'inventory-filter-open');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Filter', exact: true })).toBeVisible();

  await addFilter('Price');
  await page.getByRole('textbox', { name: 'From' }).fill('50');
  await page.getByRole('textbox', { name: 'To', exact: true }).fill('500');
  await page.keyboard.press('Escape');
  await expect.poll(count).toBeLessThan(offered);
  for (const price of await cells('price')) {
    const amount = Number(price.replaceAll(/[$,]/g, ''));
    expect(amount >= 50 && amount <= 500, price).toBe(true);
  }
  const both = await count();
  await page.getByRole('textbox', { name: 'Search the inventory' }).fill('vintage');
  await expect.poll(count).toBeLessThan(both);
  await expect(page.getByRole('button', { name: /^Price/ }).first()).toContainText('$50.00 to $500.00');

  await page.getByRole('button', { name: 'Remove the filter Price' }).click();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(page.getByText('600 items')).toBeVisible();
});

test('is worked by keyboard alone, and offers to clear what finds nothing', async () => {
  await page.getByRole('button', { name: 'Filter', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Bin', exact: true }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Find in Bin' })).toBeFocused();
  await page.keyboard.type('a-1');
  await expect(page.getByRole('checkbox', { name: /^A-1/ }).first()).toBeVisible();
  await page.getByRole('checkbox', { name: /^A-1/ }).first().focus();
  await page.keyboard.press('Space');
  await expect(found(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Search the inventory' }).fill('zzzz');
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
  await inspect(page, 'inventory-filter-nothing');
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await expect(page.getByText('600 items')).toBeVisible();
});

test('knows where items are listed, and where they are not', async () => {
  await addFilter('Marketplace');
  const etsy = page.getByRole('radiogroup', { name: 'Etsy' });
  await etsy.getByText('Listed', { exact: true }).click();
  await expect(found(page)).toBeVisible();
  // Until the answer is there, the number is still that of all items.
  await expect.poll(count).toBeLessThan(600);
  const listed = await count();
  await etsy.getByText('Not listed', { exact: true }).click();
  await expect.poll(count).toBe(600 - listed);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear all' }).click();
});

test('keeps the selection through filtering and says what is out of sight', async () => {
  const grid = page.getByRole('grid');
  await grid.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('3 selected')).toBeVisible();
  const titles = await page.locator('[aria-selected=true] [data-column=sku]').allInnerTexts();
  await page.getByRole('textbox', { name: 'Search the inventory' }).fill(titles[0] ?? '');
  await expect(page.getByText('3 selected · 2 not in this view')).toBeVisible();
  await page.getByRole('textbox', { name: 'Search the inventory' }).fill('vintage');
  await expect(page.getByRole('button', { name: /^Select all \d+ matching$/ })).toBeVisible();
  const matching = await count();
  await page.getByRole('button', { name: /^Select all/ }).click();
  await expect(page.getByRole('region', { name: 'Selected items' })).toContainText(/\d+ selected/);
  await page.getByRole('button', { name: 'Invert selection' }).click();
  await expect
    .poll(async () =>
      Number((await page.getByRole('region', { name: 'Selected items' }).innerText()).match(/^\d+/)?.[0] ?? 0),
    )
    .toBeLessThanOrEqual(3);
  expect(matching).toBeGreaterThan(3);
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await page.getByRole('button', { name: 'Clear selection' }).click({ timeout: 5_000 });
});
