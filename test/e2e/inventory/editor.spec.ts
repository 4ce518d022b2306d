import type { Page } from '@playwright/test';
import { connectPractice, expect, goTo, inspect, test } from '../market/support.ts';
import { asFile, handOver, isSaved, photograph } from './support.ts';

async function newItem(page: Page, title: string): Promise<void> {
  await page.keyboard.press('n');
  const field = page.getByRole('textbox', { name: 'Title', exact: true });
  await expect(field).toBeFocused();
  await field.fill(title);
}

const inSection = (page: Page, name: string) => page.getByRole('region', { name });

test('a whole file pasted into the title by mistake is cut, refused and mended without a standstill', async ({
  page,
}) => {
  await newItem(page, 'Lamp');
  const title = page.getByRole('textbox', { name: 'Title', exact: true });
  await title.press('Control+A');
  await page.evaluate(() => document.execCommand('insertText', false, 'word '.repeat(1_000_000)));
  expect((await title.inputValue()).length).toBeLessThanOrEqual(1_000);
  await expect(page.locator('[data-save-status]')).toHaveAttribute('data-save-status', 'refused');
  await title.fill('Lamp, brass');
  await isSaved(page);
});

test('makes a matrix of variants, fills them together and shows each with its photo', async ({ page }) => {
  await newItem(page, 'Linen shirt');
  await page.getByRole('textbox', { name: 'Price' }).fill('40');
  await handOver(page, 'drop', asFile(photograph('acanthus-mollis'), 'front.jpg'));
  await page.getByRole('button', { name: 'Variants…' }).click();
  const options = page.getByRole('dialog', { name: 'What the variants differ by' });
  await options.getByRole('textbox', { name: 'Option' }).fill('Size');
  await options.getByRole('combobox', { name: 'Values' }).pressSequentially('S,M,L,');
  await options.getByRole('button', { name: 'Add an option' }).click();
  await options.getByRole('textbox', { name: 'Option' }).nth(1).fill('Colour');
  await options.getByRole('combobox', { name: 'Values' }).nth(1).pressSequentially('Sand,Indigo,');
  await expect(options.getByRole('status')).toContainText('6 variants');
  await inspect(page, 'editor-matrix');
  await options.getByRole('button', { name: 'Make the variants' }).click();

  const rows = inSection(page, 'Variants').getByRole('row');
  await expect(rows).toHaveCount(7);
  await expect(page.getByRole('textbox', { name: /^Price of/ }).nth(5)).toHaveValue('40.00');
  await page.getByRole('checkbox', { name: 'Choose all variants' }).check();
  const fill = page.getByRole('group', { name: 'Fill the chosen variants' });
  await fill.getByRole('textbox', { name: 'Price' }).fill('44.50');
  await fill.getByRole('textbox', { name: 'Stock' }).fill('3');
  await fill.getByRole('button', { name: 'Fill in' }).click();
  await expect(page.getByRole('button', { name: /: 3\. Change$/ })).toHaveCount(6);
  await expect(page.getByRole('textbox', { name: /^Price of/ }).nth(5)).toHaveValue('44.50');

  await page
    .getByRole('button', { name: /^Photo of/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'front.jpg' }).click();
  await expect(
    page
      .getByRole('button', { name: /^Photo of/ })
      .first()
      .getByRole('img', { name: 'front.jpg' }),
  ).toBeVisible();
  await isSaved(page);
  await inspect(page, 'editor-variants');

  await page.getByRole('button', { name: 'Variants…' }).click();
  const again = page.getByRole('dialog', { name: 'What the variants differ by' });
  await again.getByRole('combobox', { name: 'Values' }).first().press('Backspace');
  await expect(again).toContainText('2 variants with stock are in no combination');
  await page.keyboard.press('Escape');
  await expect(again).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /Linen shirt/ })).toContainText('6 variants');
});

test('formats a description, previews it and inserts a text block', async ({ page }) => {
  await goTo(page, 'Settings');
  await page.getByRole('link', { name: 'Templates and text blocks' }).click();
  await page.getByRole('button', { name: 'New text block' }).click();
  const dialog = page.getByRole('dialog', { name: 'New text block' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Shipping');
  await dialog.getByRole('textbox', { name: 'Text' }).fill('- packed well\n- sent within a day');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Shipping', { exact: true })).toBeVisible();
  await inspect(page, 'editor-templates');

  await goTo(page, 'Inventory');
  await newItem(page, 'Lens');
  const text = page.getByRole('textbox', { name: 'Description', exact: true });
  await text.fill('A rare lens');
  await text.press('Control+A');
  await page.getByRole('button', { name: 'Bold (Ctrl+B)' }).click();
  await expect(text).toHaveValue('**A rare lens**');
  await text.press('End');
  await page.getByRole('button', { name: 'Insert a text block' }).click();
  await page.getByRole('menuitem', { name: 'Shipping' }).click();
  await expect(text).toHaveValue('**A rare lens**\n\n- packed well\n- sent within a day');
  await page.getByText('Preview', { exact: true }).click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.locator('strong')).toHaveText('A rare lens');
  await expect(preview.getByRole('listitem')).toHaveText(['packed well', 'sent within a day']);
  await inspect(page, 'editor-preview');
});

test('gives one marketplace a title of its own, counted as it counts, and takes it back', async ({ app, page }) => {
  await connectPractice(app, page);
  await goTo(page, 'Inventory');
  await newItem(page, 'Camera');
  const ebay = page.getByRole('group', { name: 'eBay' });
  await ebay.getByRole('button', { name: 'Other title here' }).click();
  const own = page.getByRole('textbox', { name: 'Title for eBay alone' });
  await expect(own).toHaveValue('Camera');
  await own.fill('Camera 📷 for eBay');
  await expect(ebay).toContainText('18 / 80');
  await isSaved(page);
  await inspect(page, 'editor-own-title');
  await ebay.getByRole('button', { name: 'As everywhere' }).click();
  await expect(own).toBeHidden();
  await isSaved(page);
});

test('makes a template, starts from it, makes a similar item, and keeps several open', async ({ page }) => {
  await newItem(page, 'Film camera');
  await page.getByRole('combobox', { name: 'Bin' }).fill('A-3');
  await page.getByRole('combobox', { name: 'Tags' }).pressSequentially('camera,');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Save as template…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save as template' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Cameras');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The template Cameras is saved.')).toBeVisible();

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Create similar' }).click();
  const title = page.getByRole('textbox', { name: 'Title', exact: true });
  const open = page.getByRole('navigation', { name: 'Open items' });
  await expect(open.getByRole('link')).toHaveCount(2);
  await title.fill('Second camera');
  await isSaved(page);
  await expect(page.getByRole('combobox', { name: 'Bin' })).toHaveValue('A-3');
  await inspect(page, 'editor-open-items');
  await page.keyboard.press('Control+PageDown');
  await expect(title).toHaveValue('Film camera');
  await open.getByRole('button', { name: 'Close Film camera' }).click();
  await expect(title).toHaveValue('Second camera');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /Second camera/ })).toBeVisible();

  await page.getByRole('button', { name: 'Start from a template' }).click();
  await page.getByRole('menuitem', { name: 'Cameras' }).click();
  await expect(title).toHaveValue('Film camera');
  await expect(page.getByRole('combobox', { name: 'Bin' })).toHaveValue('A-3');
});
