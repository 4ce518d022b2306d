import { asFile, chooseFiles, handOver, isSaved, photograph, titles } from './support.ts';
import { connectPractice, expect, goTo, inspect, test } from '../market/support.ts';

test('adds a first item with photos from the dialog, by drop and by paste', async ({ app, page }) => {
  await expect(page.getByRole('heading', { name: 'Your inventory is empty' })).toBeVisible();
  await inspect(page, 'inventory-empty');
  await page.getByRole('button', { name: 'Add your first item' }).click();
  const title = page.getByRole('textbox', { name: 'Title' });
  await expect(title).toBeFocused();
  await page.keyboard.type('Botanical plate, Acanthus mollis 🌿');

  await chooseFiles(app, photograph('acanthus-mollis'));
  await page.getByRole('button', { name: /choose files/ }).click();
  await expect(page.getByRole('button', { name: /^Photo 1:/ })).toBeVisible();
  await handOver(page, 'drop', asFile(photograph('airplane-from-above'), 'airplane.jpg'));
  await expect(page.getByRole('button', { name: 'Photo 2: airplane.jpg', exact: true })).toBeVisible();
  await handOver(page, 'paste', asFile(photograph('locomotion-house-cat'), 'cat.jpg'));
  await expect(page.getByRole('button', { name: 'Photo 3: cat.jpg', exact: true })).toBeVisible();
  for (const image of await page.locator('button img').all()) {
    await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
  }

  await page.getByLabel('Description').fill('A photogravure of 1928, printed on heavy paper.');
  await page.getByRole('combobox', { name: 'Condition' }).click();
  await page.getByRole('option', { name: 'Used, very good' }).click();
  await page.getByRole('textbox', { name: 'Price' }).fill('120');
  await page.getByRole('textbox', { name: 'Cost' }).fill('35,50');
  await page.getByRole('button', { name: /^Stock of/ }).click();
  await page.getByLabel('How many there are').fill('2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /: 2\. Change$/ })).toBeVisible();
  await isSaved(page);
  await inspect(page, 'inventory-editor');

  await page.keyboard.press('Escape');
  const row = page.getByRole('row', { name: /Botanical plate/ });
  await expect(row).toContainText('$120.00');
  await expect(row).toContainText('$35.50');
  await expect(row).toContainText('Used, very good');
  await expect(page.getByRole('grid')).toBeFocused();
  await inspect(page, 'inventory-one-item');
});

test('names the reason of each file that was left out, and takes the others in', async ({ page }) => {
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await handOver(
    page,
    'drop',
    { name: 'notes.txt', type: 'text/plain', bytes: Buffer.from('no photo') },
    asFile(photograph('acanthus-mollis'), 'plate.jpg'),
    { name: 'half.jpg', type: 'image/jpeg', bytes: asFile(photograph('acanthus-mollis'), '').bytes.subarray(0, 9_000) },
  );
  await expect(page.getByRole('button', { name: 'Photo 1: plate.jpg', exact: true })).toBeVisible();
  const refused = page.getByRole('alert', { name: 'Photos that were left out' });
  await expect(refused).toContainText('notes.txt');
  await expect(refused).toContainText('no photo in a format that can be read');
  await expect(refused).toContainText('half.jpg');
  await inspect(page, 'inventory-refused-photos');
  await page.getByRole('button', { name: 'Dismiss the message about notes.txt' }).click();
  await expect(refused).not.toContainText('notes.txt');
});

test('puts photos in order by keyboard, and takes one off with a way back', async ({ page }) => {
  await page.keyboard.press('n');
  await handOver(
    page,
    'drop',
    asFile(photograph('acanthus-mollis'), 'one.jpg'),
    asFile(photograph('airplane-from-above'), 'two.jpg'),
    asFile(photograph('locomotion-house-cat'), 'three.jpg'),
  );
  const order = () =>
    page
      .locator('li button[aria-roledescription]')
      .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('aria-label')));
  await expect.poll(order).toEqual(['Photo 1: one.jpg', 'Photo 2: two.jpg', 'Photo 3: three.jpg']);

  await page.getByRole('button', { name: 'Photo 3: three.jpg', exact: true }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(/lace 3 of 3\./)).toBeAttached();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText('Place 2 of 3.')).toBeAttached();
  await page.keyboard.press('Space');
  await expect.poll(order).toEqual(['Photo 1: one.jpg', 'Photo 2: three.jpg', 'Photo 3: two.jpg']);

  await page.getByRole('button', { name: 'Remove photo 1: one.jpg' }).click();
  await expect.poll(order).toEqual(['Photo 1: three.jpg', 'Photo 2: two.jpg']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(order).toContain('Photo 1: one.jpg');
});

