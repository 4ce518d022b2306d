import type { Locator, Page } from '@playwright/test';
import { addReadyItems, ask, connectPractice, expect, goTo, test } from './support.ts';

test.setTimeout(120_000);

/** The first half of a double click near the end of a button; the answer is the second half, whatever is there by then. */
async function firstHalf(page: Page, button: Locator): Promise<() => Promise<void>> {
  // A trial waits until the button is enabled and at rest.
  await button.click({ trial: true });
  const box = await button.boundingBox();
  if (!box) throw new Error('not in sight');
  await page.mouse.move(box.x + box.width - 5, box.y + box.height / 2);
  const click = async (clickCount: number) => {
    await page.mouse.down({ clickCount });
    await page.mouse.up({ clickCount });
  };
  await click(1);
  return () => click(2);
}

test('whoever double-clicks by habit gets what one click gives', async ({ app, page }) => {
  const dialog = page.getByRole('dialog');
  await connectPractice(app, page);
  await addReadyItems(page, 2);
  await goTo(page, 'Inventory');

  await test.step('publish opens its dialog, and it stays', async () => {
    await page.getByText('Paperback number 1').first().click();
    // The end of the button is beside the dialog: there a click closes it.
    const second = await firstHalf(page, page.getByRole('button', { name: 'Publish…' }));
    await expect(dialog.getByText('1 ready')).toBeVisible();
    await second();
    await expect(dialog.getByText('1 ready')).toBeVisible();
  });

  await test.step('publishing twice at once is one publication that succeeds', async () => {
    // The dialog shrinks from under the pointer.
    const second = await firstHalf(page, dialog.getByTestId('publish-now'));
    await expect(dialog.getByTestId('batch-summary')).toBeVisible();
    await second();
    await expect(dialog.getByTestId('batch-summary')).toHaveText('1 of 1 finished · 1 live');
    expect(await ask(page, 'publishing.recent', { limit: 10 })).toHaveLength(1);
    await page.keyboard.press('Escape');
  });

  await test.step('a buyer buys once', async () => {
    await page.getByRole('button', { name: 'Play a buyer' }).click();
    await dialog.getByRole('combobox', { name: 'Listing' }).click();
    await page.getByRole('option').first().click();
    await dialog.getByRole('button', { name: 'Buy now' }).dblclick();
    await expect(dialog.getByText('Sold: Paperback number 1')).toBeVisible();
    expect((await ask(page, 'orders.list', { offset: 0, limit: 10 })).total).toBe(1);
    await page.keyboard.press('Escape');
  });

  await test.step('one new item opens, and nothing on top of it', async () => {
    await goTo(page, 'Inventory');
    // Where that button was, the editor has the one that publishes.
    const second = await firstHalf(page, page.getByRole('button', { name: 'New item' }));
    await expect(page.getByRole('textbox', { name: /^Title/ })).toBeVisible();
    await second();
    await expect(page.getByRole('textbox', { name: /^Title/ })).toBeFocused();
    await page.keyboard.type('Slow hand');
    await expect(dialog).toBeHidden();
    const next = await ask(page, 'items.create', {});
    expect(next.variants[0]?.sku).toMatch(/-0004$/);
  });
});
