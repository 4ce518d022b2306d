import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoCsv, demoPhotoNames, demoPhotoPath } from '#test/support/demo-fixture.ts';
import { connectPractice, expect, goTo, inspect, test } from './support.ts';

test.setTimeout(180_000);

/** The seller's own report with its photographs beside it, and one row that cannot be taken in. */
function reportFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-report-'));
  for (const name of demoPhotoNames) copyFileSync(demoPhotoPath(name) ?? name, join(folder, name));
  const [header = '', ...rows] = readFileSync(demoCsv, 'utf8').trimEnd().split(/\r?\n/);
  const bad = (rows[0] ?? '').replace('CAM-001', 'BAD-001').replace('149.00', 'a lot').replace('149.00', 'a lot');
  writeFileSync(join(folder, 'inventory.csv'), [header, ...rows, bad.replace('115000000101', '')].join('\n'));
  return folder;
}

test("a seller's own report becomes an inventory, and all of it goes live", async ({ app, page }) => {
  const folder = reportFolder();
  await app.control.call('answerDialog', 'open', { canceled: false, filePaths: [join(folder, 'inventory.csv')] });
  await page.getByRole('button', { name: 'Import a CSV file' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Check the file' }).click();
  await dialog.getByRole('button', { name: 'Import 33 rows' }).click({ timeout: 30_000 });
  await expect(dialog).toContainText('33 items added.', { timeout: 60_000 });
  await expect(dialog).toContainText('1 row was left out:');
  await inspect(page, 'import-result');
  rmSync(folder, { recursive: true, force: true });
  await page.keyboard.press('Escape');
  await expect(page.getByText('33 items', { exact: true })).toBeVisible();

  await connectPractice(app, page);
  await goTo(page, 'Inventory');
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Publish…' }).click();
  await expect(dialog.getByText('33 ready')).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole('button', { name: 'Publish 33 listings' }).click();
  await expect(dialog.getByTestId('batch-summary')).toHaveText('33 of 33 finished · 33 live', { timeout: 90_000 });
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Clear selection' }).click();
  const search = page.getByRole('textbox', { name: 'Search the inventory' });
  await search.fill('canon ae');
  await expect(page.getByRole('row', { name: /Canon AE-1/ }).locator('[data-column=live]')).toHaveText('1');
  await search.fill('');
  await expect(page.getByText('33 items', { exact: true })).toBeVisible();
  await inspect(page, 'inventory-published');
});