test('says beside the field that a SKU is taken, and keeps what was typed', async ({ page }) => {
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Title' }).fill('The first lamp');
  await page.getByRole('textbox', { name: 'SKU' }).fill('LAMP-1');
  await isSaved(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Title' }).fill('The second lamp');
  const sku = page.getByRole('textbox', { name: 'SKU' });
  await sku.fill('LAMP-1');
  await expect(page.getByText('The SKU LAMP-1 already belongs to “The first lamp”. Choose another one.')).toBeVisible();
  await expect(sku).toHaveValue('LAMP-1');
  await expect(page.getByText('Something is not saved').first()).toBeVisible();
  await inspect(page, 'inventory-sku-taken');
  await sku.fill('LAMP-2');
  await isSaved(page);
});

test('keeps a price that is no amount for the next time the item is opened', async ({ page }) => {
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Title' }).fill('Clock');
  await page.getByRole('textbox', { name: 'Price' }).fill('about ten');
  await expect(page.getByText('This is no amount. Enter one such as 19.99.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Something in “Clock” is not saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Go back' }).click();
  await expect(page.getByRole('textbox', { name: 'Price' })).toHaveValue('about ten');
  await page.getByRole('textbox', { name: 'Price' }).fill('10');
  await isSaved(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /Clock/ })).toContainText('$10.00');
});

test('gives an item variants with options, prices and stock of their own', async ({ page }) => {
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Title' }).fill('Wool jumper');
  await page.getByRole('textbox', { name: 'Price' }).fill('40');
  await page.getByRole('button', { name: 'Variants…' }).click();
  const options = page.getByRole('dialog', { name: 'What the variants differ by' });
  await options.getByRole('button', { name: 'Make the variants' }).click();
  await expect(options).toContainText('The option needs a name');
  await options.getByRole('textbox', { name: 'Option' }).fill('Size');
  await options.getByRole('combobox', { name: 'Values' }).pressSequentially('M,L,');
  await expect(options.getByRole('status')).toContainText('2 variants');
  await inspect(page, 'inventory-options');
  await options.getByRole('button', { name: 'Make the variants' }).click();
  const sizes = page.getByRole('textbox', { name: /^Size of/ });
  await expect(sizes).toHaveCount(2);
  const prices = page.getByRole('textbox', { name: /^Price of/ });
  await expect(prices.nth(1)).toHaveValue('40.00');
  await prices.nth(1).fill('45');
  await isSaved(page);
  await inspect(page, 'inventory-variants');
  await page
    .getByRole('button', { name: /^Remove variant/ })
    .first()
    .click();
  await expect(sizes).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(sizes).toHaveCount(2);
  await expect(sizes.nth(0)).toHaveValue('M');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /Wool jumper/ })).toContainText('2 variants');
});

test('keeps a history of the stock', async ({ page }) => {
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Title' }).fill('Mug');
  const stock = page.getByRole('button', { name: /^Stock of/ });
  await stock.click();
  await page.getByLabel('How many there are').fill('5');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(stock).toHaveText('5');
  await stock.click();
  await page.getByText('Change by').click();
  await page.getByLabel('How many more; fewer with a minus').fill('-9');
  await expect(page.getByText('The stock cannot be below zero')).toBeVisible();
  await page.getByLabel('How many more; fewer with a minus').fill('-2');
  await page.getByRole('combobox', { name: 'Reason' }).click();
  await page.getByRole('option', { name: 'Lost, broken or given away' }).click();
  await page.getByRole('combobox', { name: 'Note' }).fill('Chipped');
  await expect(page.getByText('5 → 3')).toBeVisible();
  await inspect(page, 'inventory-stock');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(stock).toHaveText('3');
  await stock.click();
  const history = page.getByRole('region', { name: 'History' });
  await expect(history.getByRole('row')).toHaveCount(2);
  await expect(history.getByRole('row').first()).toContainText('Chipped');
});

test('says so when an item is not there, and leads back', async ({ page }) => {
  await page.evaluate(() => {
    location.hash = '/inventory/01930000-0000-7000-8000-000000000001';
  });
  await expect(page.getByRole('alert')).toContainText('Not there any more');
  await inspect(page, 'inventory-item-missing');
  await page.getByRole('button', { name: 'Back to the inventory' }).click();
  await expect(page.getByRole('heading', { name: 'Inventory', level: 1 })).toBeVisible();
});

test('leaves nothing behind of a new item that nothing was put into', async ({ page }) => {
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Your inventory is empty' })).toBeVisible();
});

test('lists what stands in the way of publishing, and leads to the field that mends it', async ({ app, page }) => {
  await connectPractice(app, page);
  await goTo(page, 'Inventory');
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Title' }).fill('Running shoes');
  const wanted = page.getByRole('region', { name: 'Before you publish' });
  const description = wanted.getByRole('button', { name: 'The description is empty. eBay asks for one.' });
  await expect(description).toBeVisible();
  await inspect(page, 'inventory-findings');
  await description.click();
  await expect(page.getByRole('textbox', { name: 'Description' })).toBeFocused();
  await page.keyboard.type('Worn twice.');
  await expect(description).toBeHidden();
  await wanted.getByRole('button', { name: /none in stock/ }).click();
  await expect(page.getByRole('button', { name: /^Stock of/ })).toBeFocused();
  await wanted.getByRole('button', { name: 'No eBay category is chosen.' }).click();
  await expect(page.locator('[data-field="markets.ebay.categoryId"]')).toBeFocused();
});

test('shows titles of any length, script and direction', async ({ page }) => {
  const long = `${'Extraordinarily long title '.repeat(18)}end`;
  for (const text of [long, 'مصباح نحاسي قديم', '👟'.repeat(40), 'W'.repeat(200)]) {
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Title' }).fill(text);
    await isSaved(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('grid')).toBeFocused();
  }
  expect((await titles(page)).length).toBe(4);
  await inspect(page, 'inventory-long-titles');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
});
