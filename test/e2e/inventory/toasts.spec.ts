import type { Locator } from '@playwright/test';
import { expect, test } from '../market/support.ts';
import { asFile, handOver, photograph } from './support.ts';

/** The controls of a part of the page that lie below the toast, as far as they are to be seen. */
const covered = (toast: Locator, part = '[role=dialog]'): Promise<readonly string[]> =>
  toast.evaluate((root, within) => {
    const { left, right, top, bottom } = root.getBoundingClientRect();
    const found = new Set<string>();
    for (let x = left + 2; x < right; x += 8) {
      for (let y = top + 2; y < bottom; y += 8) {
        const below = document.elementsFromPoint(x, y).find((one) => !one.closest('.mantine-Notifications-root'));
        const control = below?.closest('button, input, select, textarea, a[href], [role=slider]');
        if (control?.closest(within)) found.add(control.outerHTML.slice(0, 160));
      }
    }
    return [...found];
  }, part);

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

test('a toast stands above the bar of a selection, however many lines that takes', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  for (const title of ['First thing', 'Second thing', 'Third thing']) {
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill(title);
    await expect(page.locator('[data-save-status]')).toHaveAttribute('data-save-status', 'saved');
    await page.keyboard.press('Escape');
  }
  await page.getByRole('row', { name: /First thing/ }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Move to the archive' }).click();
  const toast = page.locator('.mantine-Notifications-notification');
  await expect(toast).toContainText('1 item moved to the archive.');
  await page
    .getByRole('row', { name: /Second thing/ })
    .locator('[data-column=select]')
    .click();
  const bar = page.getByRole('region', { name: 'Selected items' });
  const edges = (part: Locator): Promise<{ top: number; bottom: number; height: number }> =>
    part.evaluate((element) => {
      const { top, bottom, height } = element.getBoundingClientRect();
      return { top, bottom, height };
    });
  // Two lines of buttons.
  expect((await edges(bar)).height).toBeGreaterThan(60);
  // It comes in from the side.
  await expect.poll(async () => (await edges(bar)).top - (await edges(toast)).bottom).toBeGreaterThan(0);
  expect(await covered(toast, '[role=region]')).toEqual([]);
});
