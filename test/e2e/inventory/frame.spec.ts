import { relaunch } from './support.ts';
import { ask, expect, inspect, test } from '../market/support.ts';

test('reaches every place by keyboard', async ({ page }) => {
  const places = ['Inventory', 'Listings', 'Orders', 'Connections', 'Settings'];
  for (const [index, title] of places.entries()) {
    await page.keyboard.press(`Control+${index + 1}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title.slice(0, 7));
    await expect(page.getByRole('navigation').locator('[aria-current=page]')).toHaveCount(1);
  }
});

test('does what the command palette names, and keeps the theme', async ({ app, page }) => {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await expect(palette.getByPlaceholder('What would you like to do?')).toBeFocused();
  await inspect(page, 'frame-palette');
  await page.keyboard.type('dark');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await app.close();
  const again = await relaunch(app.profileDir);
  await expect(again.window.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await again.close();
});

test('lists its shortcuts, and turns those of a single key off', async ({ page }) => {
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toContainText('New item');
  await inspect(page, 'frame-shortcuts');
  await sheet.getByRole('switch', { name: 'Shortcuts of a single key' }).click();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('n');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Your inventory is empty' })).toBeVisible();
});

test('gives the keyboard back to the grid after a dialog that the palette opened', async ({ page }) => {
  await ask(page, 'items.create', { title: 'One' });
  const inventory = page.getByRole('grid');
  await inventory.focus();
  await page.keyboard.press('Space');
  for (const [command, title] of [
    ['edit together', /^Edit/],
    ['what was done', 'What was done'],
    ['export', 'Export as CSV'],
    ['labels', /[Ll]abels/],
  ] as const) {
    await page.keyboard.press('Control+k');
    await expect(page.getByPlaceholder('What would you like to do?')).toBeFocused();
    await page.keyboard.type(command);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: title });
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(inventory).toBeFocused();
  }
});

test('lets the keyboard skip the navigation', async ({ page }) => {
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('does not type a shortcut into the search, nor search from a shortcut', async ({ page }) => {
  await page.keyboard.press('/');
  await page.keyboard.type('n?');
  await expect(page.getByRole('textbox', { name: 'Search the inventory' })).toHaveValue('n?');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('reports no violation of the content security policy, wherever one goes', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.reload();
  for (const key of ['1', '2', '3', '4', '5', '1']) await page.keyboard.press(`Control+${key}`);
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Title' }).fill('Lamp');
  await page.getByRole('combobox', { name: 'Condition' }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  expect(complaints).toEqual([]);
});
