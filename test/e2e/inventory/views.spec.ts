import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, inspect, test } from '../market/support.ts';
import { smallInventory } from './seeded-inventory.ts';
import { relaunch } from './support.ts';

const runCommand = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  const box = page.getByPlaceholder('What would you like to do?');
  await expect(box).toBeFocused();
  await box.fill(name);
  await page.getByRole('dialog').getByText(name).click();
};

test('keeps a look at the inventory as a view, changes it, takes it back, and shows it first after a start', async () => {
  test.setTimeout(120_000);
  const small = await smallInventory();
  const { window: page } = small.app;
  const views = page.getByRole('button', { name: /^(Views|Vintage|Cameras|Nikon)/ });
  await page.getByRole('textbox', { name: 'Search the inventory' }).fill('vintage');
  await page.getByRole('columnheader', { name: 'Price' }).getByRole('button').click();
  // Until the answer is there, the number is still that of all items.
  const fewer = page.getByText(/^(?!600 )\d+ found$/);
  await expect(fewer).toBeVisible();
  const vintage = await fewer.innerText();

  await views.click();
  await page.getByRole('menuitem', { name: 'Save as a view…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Vintage');
  await page.keyboard.press('Enter');
  await expect(views).toHaveText('Vintage');
  await views.click();
  await page.getByRole('menuitem', { name: 'Save as a view…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('vintage');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('taken');
  await page.keyboard.press('Escape');

  // By palette: the whole inventory, and back.
  await runCommand(page, 'Whole inventory');
  await expect(page.getByText('600 items')).toBeVisible();
  await runCommand(page, 'Show the view “Vintage”');
  await expect(page.getByText(vintage)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Search the inventory' })).toHaveValue('vintage');
  await expect(page.getByRole('columnheader', { name: 'Price' })).toHaveAttribute('aria-sort', 'ascending');

  // Changed, saved, and that taken back.
  await page.getByRole('textbox', { name: 'Search the inventory' }).fill('nikon');
  await expect(views).toHaveText('Vintage (changed)');
  await views.click();
  await inspect(page, 'inventory-views');
  await page.getByRole('menuitem', { name: 'Save to “Vintage”' }).click();
  await expect(views).toHaveText('Vintage');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(views).toHaveText('Vintage (changed)');
  await views.click();
  await page.getByRole('menuitem', { name: 'Back to “Vintage”' }).click();
  await expect(page.getByText(vintage)).toBeVisible();

  // A second one; order, name, default, deletion and its undo.
  await page.getByRole('textbox', { name: 'Search the inventory' }).fill('nikon');
  await expect(views).toHaveText('Vintage (changed)');
  await views.click();
  await page.getByRole('menuitem', { name: 'Save as a view…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Nikon');
  await page.keyboard.press('Enter');
  await expect(views).toHaveText('Nikon');
  await views.click();
  await page.getByRole('menuitem', { name: 'Manage views…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Saved views' });
  await dialog.getByRole('button', { name: 'Move “Nikon” up' }).click();
  await expect(dialog.getByRole('group').first()).toHaveAccessibleName('Nikon');
  await dialog.getByRole('button', { name: 'Rename “Vintage”' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Cameras');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('group', { name: 'Cameras' })).toBeVisible();
  const first = dialog.getByRole('group', { name: 'Cameras' }).getByRole('checkbox', { name: 'Show first' });
  // Checked once it is kept, which the click does not wait for.
  await first.click();
  await expect(first).toBeChecked();
  await inspect(page, 'inventory-views-manage');
  await dialog.getByRole('button', { name: 'Delete “Nikon”' }).click();
  await expect(dialog.getByRole('group')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByText('View “Nikon” deleted.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await views.click();
  await expect(page.getByRole('menuitem', { name: 'Nikon' })).toBeVisible();
  await small.app.close();
  const again = await relaunch(small.profile);
  await expect(again.window.getByText(vintage)).toBeVisible();
  await expect(again.window.getByRole('button', { name: 'Cameras' })).toBeVisible();
  await again.close();
  rmSync(small.profile, { recursive: true, force: true });
});
