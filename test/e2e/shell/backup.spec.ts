import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { launchApp, type RunningApp } from '../harness/launch.ts';
import { chooseFiles, photograph, relaunch } from '../inventory/support.ts';
import { ask, expect, goTo, inspect, test } from '../market/support.ts';

test.setTimeout(180_000);

const start = (): Promise<RunningApp> => {
  const appFolder = process.env['CROSSDOCK_E2E_APP'];
  return launchApp(appFolder === undefined ? {} : { appFolder });
};

async function fill(app: RunningApp, page: Page): Promise<void> {
  for (const [title, picture] of [
    ['Copper kettle', 'acanthus-mollis'],
    ['Model aeroplane', 'airplane-from-above'],
  ] as const) {
    const item = await ask(page, 'items.create', { title });
    await chooseFiles(app, photograph(picture));
    await ask(page, 'photos.choose', { itemId: item.id });
  }
}

/** Items and photos as rows, and the names of the originals that really lie in the profile. */
function held(profile: string) {
  const database = new Database(join(profile, 'data', 'crossdock.sqlite'), { readonly: true });
  const titles = database.prepare<[], string>('SELECT title FROM item ORDER BY title').pluck().all();
  const photos = database.prepare<[], string>('SELECT hash FROM photo ORDER BY hash').pluck().all();
  database.close();
  const originals = readdirSync(join(profile, 'data', 'photos', 'originals'), { recursive: true })
    .map(String)
    .filter((name) => name.includes('.'))
    .toSorted();
  return { titles, photos, originals };
}

const section = (page: Page) => page.getByRole('group', { name: 'Backups' });

test('backs up, tests, exports; an empty profile imports it and holds the same', async ({ app, page }) => {
  await fill(app, page);
  await goTo(page, 'Settings');
  const backups = section(page);
  await backups.scrollIntoViewIfNeeded();
  await expect(backups.getByText('There is no backup yet.')).toBeVisible();
  await backups.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('Backup made.')).toBeVisible();
  const row = backups.getByRole('row').nth(1);
  await expect(row).toContainText('Not tested');
  await backups.getByRole('button', { name: 'Test all backups' }).click();
  await expect(row).toContainText('Proved');
  await inspect(page, 'backups');

  const folder = mkdtempSync(join(tmpdir(), 'crossdock-export-'));
  const file = join(folder, 'everything.zip');
  await app.control.call('answerDialog', 'save', { canceled: false, filePath: file });
  await backups.getByRole('button', { name: 'Export everything…' }).click();
  await expect(page.getByText(`Exported to ${file}`)).toBeVisible();
  expect(readdirSync(folder)).toEqual(['everything.zip']);

  const other = await start();
  const there = other.window;
  await there.setViewportSize({ width: 1280, height: 800 });
  await goTo(there, 'Settings');
  await section(there).scrollIntoViewIfNeeded();
  await chooseFiles(other, file);
  await section(there).getByRole('button', { name: 'Import…' }).click();
  const dialog = there.getByRole('dialog', { name: 'Import this export?' });
  await expect(dialog).toContainText('It holds 2 items.');
  await expect(dialog).toContainText('There are no items here yet.');
  await inspect(there, 'backup-import');
  await dialog.getByRole('button', { name: 'Replace and restart' }).click();
  await other.control.waitFor('relaunch');
  expect(await other.exited).toBe(0);

  const again = await relaunch(other.profileDir);
  await expect(again.window.getByText('The chosen data was put back.')).toBeVisible();
  await again.close();
  await app.close();
  expect(held(other.profileDir)).toEqual(held(app.profileDir));
  rmSync(folder, { recursive: true });
  rmSync(other.profileDir, { recursive: true, force: true });
});

test('a backup is restored from the list, and a broken file is refused in plain words', async ({ app, page }) => {
  await fill(app, page);
  await goTo(page, 'Settings');
  const backups = section(page);
  await backups.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('Backup made.')).toBeVisible();

  const broken = join(app.profileDir, 'broken.zip');
  cpSync(photograph('locomotion-house-cat'), broken);
  await chooseFiles(app, broken);
  await backups.getByRole('button', { name: 'Import…' }).click();
  await expect(backups.getByRole('alert')).toContainText('broken.zip is not an export of Crossdock');

  const item = await ask(page, 'items.create', { title: 'Came later' });
  expect(item.title).toBe('Came later');
  await backups
    .getByRole('button', { name: /^Restore the backup of/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Restore this backup?' });
  await expect(dialog).toContainText('It replaces what is here now: 3 items');
  await dialog.getByRole('button', { name: 'Keep what is here' }).click();
  await expect(dialog).toBeHidden();
  await backups
    .getByRole('button', { name: /^Restore the backup of/ })
    .first()
    .click();
  await dialog.getByRole('button', { name: 'Replace and restart' }).click();
  await app.control.waitFor('relaunch');
  expect(await app.exited).toBe(0);

  const again = await relaunch(app.profileDir);
  await expect(again.window.getByText('The chosen data was put back.')).toBeVisible();
  await again.close();
  expect(held(app.profileDir).titles).toEqual(['Copper kettle', 'Model aeroplane']);
  expect(existsSync(join(app.profileDir, 'data', 'restore'))).toBe(false);
});

test('every action is in the palette, from any screen', async ({ page }) => {
  await goTo(page, 'Orders');
  await page.keyboard.press('Control+k');
  const search = page.getByPlaceholder('What would you like to do?');
  await expect(search).toBeFocused();
  for (const name of [
    'Test all backups',
    'Restore a backup…',
    'Export everything…',
    'Import an export…',
    'Show the folder of backups',
    'Back up now',
  ]) {
    await search.fill(name);
    await expect(page.getByRole('button', { name })).toBeVisible();
  }
  await page.keyboard.press('Enter');
  await expect(page.getByText('Backup made.')).toBeVisible();
  await expect(section(page).getByRole('row')).toHaveCount(2);
});
