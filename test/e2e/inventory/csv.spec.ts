import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, expect, inspect, test } from '../market/support.ts';
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

/** What selects say that is wider than they are. */
const cutOff = (selects: (SVGElement | HTMLElement)[]): string[] =>
  selects.flatMap((select) => {
    if (!(select instanceof HTMLSelectElement)) return [];
    const style = getComputedStyle(select);
    const pen = document.createElement('canvas').getContext('2d');
    const text = select.selectedOptions[0]?.text ?? '';
    if (!pen) return ['no pen'];
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const room = select.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
    return pen.measureText(text).width > room + 1 ? [text] : [];
  });

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
  for (const language of ['es', 'fr', 'en'] as const) {
    await page.setViewportSize({ width: 900, height: 600 });
    await ask(page, 'settings.update', { language });
    await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`));
    expect(await page.getByRole('dialog').locator('select').evaluateAll(cutOff)).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await dialog.getByRole('button', { name: 'Check the file' }).click();
  await expect(dialog.getByText('New · 2')).toBeVisible();
  // They are not the ones that are shown.
  await expect(dialog.getByRole('button', { name: 'Save these rows…' })).toBeHidden();
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

test('an import goes on behind its closed dialog, is found again, and tells what it left out', async ({
  app,
  page,
}) => {
  const file = join(folder, 'long.csv');
  const rows = Array.from(
    { length: 6_000 },
    (_, index) => `Thing ${index},${index === 7 ? 'many' : 1},${'word '.repeat(40)}`,
  );
  writeFileSync(file, `Title,Quantity,Description\n${rows.join('\n')}\n`);
  await chooseFiles(app, file);
  await page.getByRole('button', { name: 'Import CSV' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Check the file' }).click();
  await dialog.getByRole('button', { name: /^Import 5,999 rows/ }).click({ timeout: 60_000 });
  await expect(dialog.getByText(/Importing long\.csv/)).toBeVisible();
  await page.keyboard.press('Escape');
  const running = page.getByRole('button', { name: /^Importing \d+%$/ }).first();
  await running.click();
  await expect(dialog.getByText(/Importing long\.csv/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(running).toBeFocused();
  const told = page.getByRole('status').filter({ hasText: 'The import of long.csv is finished; 1 row was left out.' });
  await expect(told).toBeVisible({ timeout: 60_000 });
  await told.getByRole('button', { name: 'Close' }).click();
  // Not seen yet: it goes before another file.
  await page.getByRole('button', { name: 'Import CSV' }).click();
  await expect(dialog.getByText('1 row was left out:')).toBeVisible();
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
