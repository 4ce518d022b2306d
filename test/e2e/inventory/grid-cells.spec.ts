import type { Page } from '@playwright/test';
import { ask, expect, inspect, test } from '../market/support.ts';
import { chooseFiles, isSaved, photograph } from './support.ts';
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

const cell = (index: number, column: string) => page.locator(`[data-index="${index}"] [data-column=${column}]`);
const sortBy = async (name: string, order: 'ascending' | 'descending'): Promise<void> => {
  const head = page.getByRole('columnheader', { name });
  await expect(async () => {
    if ((await head.getAttribute('aria-sort')) !== order) await head.getByRole('button').click();
    await expect(head).toHaveAttribute('aria-sort', order, { timeout: 500 });
  }).toPass();
};
/** The row of an item, which moves to the top when it is changed: sorted by SKU it stays. */
const sortBySku = async (): Promise<void> => {
  await sortBy('SKU', 'ascending');
  await expect(cell(0, 'sku')).toHaveText('S-000001');
};

test('edits title, price, stock and bin by keyboard alone, and takes it back', async () => {
  await sortBySku();
  await page.getByRole('grid').focus();
  await page.keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.keyboard.type('Brass lamp');
  await page.keyboard.press('Tab');
  await expect(cell(0, 'title')).toContainText('Brass lamp');
  await expect(page.getByRole('textbox', { name: 'Price' })).toBeFocused();
  await page.keyboard.type('cheap');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'This is no amount' })).toBeVisible();
  await inspect(page, 'inventory-cell-refused');
  await page.getByRole('textbox', { name: 'Price' }).fill('19.90');
  await page.keyboard.press('Tab');
  await expect(cell(0, 'price')).toHaveText('$19.90');
  await expect(page.getByRole('textbox', { name: 'Stock' })).toBeFocused();
  await page.keyboard.type('17');
  await page.keyboard.press('Tab');
  await expect(cell(0, 'quantity')).toHaveText('17');
  await page.keyboard.type('Shelf 9');
  await page.keyboard.press('Enter');
  await expect(cell(0, 'location')).toHaveText('Shelf 9');
  await expect(page.getByRole('grid')).toBeFocused();
  await expect(page.getByText('Bin of “Brass lamp” changed.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cell(0, 'location')).not.toHaveText('Shelf 9');

  await page.keyboard.press('Escape');
  await cell(1, 'price').dblclick();
  await page.keyboard.type('1');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'Price' })).toBeHidden();
  await expect(cell(1, 'price')).not.toHaveText('$1.00');
});

