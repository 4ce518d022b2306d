import { addReadyItems, ask, connectPractice, expect, goTo, practiceControl, test } from './support.ts';

test.setTimeout(90_000);

test('practice mode that ends during a publication says why it waits, and until when', async ({ app, page }) => {
  const dialog = page.getByRole('dialog');
  await connectPractice(app, page);
  await addReadyItems(page, 1);
  await goTo(page, 'Inventory');
  await page.getByText('Paperback number 1').first().click();
  await page.getByRole('button', { name: 'Publish…' }).click();
  await expect(dialog.getByText('1 ready')).toBeVisible();
  await practiceControl(app).latency(1_000);
  await dialog.getByTestId('publish-now').click();
  await expect(dialog.getByTestId('batch-summary')).toBeVisible();
  await ask(page, 'settings.update', { practice: false });
  await expect(dialog.getByText('Turn practice mode on in the settings.')).toBeVisible({ timeout: 30_000 });
  await expect(dialog.getByText(/Next try in \d+ (second|minute)/)).toBeVisible();
});
