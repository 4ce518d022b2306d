import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ask, expect, test } from '../market/support.ts';
import { photograph } from './support.ts';

/** A drop of files or folders as the system does it; the page asks the browser for what is in them. */
async function drop(page: Page, ...files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const at = { x: 600, y: 300, data: { items: [], files, dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver'] as const) await session.send('Input.dispatchDragEvent', { type, ...at });
  await expect(page.getByText('Drop the photos to add them')).toBeVisible();
  await session.send('Input.dispatchDragEvent', { type: 'drop', ...at });
  await session.detach();
}

test('a folder of photos dropped on the window goes into the open item, also over a dialog', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-drop-'));
  mkdirSync(join(folder, 'shoot', 'details'), { recursive: true });
  copyFileSync(photograph('airplane-from-above'), join(folder, 'shoot', 'front.jpg'));
  copyFileSync(photograph('acanthus-mollis'), join(folder, 'shoot', 'details', 'back.jpg'));
  await page.getByRole('button', { name: 'Add your first item' }).click();
  const names = async () => {
    const { ids } = await ask(page, 'items.ids', { search: '', sort: 'title', descending: false, place: 'items' });
    const { photos } = await ask(page, 'items.get', { id: ids[0] ?? '' });
    return photos.map(({ fileName }) => fileName).toSorted();
  };
  await expect(page.getByRole('textbox', { name: /^Title/ })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await drop(page, join(folder, 'shoot', 'front.jpg'));
  await expect.poll(names).toEqual(['front.jpg']);
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await drop(page, join(folder, 'shoot'));
  await expect.poll(names).toEqual(['back.jpg', 'front.jpg']);
  await expect(page.getByText('front.jpg: This photo is already among the photos')).toBeVisible();
  rmSync(folder, { recursive: true });
});
