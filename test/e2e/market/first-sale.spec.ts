import { demoPhotoPath } from '#test/support/demo-fixture.ts';
import { connectPractice, expect, fillShoeDetails, goTo, inspect, test } from './support.ts';

const photos = ['cat.jpg', 'boats.jpg', 'alps.jpg'].map((name) => demoPhotoPath(name) ?? name);

test.setTimeout(180_000);

test('from an empty first start to a sold item', async ({ app, page }) => {
  await test.step('first start is empty and in practice mode', async () => {
    await expect(page.getByText('Your inventory is empty')).toBeVisible();
    await expect(page.getByTestId('practice-banner')).toContainText('Nothing is really listed or sold');
    await goTo(page, 'Listings');
    await expect(page.getByText('Nothing is listed yet')).toBeVisible();
    await inspect(page, 'listings-empty');
    await goTo(page, 'Orders');
    await expect(page.getByText('No orders yet')).toBeVisible();
    await inspect(page, 'orders-empty');
    await goTo(page, 'Connect');
    await inspect(page, 'connect-empty');
  });

  await test.step('an item with three photos', async () => {
    await goTo(page, 'Inventory');
    await page.getByRole('button', { name: 'Add your first item' }).click();
    await page.getByRole('textbox', { name: /^Title/ }).fill('Nike Air Pegasus 39 running shoes, blue, size 10');
    await page.getByLabel('Description', { exact: true }).fill('Worn twice, clean, without the box.');
    await page.getByRole('combobox', { name: 'Condition' }).click();
    await page.getByRole('option', { name: 'Used, very good' }).click();
    await page.getByLabel('Price', { exact: true }).fill('59.90');
    await app.control.call('answerDialog', 'open', { canceled: false, filePaths: photos });
    await page.getByRole('button', { name: 'Drop photos anywhere' }).click();
    await expect(page.getByText(/^3 of \d+$/)).toBeVisible();
    await page.getByRole('button', { name: /^Stock of .*Change$/ }).click();
    await page.getByLabel('How many there are').fill('3');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('button', { name: /^Stock of .*: 3\. Change$/ })).toBeVisible();
  });

  await test.step('connect eBay and set publishing up', async () => {
    await connectPractice(app, page);
    await inspect(page, 'connect-connected');
  });

  const dialog = page.getByRole('dialog');
  await test.step('publish: what is missing is mended in the dialog', async () => {
    await goTo(page, 'Inventory');
    await page.getByText('Nike Air Pegasus').first().click();
    await page.getByRole('button', { name: 'Publish…' }).click();
    await expect(dialog.getByText('1 with problems')).toBeVisible();
    await inspect(page, 'publish-problems');
    await dialog.getByRole('button', { name: 'Fix here' }).first().click();
    await fillShoeDetails(page, dialog);
    await expect(dialog.getByText('1 ready')).toBeVisible();
    await inspect(page, 'publish-ready');
  });

  await test.step('the preview shows the exact requests', async () => {
    await dialog.getByRole('button', { name: 'Preview requests' }).click();
    await expect(dialog.getByText('"title": "Nike Air Pegasus 39 running shoes, blue, size 10"')).toBeVisible();
    await expect(dialog).not.toContainText(/bearer/i);
    await inspect(page, 'publish-preview');
    await dialog.getByRole('button', { name: 'Back to the check' }).click();
  });

  await test.step('publish ends in a live listing with its link', async () => {
    await dialog.getByRole('button', { name: 'Publish 1 listing' }).click();
    await expect(dialog.getByTestId('batch-summary')).toHaveText('1 of 1 finished · 1 live');
    await inspect(page, 'publish-done');
    await dialog.getByRole('button', { name: 'Open listing' }).click();
    const opened = await app.control.waitFor('open-external', () => true);
    expect(opened.detail).toMatchObject({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/itm\/\d+$/) });
    await dialog.getByRole('link', { name: 'See listings' }).click();
    await expect(page.getByRole('table').getByText('Live', { exact: true })).toBeVisible();
    await expect(page.getByRole('table')).toContainText('$59.90');
    await inspect(page, 'listings');
    await page.getByRole('table').getByRole('button', { name: /^Nike/ }).click();
    await expect(dialog.getByText('No difference between what was sent and what was found.')).toBeVisible();
    await inspect(page, 'listing-details');
    await page.keyboard.press('Escape');
  });

  await test.step('publishing again is recognised as a duplicate', async () => {
    await goTo(page, 'Inventory');
    await page.getByText('Nike Air Pegasus').first().click();
    await page.getByRole('button', { name: 'Publish…' }).click();
    await expect(dialog.getByText('1 already live')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Nothing is ready to publish' })).toBeDisabled();
    await page.keyboard.press('Escape');
  });

  await test.step('a played buyer: the order appears and the stock falls', async () => {
    await page.getByTestId('practice-banner').getByRole('button', { name: 'Play a buyer' }).click();
    await dialog.getByRole('combobox', { name: 'Listing' }).click();
    await page.getByRole('option', { name: /Nike Air Pegasus/ }).click();
    await dialog.getByLabel('Quantity').fill('2');
    await inspect(page, 'play-buyer');
    await dialog.getByRole('button', { name: 'Buy now' }).click();
    await expect(dialog.getByText('Sold: Nike Air Pegasus')).toBeVisible();
    await dialog.getByRole('link', { name: 'See orders' }).click();
    await expect(page.getByRole('table').getByText('2 × Nike Air Pegasus')).toBeVisible();
    await expect(page.getByRole('table')).toContainText('$119.80');
    await inspect(page, 'orders');
    await page.getByRole('table').getByText('2 × Nike Air Pegasus').click();
    await expect(page.getByRole('button', { name: /^Stock of .*: 1\. Change$/ })).toBeVisible();
  });

  await test.step('a changed price is sent, and a listing is ended', async () => {
    await page.getByLabel('Price', { exact: true }).fill('49.50');
    await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();
    await goTo(page, 'Listings');
    const menu = page.getByRole('button', { name: /^Actions for Nike/ });
    await menu.click();
    await page.getByRole('menuitem', { name: 'Send price, quantity and policies' }).click();
    await expect(page.getByRole('table')).toContainText('$49.50');
    await expect(page.getByRole('table').getByRole('row').nth(1).getByRole('cell').nth(4)).toHaveText('1');
    await menu.click();
    await page.getByRole('menuitem', { name: 'End listing' }).click();
    await expect(page.getByRole('table').getByText('Ended', { exact: true })).toBeVisible();
  });
});
