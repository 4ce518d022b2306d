import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { RunningApp } from '../harness/launch.ts';
import { isSaved, relaunch, titles } from '../inventory/support.ts';
import { expect, goTo, inspect, practiceControl, test } from '../market/support.ts';
import { sellOne } from './sale.ts';

test.setTimeout(120_000);
test.afterEach(({ app }) => rmSync(app.profileDir, { recursive: true, force: true }));

const switcher = (page: Page) => page.getByTestId('workspace-switcher');
const ask = (page: Page, name: string, input?: unknown) =>
  page.evaluate((envelope) => window.crossdock?.request(envelope), { name, input }) as Promise<{
    ok: boolean;
    value: { id: string };
    error: { code: string };
  }>;

async function makeItem(page: Page, title: string): Promise<string> {
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await isSaved(page);
  const id = /inventory\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: new RegExp(title) })).toBeVisible();
  return id;
}

/** Makes a business over the menu and waits until the window has turned to it. */
async function makeBusiness(page: Page, name: string, look?: () => Promise<void>): Promise<void> {
  await switcher(page).click();
  await page.getByRole('menuitem', { name: 'New business…' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await look?.();
  await page.getByRole('button', { name: 'Create and open' }).click();
  await expect(switcher(page)).toContainText(name);
}

async function turnTo(page: Page, name: string): Promise<void> {
  await switcher(page).click();
  await page.getByRole('menuitem', { name }).click();
  await expect(switcher(page)).toContainText(name);
}

const boundsOf = (app: RunningApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getBounds()), null);

test('a second business is empty, keeps its own, and the next start opens the last one', async ({ app, page }) => {
  const lamp = await makeItem(page, 'Brass lamp');
  const before = await boundsOf(app);
  await makeBusiness(page, 'Harbour shop', () => inspect(page, 'workspaces-new'));
  expect(await boundsOf(app)).toEqual(before);
  await expect(page).toHaveTitle('Harbour shop · Crossdock');
  await expect(page.getByRole('row', { name: /Brass lamp/ })).toHaveCount(0);
  // What the page of one business knows by chance is nothing to the other's core.
  expect(await ask(page, 'items.get', { id: lamp })).toMatchObject({ ok: false, error: { code: 'not_found' } });

  await makeItem(page, 'Oar');
  // Typed and not yet saved when the window turns.
  await page.getByRole('row', { name: /Oar/ }).click();
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.press('End');
  await page.keyboard.insertText(' of ash');
  await app.control.call('clickApplicationMenu', ['File', 'Business', 'My business']);
  await expect(switcher(page)).toContainText('My business');
  await goTo(page, 'Inventory');
  await expect.poll(() => titles(page)).toEqual(['Brass lamp']);

  await turnTo(page, 'Harbour shop');
  await expect.poll(() => titles(page)).toEqual(['Oar of ash']);
  // By keyboard alone, there and back.
  await page.keyboard.press('Control+Shift+B');
  await expect(page.getByRole('menuitem', { name: 'My business' })).toBeVisible();
  await inspect(page, 'workspaces-menu');
  await page.keyboard.press('1');
  await expect(switcher(page)).toContainText('My business');
  await page.keyboard.press('Control+K');
  await page.keyboard.type('Open Harbour');
  await page.keyboard.press('Enter');
  await expect(switcher(page)).toContainText('Harbour shop');
  expect(await app.close()).toBe(0);

  const again = await relaunch(app.profileDir);
  await expect(switcher(again.window)).toContainText('Harbour shop');
  await expect.poll(() => titles(again.window)).toEqual(['Oar of ash']);
  await again.close();
});

test('what the page remembers stays with its business', async ({ page }) => {
  await page.evaluate(() => {
    localStorage.setItem('crossdock.unsaved', 'of the first');
    sessionStorage.setItem('seen', 'of the first');
  });
  await makeBusiness(page, 'Harbour shop');
  expect(
    await page.evaluate(() => [localStorage.getItem('crossdock.unsaved'), sessionStorage.getItem('seen')]),
  ).toEqual([null, null]);
  await turnTo(page, 'My business');
  expect(await page.evaluate(() => localStorage.getItem('crossdock.unsaved'))).toBe('of the first');
});

test('the menu bar and the tray lead to a business, and a name is changed for all of them', async ({ app, page }) => {
  test.skip(process.env['E2E_RUNTIME'] === 'electron', 'the menus of a real desktop cannot be clicked from here');
  await makeBusiness(page, 'Harbour shop');
  await app.control.call('clickApplicationMenu', ['File', 'Business', 'My business']);
  await expect(switcher(page)).toContainText('My business');
  await app.control.call('clickTrayMenu', ['Harbour shop']);
  await expect(switcher(page)).toContainText('Harbour shop');

  await app.control.call('clickApplicationMenu', ['File', 'Business', 'Manage businesses…']);
  await page.getByRole('button', { name: 'Name and colour of My business' }).click();
  await page.getByLabel('Name', { exact: true }).fill('harbour SHOP');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('There is a business named “Harbour shop” already.')).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('Attic finds');
  await page.getByRole('button', { name: 'Orange' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Show the folder of Attic finds' })).toBeVisible();
  await inspect(page, 'workspaces-manage');
  await page.keyboard.press('Escape');
  await app.control.call('clickApplicationMenu', ['File', 'Business', 'Attic finds']);
  await expect(switcher(page)).toContainText('Attic finds');
});

test('a removed business is kept aside and brought back', async ({ page }) => {
  await makeBusiness(page, 'Harbour shop');
  await makeItem(page, 'Oar');
  await turnTo(page, 'My business');
  await switcher(page).click();
  await page.getByRole('menuitem', { name: 'Manage businesses…' }).click();
  await page.getByRole('button', { name: 'Remove Harbour shop' }).click();
  await page.getByLabel('To confirm, type Harbour shop').fill('Harbour');
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('This is not the name');
  await inspect(page, 'workspaces-remove');
  await page.getByLabel('To confirm, type Harbour shop').fill('Harbour shop');
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'Bring back Harbour shop' }).click();
  await expect(page.getByRole('button', { name: 'Remove Harbour shop' })).toBeVisible();
  await page.keyboard.press('Escape');
  await turnTo(page, 'Harbour shop');
  await expect.poll(() => titles(page)).toEqual(['Oar']);
});

test('a sale in the background is said under its business, and leads there', async ({ app, page }) => {
  test.skip(process.env['E2E_RUNTIME'] === 'electron', 'notifications of a real desktop cannot be clicked from here');
  await sellOne(app);
  await app.control.waitFor('notification');
  await makeBusiness(page, 'Harbour shop');
  await practiceControl(app).buyOne();
  await app.control.call('clickTrayMenu', ['Check orders now']);
  const { detail } = await app.control.waitFor('notification', ({ title }) =>
    String(title).startsWith('My business · '),
  );
  await expect(switcher(page)).toHaveAccessibleName(/another one has new sales/);
  await app.control.call('notification', detail['id'] as number, { click: true } as never);
  await expect(switcher(page)).toContainText('My business');
  await expect(page.getByRole('heading', { name: 'Orders', level: 1 })).toBeVisible();
  await expect(page.getByRole('row', { name: /Running shoes/ })).toHaveCount(2);
});
