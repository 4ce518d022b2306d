import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bwip from 'bwip-js/node';
import sharp from 'sharp';
import { ask, expect, inspect, test } from '../market/support.ts';
import { chooseFiles, photograph } from './support.ts';

const pictures = ['acanthus-mollis', 'airplane-from-above', 'locomotion-house-cat'] as const;

const photo = (index: number, at: string): Promise<Buffer> =>
  sharp(photograph(pictures[index % 3]!))
    .resize({ width: 500 + index })
    .withExif({ IFD2: { DateTimeOriginal: `2026:11:20 ${at}` } })
    .jpeg()
    .toBuffer();

test('photos of a watched folder become items, grouped by time and label, and corrected by the seller', async ({
  page,
  app,
}) => {
  const folder = join(mkdtempSync(join(tmpdir(), 'crossdock-inbox-')), 'camera');
  mkdirSync(folder);
  await page.keyboard.press('Control+7');
  await expect(page.getByText('Photos that come by themselves')).toBeVisible();
  await chooseFiles(app, folder);
  await page.getByRole('button', { name: 'Choose a folder to watch' }).click();
  await expect(page.getByText('Watching “camera”')).toBeVisible();

  const label = await bwip.toBuffer({
    bcid: 'qrcode',
    text: 'SHELF-9',
    scale: 6,
    padding: 8,
    backgroundcolor: 'FFFFFF',
  });
  const labelled = await sharp(label)
    .extend({ top: 80, bottom: 80, left: 120, right: 120, background: '#998877' })
    .withExif({ IFD2: { DateTimeOriginal: '2026:11:20 10:05:00' } })
    .jpeg()
    .toBuffer();
  const files: readonly (readonly [string, Buffer])[] = [
    ['1.jpg', await photo(0, '10:00:00')],
    ['2.jpg', await photo(1, '10:00:20')],
    ['3.jpg', labelled],
    ['4.jpg', await photo(2, '10:05:10')],
    ['5.jpg', await photo(3, '10:09:00')],
    ['broken.jpg', Buffer.from('<html>not found</html>')],
  ];
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  const group = (number: number) => page.getByRole('region', { name: `Group ${number}`, exact: true });
  await expect(group(3).locator('[data-photo]')).toHaveCount(1, { timeout: 30_000 });
  await expect(group(2)).toContainText('New item with SKU SHELF-9');
  await expect(page.getByText('1 file was left out')).toBeVisible();
  await page.getByRole('button', { name: 'Why?' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'broken.jpg' })).toBeVisible();

  // By keyboard: from one photo to the next, marked, and taken to the group above.
  await group(2).getByRole('button', { name: '4.jpg' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(group(2).locator('[data-photo]')).toHaveCount(3);
  await page.getByRole('status').filter({ hasText: '1 photo moved' }).getByRole('button', { name: 'Undo' }).click();
  await expect(group(3).locator('[data-photo]')).toHaveCount(1);
  await inspect(page, 'photo-inbox');

  // By pointer: dragged from one group to another.
  const box = await group(1).boundingBox();
  await group(3).locator('[data-photo]').hover();
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 90, { steps: 8 });
  await page.mouse.up();
  await expect(group(1).locator('[data-photo]')).toHaveCount(3);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Photos of 2 items sorted')).toBeVisible();
  const { rows } = await ask(page, 'items.list', {
    search: '',
    sort: 'created',
    descending: false,
    place: 'items',
    offset: 0,
    limit: 10,
  });
  expect(rows.map(({ photoCount }) => photoCount)).toEqual([3, 1]);
  expect(rows[1]?.sku).toBe('SHELF-9');
  expect(readdirSync(folder)).toHaveLength(6);
  await page.getByRole('status').filter({ hasText: 'items sorted' }).getByRole('button', { name: 'Undo' }).click();
  await expect(group(2)).toContainText('New item with SKU SHELF-9');
  rmSync(folder, { recursive: true });
});
