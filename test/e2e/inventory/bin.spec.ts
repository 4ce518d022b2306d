import type { Page } from '@playwright/test';
import { expect, inspect, test } from '../market/support.ts';

const view = (page: Page, name: string): Promise<void> =>
  page
    .locator('label')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .click();

test('archives an item and brings it back, empties the recycle bin only after asking', async ({ page }) => {
  test.slow();
  for (const title of ['First thing', 'Second thing']) {
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Title' }).fill(title);
    await expect(page.locator('[data-save-status]')).toHaveAttribute('data-save-status', 'saved');
    await page.keyboard.press('Escape');
  }
  await page.getByRole('row', { name: /First thing/ }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Move to the archive' }).click();
  await expect(page.getByText('1 item moved to the archive.')).toBeVisible();
  await expect(page.getByRole('row', { name: /First thing/ })).toBeHidden();
  await view(page, 'Archive');
  await expect(page.getByRole('row', { name: /First thing/ })).toBeVisible();
  await inspect(page, 'archive');
  await page.getByRole('row', { name: /First thing/ }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Take out of the archive' }).click();
  await view(page, 'Inventory');
  await expect(page.getByRole('row', { name: /First thing/ })).toBeVisible();

  await page.getByRole('row', { name: /Second thing/ }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Move to bin' }).click();
  await view(page, 'Recycle bin');
  await expect(page.getByText('Items stay here for 90 days')).toBeVisible();
  const row = page.getByRole('row', { name: /Second thing/ });
  await expect(row).toContainText('90 days left');
  // Nothing is edited in there, so nothing offers it.
  await row.locator('[data-column=title]').hover();
  await expect(row.locator('[data-part=edit]')).toHaveCount(0);
  // In a window that was just made narrower, too, its menu stays in sight.
  await page.setViewportSize({ width: 900, height: 600 });
  await expect(row.getByRole('button')).toBeInViewport({ ratio: 1 });
  await inspect(page, 'recycle-bin');
  await page.getByRole('button', { name: 'Empty the recycle bin' }).click();
  const question = page.getByRole('dialog', { name: 'Empty the recycle bin?' });
  await expect(question.getByRole('button', { name: 'Keep them' })).toBeFocused();
  await inspect(page, 'recycle-bin-question');
  await question.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByText('1 item deleted for good.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The recycle bin is empty' })).toBeVisible();
});
