import sharp from 'sharp';
import { ask, expect, inspect, test } from '../market/support.ts';
import { asFile, chooseFiles, handOver, photograph } from './support.ts';

test('a photo is cropped, turned and lit in the editor, and goes back to the original', async ({ page, app }) => {
  await page.getByRole('button', { name: 'Add your first item' }).click();
  await chooseFiles(app, photograph('airplane-from-above'), photograph('acanthus-mollis'));
  await page.getByRole('button', { name: 'Drop photos anywhere' }).click();
  const tiles = page.locator('[aria-roledescription=sortable]');
  await expect(tiles).toHaveCount(2);
  const item = async () => {
    const { ids } = await ask(page, 'items.ids', { search: '', sort: 'title', descending: false, place: 'items' });
    return ask(page, 'items.get', { id: ids[0] ?? '' });
  };
  const before = (await item()).photos;

  await tiles.first().focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('canvas')).toBeVisible();
  await dialog.getByRole('button', { name: 'Turn right' }).click();
  await dialog.getByText('1:1', { exact: true }).click();
  await dialog.getByRole('slider', { name: /Brightness/ }).press('ArrowRight');
  const handle = dialog.getByRole('button', { name: 'Bottom right corner of the crop' });
  await handle.press('ArrowLeft');
  await inspect(page, 'photo-editor');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();
  const [edited] = (await item()).photos;
  expect(edited).toMatchObject({ edit: { turn: 90, flip: false, brightness: 1, contrast: 0 } });
  expect(edited?.id).not.toBe(before[0]?.id);
  const shown = await page.evaluate(
    async (url) => [...new Uint8Array(await (await fetch(url)).arrayBuffer())],
    `photo/${edited?.id}/display`,
  );
  const { width, height } = await sharp(Buffer.from(shown)).metadata();
  expect(Math.abs(width / height - 1)).toBeLessThan(0.02);

  await tiles.first().click();
  await dialog.getByRole('button', { name: 'Back to the original' }).click();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();
  expect((await item()).photos[0]?.edit).toBeNull();

  // Both by keyboard: picked up with space, put down one place further.
  await tiles.first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect
    .poll(async () => (await item()).photos.map(({ fileName, position }) => [fileName, position]))
    .toHaveLength(2);
  await expect.poll(async () => (await item()).photos[1]?.position).toBe(1);
  await expect(dialog).toBeHidden();
});

test('photos are cut here and pasted there, and a file dropped on a row of the grid goes to its item', async ({
  page,
}) => {
  const first = await ask(page, 'items.create', { title: 'First' });
  const second = await ask(page, 'items.create', { title: 'Second' });
  await page.getByRole('row', { name: /First/ }).getByText('First').click();
  await handOver(
    page,
    'paste',
    asFile(photograph('acanthus-mollis'), 'a.jpg'),
    asFile(photograph('airplane-from-above'), 'b.jpg'),
  );
  const tiles = page.locator('[aria-roledescription=sortable]');
  await expect(tiles).toHaveCount(2);
  await page.getByRole('checkbox', { name: 'Select photo 1: a.jpg' }).click();
  await page.getByRole('button', { name: 'Cut' }).click();
  await page.keyboard.press('Escape');
  await page
    .getByRole('row', { name: /Second/ })
    .getByText('Second')
    .click();
  await page.getByRole('button', { name: 'Paste 1 photo' }).click();
  const names = async (id: string) => (await ask(page, 'items.get', { id })).photos.map(({ fileName }) => fileName);
  await expect.poll(() => names(second.id)).toEqual(['a.jpg']);
  expect(await names(first.id)).toEqual(['b.jpg']);

  await page.keyboard.press('Escape');
  const row = page.getByRole('row', { name: /First/ });
  const { type, bytes } = asFile(photograph('locomotion-house-cat'), 'c.jpg');
  const transfer = await page.evaluateHandle(
    ([base64, mediaType]) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob(base64 ?? ''), (character) => character.codePointAt(0) ?? 0);
      data.items.add(new File([content], 'c.jpg', { type: mediaType ?? '' }));
      return data;
    },
    [bytes.toString('base64'), type],
  );
  await row.dispatchEvent('dragover', { dataTransfer: transfer });
  await row.dispatchEvent('drop', { dataTransfer: transfer });
  await expect.poll(() => names(first.id)).toEqual(['b.jpg', 'c.jpg']);
  await expect(page.getByText('1 photo added to “First”')).toBeVisible();
});
