import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { isSaved, relaunch } from './support.ts';
import { expect, inspect, test } from '../market/support.ts';

test('a killed process loses nothing that was typed more than a second ago', async ({ app, page }) => {
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.keyboard.type('Brass lamp from Lyon', { delay: 20 });
  await page.getByLabel('Description').focus();
  // Typing goes on for two seconds without a pause, and the process dies in the middle of it.
  let typed = '';
  const until = performance.now() + 2_000;
  const states: { readonly at: number; readonly length: number }[] = [];
  while (performance.now() < until) {
    await page.keyboard.type('x');
    typed += 'x';
    states.push({ at: performance.now(), length: typed.length });
  }
  const killed = performance.now();
  await app.kill();
  const secondBefore = states.findLast(({ at }) => at <= killed - 1_000)?.length ?? 0;

  const again = await relaunch(app.profileDir);
  await again.window.getByRole('row', { name: /Brass lamp from Lyon/ }).click();
  const found = await again.window.getByLabel('Description').inputValue();
  expect(found.length).toBeGreaterThanOrEqual(secondBefore);
  expect(typed.startsWith(found)).toBe(true);
  await again.close();
});

test('text typed right before the window closes is there in the next one', async ({ app, page }) => {
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.keyboard.insertText('Typed and closed at once');
  await app.close();
  const again = await relaunch(app.profileDir);
  await expect(again.window.getByRole('row', { name: /Typed and closed at once/ })).toBeVisible();
  await again.close();
});

test('text typed right before another place is opened is saved', async ({ page }) => {
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.keyboard.insertText('Typed and left at once');
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('heading', { name: 'Orders', level: 1 })).toBeVisible();
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('row', { name: /Typed and left at once/ })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('grid')).toBeFocused();
});

test('asks which text stays when the item was changed elsewhere while it was typed in', async ({ page }) => {
  await page.keyboard.press('n');
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('Lamp');
  await isSaved(page);
  // Another window of the same app saves the same field while this one is typed in: at its first key, before it is saved.
  const changeElsewhere = (text: string) =>
    page.evaluate(async (changed) => {
      const id = location.hash.split('/')[2]?.replace(/[?].*/, '');
      const ask = (name: string, input: unknown) =>
        window.crossdock?.request({ name, input }) as Promise<{ value: { revision: number } }>;
      const { value } = await ask('items.get', { id });
      const save = () => void ask('items.update', { id, baseRevision: value.revision, patch: { title: changed } });
      document.addEventListener('input', save, { capture: true, once: true });
    }, text);
  await changeElsewhere('Lamp of theirs');
  await title.press('End');
  await page.keyboard.type(' of mine');
  await expect(page.getByRole('alert', { name: 'This item was changed elsewhere while you typed' })).toBeVisible();
  await inspect(page, 'inventory-conflict');
  await expect(title).toHaveValue('Lamp of mine');
  await page.getByRole('button', { name: 'Keep what I typed' }).click();
  await isSaved(page);
  await expect(title).toHaveValue('Lamp of mine');

  await changeElsewhere('Theirs again');
  await title.press('End');
  await page.keyboard.type('!');
  await page.getByRole('button', { name: 'Take the other version' }).click();
  await expect(title).toHaveValue('Theirs again');
  await isSaved(page);
});

test('a save that fails is said, is tried again, and loses nothing', async ({ app, page }) => {
  await page.keyboard.press('n');
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('Lamp');
  await isSaved(page);
  // Another program holds the database.
  const database = new Database(join(app.profileDir, 'data', 'crossdock.sqlite'));
  database.exec('BEGIN IMMEDIATE');
  await title.fill('Lamp, typed while the disk was taken');
  const alert = page.getByRole('alert', { name: 'Your changes are not saved yet' });
  await expect(alert).toBeVisible({ timeout: 20_000 });
  await expect(title).toHaveValue('Lamp, typed while the disk was taken');
  await inspect(page, 'inventory-save-failed');
  database.exec('ROLLBACK');
  database.close();
  // It tries again by itself.
  await isSaved(page);
  await expect(alert).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /typed while the disk was taken/ })).toBeVisible();
});

test('says what state the text is in', async ({ page }) => {
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Title' }).fill('Lamp');
  await isSaved(page);
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeAttached();
});

test.afterEach(({ app }) => rmSync(app.profileDir, { recursive: true, force: true }));
