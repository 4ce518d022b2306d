import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pdfPages, readCodes } from '#test/support/pdf-bars.ts';
import { ask, expect, inspect, test } from '../market/support.ts';

test.setTimeout(180_000);

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crossdock-labels-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('labels of the selected items are chosen, seen, saved as PDF and found in their folder', async ({ app, page }) => {
  for (const [title, sku] of [
    ['Copper kettle with a long and winding name', 'KETTLE-1'],
    ['Лампа', 'ЛАМПА-2'],
  ] as const) {
    const item = await ask(page, 'items.create', { title, location: 'A-12' });
    await ask(page, 'variants.update', { id: item.variants[0]?.id ?? '', patch: { sku } });
  }
  await expect(page.getByText('2 items', { exact: true })).toBeVisible();
  await page.getByRole('grid').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.getByRole('button', { name: 'Labels…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Labels' });
  const preview = dialog.getByRole('img', { name: 'Preview of the first page' });
  await expect(preview).toContainText('KETTLE-1');
  await expect(dialog.getByRole('status')).toContainText('2 labels on 1 page');
  await inspect(page, 'labels-sheet');

  // A sheet used before: its last place is free, so the second label goes on the next one.
  const choose = async (name: RegExp): Promise<void> => {
    await dialog.getByRole('combobox', { name: 'Label', exact: true }).click();
    await page.getByRole('option', { name }).click();
  };
  await choose(/L7160/);
  await dialog.getByLabel('First free label of the sheet').fill('21');
  await expect(dialog.getByRole('status')).toContainText('2 labels on 2 pages');
  const sheets = join(folder, 'sheets.pdf');
  await app.control.call('answerDialog', 'save', { canceled: false, filePath: sheets });
  await dialog.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(page.getByText('2 labels saved as sheets.pdf.')).toBeVisible();
  expect(pdfPages(sheets).map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
    [595, 842],
    [595, 842],
  ]);
  await page.getByRole('button', { name: 'Open folder' }).click();
  await expect
    .poll(async () => (await app.control.call('recordings')).filter(({ kind }) => kind === 'open-path'))
    .toMatchObject([{ detail: { path: folder } }]);

  // A roll: a page a label, and Code 128 that one of the two cannot have.
  await choose(/4 × 6|4x6/);
  await dialog.getByText('Code 128', { exact: true }).click();
  await expect(dialog.getByText('1 SKU has characters that Code 128 cannot hold: QR instead.')).toBeVisible();
  await inspect(page, 'labels-roll');
  const roll = join(folder, 'roll.pdf');
  await app.control.call('answerDialog', 'save', { canceled: false, filePath: roll });
  await dialog.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(page.getByText('2 labels saved as roll.pdf.')).toBeVisible();
  const codes = await Promise.all(pdfPages(roll).map((sheet) => readCodes(sheet)));
  expect(
    codes
      .flat()
      .map(({ text }) => text)
      .toSorted(),
  ).toEqual(['KETTLE-1', 'ЛАМПА-2']);

  await app.control.call('answerDialog', 'save', { canceled: true, filePath: '' });
  await dialog.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(dialog.getByRole('button', { name: 'Save as PDF…' })).toBeEnabled();
  expect(readdirSync(folder).toSorted()).toEqual(['roll.pdf', 'sheets.pdf']);
  expect(existsSync(roll)).toBe(true);
});

test('the editor’s labels say what was typed last, and the choice is remembered', async ({ app, page }) => {
  const item = await ask(page, 'items.create', { title: 'Kettle' });
  await page.getByRole('row', { name: /Kettle/ }).dblclick();
  await page.locator('[data-field="title"]').fill('Copper kettle');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Labels of this item…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Labels' });
  const preview = dialog.getByRole('img', { name: 'Preview of the first page' });
  await expect(preview).toContainText('Copper kettle');
  await dialog.getByText('None', { exact: true }).click();
  await dialog.getByRole('combobox', { name: 'Label', exact: true }).click();
  await page.getByRole('option', { name: 'Your own size' }).click();
  await inspect(page, 'labels-own');
  await app.control.call('answerDialog', 'save', { canceled: false, filePath: join(folder, 'one.pdf') });
  await dialog.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(page.getByText('1 label saved as one.pdf.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.keyboard.press('ControlOrMeta+K');
  await expect(page.getByPlaceholder('What would you like to do?')).toBeFocused();
  await page.keyboard.type('labels of this');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('combobox', { name: 'Label', exact: true })).toHaveValue('Your own size');
  // What changes elsewhere shows while the dialog is open.
  const { revision } = await ask(page, 'items.get', { id: item.id });
  await ask(page, 'items.update', { id: item.id, baseRevision: revision, patch: { title: 'Tin kettle' } });
  await expect(preview).toContainText('Tin kettle');
});
