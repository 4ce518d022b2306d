import type { Locator } from '@playwright/test';
import { expect, test } from '../market/support.ts';
import { asFile, handOver, photograph } from './support.ts';

/** The controls that lie below the toast, as far as they are to be seen. */
const covered = (toast: Locator): Promise<readonly string[]> =>
  toast.evaluate((root) => {
    const { left, right, top, bottom } = root.getBoundingClientRect();
    const found = new Set<string>();
    for (let x = left + 2; x < right; x += 8) {
      for (let y = top + 2; y < bottom; y += 8) {
        const below = document.elementsFromPoint(x, y).find((one) => !one.closest('.mantine-Notifications-root'));
        const control = below?.closest('button, input, select, textarea, a[href], [role=slider]');
        if (control?.closest('[role=dialog]')) found.add(control.outerHTML.slice(0, 160));
      }
    }
    return [...found];
  });

test('a toast covers no control of a dialog in the smallest window', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toBeFocused();
  await handOver(
    page,
    'paste',
    asFile(photograph('acanthus-mollis'), 'a.jpg'),
    asFile(photograph('airplane-from-above'), 'b.jpg'),
    asFile(photograph('locomotion-house-cat'), 'c.jpg'),
  );
  await expect(page.locator('[aria-roledescription=sortable]')).toHaveCount(3);
  await page.getByRole('button', { name: /^Remove photo 1/ }).click();
  const toast = page.locator('.mantine-Notifications-notification');
  await expect(toast).toHaveCount(1);

  await page.getByRole('button', { name: 'Variants…' }).click();
  const options = page.getByRole('dialog', { name: 'What the variants differ by' });
  await options.getByRole('textbox', { name: 'Option' }).fill('Size');
  const values = options.getByRole('combobox', { name: 'Values' });
  await values.evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', Array.from({ length: 60 }, (_, index) => `Value ${index + 1}`).join(','));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(options.getByRole('status')).toContainText('60 variants');
  await options.getByRole('button', { name: 'Add an option' }).click();
  // To the lower edge of the dialog, which reaches down to that of the window.
  await options
    .getByRole('textbox', { name: 'Option' })
    .nth(1)
    .evaluate((field) => field.scrollIntoView({ block: 'end' }));
  await expect(toast).toBeVisible();
  expect(await covered(toast)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(options).toBeHidden();

  await page.locator('[aria-roledescription=sortable]').first().click();
  const photo = page.getByRole('dialog');
  await expect(photo.getByRole('button', { name: 'Turn right' })).toBeVisible();
  await expect(photo.locator('canvas')).toBeVisible();
  await expect(toast).toBeVisible();
  expect(await covered(toast)).toEqual([]);
});
