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

  // By keyboard: picked up with space, put down one place further.
  const order = async () => (await item()).photos.map(({ id }) => id);
  const [one, two] = await order();
  await tiles.first().focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(/lace 1 of 2\./)).toBeAttached();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Place 2 of 2.')).toBeAttached();
  await page.keyboard.press('Space');
  await expect.poll(order).toEqual([two, one]);
  await expect(dialog).toBeHidden();

  // A key that repeats picks up at once and opens nothing.
  const taken = await tiles.first().evaluate((tile) => {
    const press = (): boolean => {
      const down = { key: ' ', code: 'Space', bubbles: true, cancelable: true };
      return tile.dispatchEvent(new KeyboardEvent('keydown', down));
    };
    return [press(), press()];
  });
  expect(taken).toEqual([false, false]);
  await expect(page.getByText(/lace 1 of 2\./)).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Put back at place 1 of 2.')).toBeAttached();
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

test('what was left out is told though the item was closed meanwhile, with files of one reason together', async ({
  app,
  page,
}) => {
  const first = await ask(page, 'items.create', { title: 'First' });
  await page.getByRole('row', { name: /First/ }).getByText('First').click();
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmif1\0\0\0\0mif1heic'), Buffer.alloc(500)]);
  const large = await sharp(photograph('airplane-from-above')).resize({ width: 4_000 }).jpeg().toBuffer();
  await handOver(
    page,
    'drop',
    ...[1, 2, 3].map((number) => ({ name: `IMG_${number}.HEIC`, type: 'image/heic', bytes: heic })),
    { name: 'large.jpg', type: 'image/jpeg', bytes: large },
    { name: 'empty.jpg', type: 'image/jpeg', bytes: Buffer.alloc(0) },
  );
  await page.keyboard.press('Escape');
  const told = page.getByRole('alert').filter({ hasText: '4 files for “First” were left out' });
  await expect(told).toContainText('1 photo added to “First”');
  await told.getByRole('button', { name: 'Show why' }).click();
  expect(page.url()).toContain(first.id);
  const refused = page.getByRole('alert', { name: 'Photos that were left out' });
  await expect(refused.getByRole('listitem')).toHaveCount(2);
  await expect(refused).toContainText('IMG_1.HEIC, IMG_2.HEIC, IMG_3.HEIC: This is a HEIC photo');
  await expect(refused).toContainText('empty.jpg: The file is empty');
  await inspect(page, 'photos-left-out');
  await refused.getByRole('button', { name: 'Dismiss the message about empty.jpg' }).press('Enter');
  await expect(refused.getByRole('button', { name: /Dismiss the message about IMG_1.HEIC/ })).toBeFocused();
  await refused.getByRole('button', { name: 'Dismiss all' }).press('Enter');
  await expect(refused).toBeHidden();
  const add = page.getByRole('button', { name: 'Add photos' });
  await expect(add).toBeFocused();
  await chooseFiles(app, photograph('acanthus-mollis'));
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-roledescription=sortable]')).toHaveCount(2);
  await expect(add).toBeFocused();
});

test('selected photos show that they are, are taken off together, and the keyboard stays among the photos', async ({
  page,
}) => {
  const { id } = await ask(page, 'items.create', { title: 'First' });
  await page.getByRole('row', { name: /First/ }).getByText('First').click();
  const picture = (hue: number) =>
    sharp(photograph('acanthus-mollis')).resize({ width: 300 }).modulate({ hue }).jpeg().toBuffer();
  const files = await Promise.all([1, 2, 3, 4, 5].map((number) => picture(number * 60)));
  await handOver(
    page,
    'drop',
    ...files.map((bytes, index) => ({ name: `${index + 1}.jpg`, type: 'image/jpeg', bytes })),
  );
  const tiles = page.locator('[aria-roledescription=sortable]');
  await expect(tiles).toHaveCount(5);
  const names = async () => (await ask(page, 'items.get', { id })).photos.map(({ fileName }) => fileName);

  await tiles.nth(1).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Turn right' }).press('Enter');
  await dialog.getByRole('button', { name: 'Apply' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(tiles.nth(1)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(tiles).toHaveCount(4);
  await expect(page.getByRole('button', { name: 'Photo 2: 3.jpg', exact: true })).toBeFocused();

  const box = (name: string) => page.getByRole('checkbox', { name });
  await box('Select photo 1: 1.jpg').press('Space');
  await box('Select photo 3: 4.jpg').click();
  await page.mouse.move(600, 700);
  await page.getByRole('textbox', { name: 'Title' }).focus();
  for (const name of ['Select photo 1: 1.jpg', 'Select photo 2: 3.jpg', 'Select photo 3: 4.jpg'])
    await expect(box(name).locator('xpath=ancestor::*[contains(@class, "mantine-Checkbox-root")]')).toHaveCSS(
      'opacity',
      '1',
    );
  await page.getByRole('group', { name: 'Selected photos' }).getByRole('button', { name: 'Remove' }).press('Enter');
  await expect.poll(names).toEqual(['3.jpg', '5.jpg']);
  await expect(tiles.first()).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect.poll(names).toEqual(['1.jpg', '3.jpg', '4.jpg', '5.jpg']);
});

test('a new item that is left while its photos still come in is not taken for an empty one', async ({ page }) => {
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  const large = await sharp(photograph('airplane-from-above')).resize({ width: 4_000 }).jpeg().toBuffer();
  await handOver(page, 'drop', { name: 'large.jpg', type: 'image/jpeg', bytes: large });
  await page.keyboard.press('Escape');
  await expect(page.getByText(/^1 photo added to/)).toBeVisible();
  await expect(page.getByText('1 item', { exact: true })).toBeVisible();
  const query = { search: '', sort: 'title', descending: false } as const;
  const counts = async () =>
    Promise.all(
      (['items', 'bin'] as const).map(async (place) => (await ask(page, 'items.ids', { ...query, place })).ids.length),
    );
  expect(await counts()).toEqual([1, 0]);
  // An empty one still goes.
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect.poll(counts).toEqual([1, 1]);
});
