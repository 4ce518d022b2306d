import type { Page } from '@playwright/test';
import { ask, expect, inspect, test } from '../market/support.ts';
import { seededInventory, type SeededInventory } from './seeded-inventory.ts';

const count = 12_000;
let running: SeededInventory;
let page: Page;

test.describe.configure({ mode: 'default', timeout: 180_000 });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  running = await seededInventory(count);
  page = running.app.window;
  page.setDefaultTimeout(20_000);
});
test.afterAll(() => running.end());

const allIds = async (place: 'items' | 'bin'): Promise<readonly string[]> =>
  (await ask(page, 'items.ids', { search: '', sort: 'sku', descending: false, place })).ids;
const title = () => page.locator('[role=row][data-index="0"] [data-column=title]').innerText();

test('stops what takes very many changes back, and leaves everything as it was', async () => {
  await page.getByRole('columnheader', { name: 'SKU' }).getByRole('button').first().click();
  const ids = await allIds('items');
  let selection: string | null = null;
  for (let from = 0; from < ids.length; from += 5_000) {
    ({ selection } = await ask(page, 'bulk.select', { selection, ids: ids.slice(from, from + 5_000) }));
  }
  const operation = { kind: 'tags' as const, mode: 'add' as const, tags: ['moved'] };
  await ask(page, 'bulk.run', { selection: selection ?? '', operation, listings: 'leave' });
  const tagged = () => ask(page, 'items.get', { id: ids.at(-1) ?? '' }).then(({ tags }) => tags);
  expect(await tagged()).toEqual(['moved']);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Under way: [\d,]+ of 12,000 changes$/)).toBeVisible();
  // The key again does nothing while it is under way.
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByText('Stopped. Everything is as it was before.')).toBeVisible({ timeout: 60_000 });
  expect(await tagged()).toEqual(['moved']);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: Bulk edit: tags.')).toBeVisible({ timeout: 60_000 });
  expect(await tagged()).toEqual([]);
});

test('stops the emptying of the recycle bin, and keeps what is left in it', async () => {
  expect(await title()).not.toBe('');
  await ask(page, 'items.remove', { ids: [...(await allIds('items'))], listings: 'refuse' });
  await page.getByText('Recycle bin', { exact: true }).click();
  await page.getByRole('button', { name: 'Empty the recycle bin' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByText(/^Deleting [\d,]+ of 12,000 for good$/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByText(/deleted for good\. [\d,]+ stay in the recycle bin\.$/)).toBeVisible();
  const left = await allIds('bin');
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThan(count);
  await inspect(page, 'bin-stopped');
});