test('takes a stock with a sign as so many more or fewer, and says what comes of it before and after', async () => {
  await sortBySku();
  const before = Number(await cell(4, 'quantity').innerText());
  const title = (await cell(4, 'title').innerText()).trim();
  const type = async (text: string): Promise<void> => {
    await cell(4, 'quantity').dblclick();
    await page.keyboard.type(text);
  };
  await type('+5');
  await expect(page.getByRole('status').filter({ hasText: `${before} + 5 = ${before + 5}` })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Stock of “${title}”: ${before} → ${before + 5}.`)).toBeVisible();
  await expect(cell(4, 'quantity')).toHaveText(String(before + 5));
  await type('-5');
  await expect(page.getByRole('status').filter({ hasText: `${before + 5} − 5 = ${before}` })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(cell(4, 'quantity')).toHaveText(String(before));
  await type(`-${before + 1}`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'The stock cannot be below zero' })).toBeVisible();
  await page.keyboard.press('Escape');
});

test('keeps a row under the keyboard while it is typed into, though what was saved moves it elsewhere', async () => {
  const saved = async (title: string) => {
    const { rows } = await ask(page, 'items.list', {
      search: title,
      sort: 'title',
      descending: false,
      place: 'items',
      offset: 0,
      limit: 1,
    });
    return rows[0]?.price?.amount;
  };
  await sortBy('Changed', 'descending');
  await cell(5, 'price').click();
  await page.keyboard.press('F2');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('Moved lamp');
  await page.keyboard.press('Tab');
  // At once: no key may be lost while the title is on its way.
  await page.keyboard.type('12.3');
  await expect(page.getByText('Title of “', { exact: false })).toBeVisible();
  await expect.poll(() => saved('Moved lamp')).toBeDefined();
  await page.keyboard.type('4');
  await expect(page.getByRole('textbox', { name: 'Price' })).toHaveValue('12.34');
  await expect(cell(5, 'title')).toContainText('Moved lamp');
  await page.keyboard.press('Enter');
  await expect.poll(() => saved('Moved lamp')).toBe(1_234);
  await expect(cell(0, 'title')).toContainText('Moved lamp');

  // Out of the search as well.
  const search = page.getByPlaceholder('Search title, SKU, category, description');
  await search.fill('moved lamp');
  await expect(page.getByText('1 found')).toBeVisible();
  await cell(0, 'price').click();
  await page.keyboard.press('F2');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('Gone from here');
  await page.keyboard.press('Tab');
  await expect.poll(() => saved('Gone from here')).toBe(1_234);
  await page.keyboard.type('56.78');
  await page.keyboard.press('Enter');
  await expect.poll(() => saved('Gone from here')).toBe(5_678);
  await expect(page.getByText('0 found')).toBeVisible();
  await search.fill('');
  await sortBySku();
});

test('the box in the head speaks of the rows that are shown, not of those selected elsewhere', async () => {
  const search = page.getByPlaceholder('Search title, SKU, category, description');
  const box = page.getByRole('columnheader').getByRole('checkbox');
  await search.fill('guitar');
  await expect(page.getByText(/^\d+ found$/)).toBeVisible();
  await box.click();
  await expect(box).toBeChecked();
  await search.fill('poster');
  await expect(page.getByText('not in this view')).toBeVisible();
  await expect(box).not.toBeChecked();
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await search.fill('');
});

test('offers what can be done with a row by right click, by key and by its button', async () => {
  const menu = page.getByRole('menu');
  await cell(2, 'sku').click({ button: 'right' });
  await expect(menu.getByRole('menuitem', { name: 'Copy SKU' })).toBeVisible();
  await inspect(page, 'inventory-row-menu');
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(page.getByRole('grid')).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await menu.getByRole('menuitem', { name: 'Open' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid')).toBeFocused();
  await cell(3, 'menu').getByRole('button').click();
  await menu.getByRole('menuitem', { name: 'Move to bin' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /keep/ })
    .click({ timeout: 3_000 })
    .catch(() => undefined);
  await expect(page.getByText('599 items')).toBeVisible();
});

test('shows the photo large beside the row, by pointer and by key', async () => {
  await page.getByRole('grid').focus();
  // Out of the cell that was typed into, back to the row as a whole.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await chooseFiles(small.app, photograph('locomotion-house-cat'));
  await page.getByRole('button', { name: /choose files/ }).click();
  await expect(page.getByRole('button', { name: /^Photo 1:/ })).toBeVisible();
  await isSaved(page);
  await page.keyboard.press('Escape');
  const preview = page.locator('img[src$="/display"]');
  await cell(0, 'photo').hover();
  await expect(preview).toBeVisible();
  await page.mouse.move(700, 100);
  await expect(preview).toBeHidden();
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowRight');
  await expect(preview).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(preview).toBeHidden();
});

test('shows, hides, orders, pins and sizes columns, and keeps that', async () => {
  await page.getByRole('button', { name: 'Columns' }).click();
  const columns = page.getByRole('dialog', { name: 'Columns' });
  await columns.getByRole('checkbox', { name: 'Condition' }).uncheck();
  await columns.getByRole('checkbox', { name: 'Margin', exact: true }).check();
  await columns.getByRole('button', { name: 'Keep Price in sight' }).click();
  await columns.getByRole('button', { name: 'Move SKU' }).focus();
  const said = (place: number) => page.getByText(`SKU is at place ${place} of 17.`);
  await page.keyboard.press('Space');
  await expect(said(3)).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await expect(said(4)).toBeAttached();
  await page.keyboard.press('Space');
  await inspect(page, 'inventory-columns');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Condition' })).toHaveCount(0);
  const edge = page.getByRole('separator', { name: 'Width of Margin', exact: true });
  const before = Number(await edge.getAttribute('aria-valuenow'));
  await edge.focus();
  await page.keyboard.press('ArrowRight');
  await expect(edge).toHaveAttribute('aria-valuenow', String(before + 10));
  const box = await edge.boundingBox();
  if (!box) throw new Error('the edge is not there');
  await page.mouse.move(box.x + 3, box.y + 5);
  await page.mouse.down();
  await page.mouse.move(box.x + 43, box.y + 5);
  await page.mouse.up();
  await expect(edge).toHaveAttribute('aria-valuenow', String(before + 50));
  const heads = (): Promise<string[]> => page.getByRole('columnheader').allInnerTexts();
  const named = (await heads()).filter((head) => head !== '');
  expect(named.slice(0, 2)).toEqual(['Title', 'Price']);
  expect(named.indexOf('SKU')).toBeGreaterThan(named.indexOf('Status'));

  // Pinned columns stay where they are while the others move below them.
  await page.setViewportSize({ width: 900, height: 600 });
  const start = await cell(0, 'price').boundingBox();
  await page.getByRole('grid').evaluate((grid) => {
    grid.scrollLeft = 300;
  });
  await expect.poll(async () => (await cell(0, 'price').boundingBox())?.x).toBe(start?.x);
  await page.setViewportSize({ width: 1280, height: 800 });

  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('crossdock.columns') ?? ''))
    .toContain(`"width":${before + 50}`);
  await page.reload();
  await expect(page.getByText(/^\d+ items$/)).toBeVisible();
  expect((await heads()).filter((head) => head !== '')).toEqual(named);
});

test('keeps the undo of a change in sight however long the title is, and offers it once only', async () => {
  const rename = async (title: string): Promise<void> => {
    await cell(0, 'title').hover();
    await cell(0, 'title').locator('[data-part=edit]').click();
    await page.getByRole('textbox', { name: 'Title' }).fill(title);
    await page.keyboard.press('Enter');
  };
  const long = 'x'.repeat(150);
  await rename(long);
  await expect(cell(0, 'title')).toContainText(long);
  await rename('Short');
  const note = page.getByText(`Title of “${long}” changed.`);
  await expect(note).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('grid')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(cell(0, 'title')).toContainText(long);
  await expect(page.getByText('Undone: Details changed.')).toBeVisible();
  // Its button would take the change back a second time.
  await expect(note).toBeHidden();
});

test('says how long ago an item was changed, as time passes and nothing else is drawn', async () => {
  await page.clock.install();
  await page.reload();
  await sortBySku();
  await page.getByRole('grid').focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('Lamp of now');
  await page.keyboard.press('Enter');
  await expect(cell(0, 'title')).toContainText('Lamp of now');
  await expect(cell(0, 'updated')).toHaveText('now');
  await page.clock.fastForward('03:00');
  await expect(cell(0, 'updated')).toHaveText('3 minutes ago');
});
