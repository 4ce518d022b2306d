import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inspect, test } from '../market/support.ts';
import { chooseFiles, relaunch } from './support.ts';

test.setTimeout(180_000);

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crossdock-csv-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A list as a seller keeps it, with columns that no marketplace has. */
const ownList =
  'Ware;Nummer;Fach;Stück;Preis\n' +
  'Étui à cigarettes;E-1;A-3;2;1.234,50 €\n' +
  'Mug;M-1;A-3;1;8 €\n' +
  'Broken;B-1;A-4;many;8 €\n';

test('a list of one’s own is mapped, checked and imported, and known again the next time', async ({ app, page }) => {
  const file = join(folder, 'list.csv');
  // windows-1252 has the euro sign where Latin 1 has a control character.
  writeFileSync(file, Buffer.from(ownList.replaceAll('€', '\u0080'), 'latin1'));
  await chooseFiles(app, file);
  await page.getByRole('button', { name: 'Import CSV' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Encoding')).toHaveValue('windows-1252');
  await expect(dialog.getByLabel('Cells are separated by')).toHaveValue(';');
  await expect(dialog.getByRole('button', { name: 'Check the file' })).toBeDisabled();
  const become = (header: string, label: string) =>
    dialog.getByLabel(`What “${header}” becomes`).selectOption({ label });
  await become('Ware', 'Title');
  await become('Nummer', 'SKU');
  await become('Fach', 'Bin');
  await become('Stück', 'Stock');
  await become('Preis', 'Price');
  await dialog.getByLabel('Numbers are written').selectOption('comma');
  await inspect(page, 'csv-columns');
  await dialog.getByRole('button', { name: 'Check the file' }).click();
  await expect(dialog.getByText('New · 2')).toBeVisible();
  await dialog.getByText('Left out · 1').click();
  await expect(dialog.getByRole('row', { name: /4 .*many/ })).toBeVisible();
  await inspect(page, 'csv-check');

  const refused = join(folder, 'refused.csv');
  await app.control.call('answerDialog', 'save', { canceled: false, filePath: refused });
  await dialog.getByRole('button', { name: 'Save these rows…' }).click();
  await expect(page.getByText('The rows that were left out are saved')).toBeVisible();
  expect(readFileSync(refused, 'utf8')).toMatch(
    /^\uFEFFWare;Nummer;Fach;Stück;Preis;Crossdock row;Crossdock reason\r\nBroken;B-1;A-4;many;8 €;4;.*many/,
  );

  await dialog.getByRole('button', { name: 'Import 2 rows' }).click();
  await expect(dialog.getByText('2 items added.')).toBeVisible();
  await expect(dialog.getByText('1 row was left out:')).toBeVisible();
  await inspect(page, 'csv-result');
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(page.getByRole('row', { name: /Étui à cigarettes/ })).toBeVisible();

  await chooseFiles(app, file);
  await page.getByRole('button', { name: 'Import CSV' }).click();
  await expect(dialog.getByText('The columns are set as the last time')).toBeVisible();
  await dialog.getByRole('button', { name: 'Check the file' }).click();
  await expect(dialog.getByText('2 rows are already as the file says.')).toBeVisible();
});

test('an import that is killed goes on at the next start without a row twice', async ({ app, page }) => {
  const file = join(folder, 'many.csv');
  const count = 6_000;
  const rows = Array.from({ length: count }, (_, index) => `Thing ${index},1,${'word '.repeat(40)}`);
  writeFileSync(file, `Title,Quantity,Description\n${rows.join('\n')}\n`);
  await chooseFiles(app, file);
  await page.getByRole('button', { name: 'Import CSV' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Check the file' }).click();
  await dialog.getByRole('button', { name: /^Import 6,000 rows/ }).click({ timeout: 60_000 });
  await expect(dialog.getByText(/Importing many\.csv/)).toBeVisible();
  // As soon as something is in.
  await expect(dialog.getByText(/^[1-9][\d,]* rows? read$/)).toBeVisible({ timeout: 30_000 });
  await app.kill();

  const again = await relaunch(app.profileDir);
  const next = again.window;
  const told = next.getByRole('dialog');
  await expect(told.getByText(/many\.csv: .* dealt with/)).toBeVisible({ timeout: 30_000 });
  await inspect(next, 'csv-unfinished');
  await told.getByRole('button', { name: 'Go on' }).click();
  await expect(told.getByText('6,000 items added.')).toBeVisible({ timeout: 120_000 });
  await next.keyboard.press('Escape');
  await expect(next.getByText('6,000 items', { exact: true })).toBeVisible();
  await again.close();
});

test('what the list shows is exported, and comes back unchanged', async ({ app, page }) => {
  const file = join(folder, 'in.csv');
  writeFileSync(file, 'Title,SKU,Quantity,Price,Tags\n"=SUM(A1), a ""mug""",M-1,2,8.00,"red, blue"\nCup,C-1,1,4.00,\n');
  await chooseFiles(app, file);
  await page.getByRole('button', { name: 'Import CSV' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Check the file' }).click();
  await dialog.getByRole('button', { name: 'Import 2 rows' }).click();
  await expect(dialog.getByText('2 items added.')).toBeVisible();
  await page.keyboard.press('Escape');

  const out = join(folder, 'out.csv');
  await app.control.call('answerDialog', 'save', { canceled: false, filePath: out });
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Choose where to save…' })).toBeVisible();
  await inspect(page, 'csv-export');
  await dialog.getByRole('button', { name: 'Choose where to save…' }).click();
  await expect(page.getByText('2 items exported to out.csv.')).toBeVisible();
  expect(readFileSync(out, 'utf8')).toContain(`"'=SUM(A1), a ""mug"""`);

  await chooseFiles(app, out);
  await page.getByRole('button', { name: 'Import CSV' }).click();
  await expect(dialog.getByText('an export of Crossdock')).toBeVisible();
  await dialog.getByRole('button', { name: 'Check the file' }).click();
  await expect(dialog.getByText('2 rows are already as the file says.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Import 0/ })).toBeDisabled();
});
