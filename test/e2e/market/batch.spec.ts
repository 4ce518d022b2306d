import { addReadyItems, connectPractice, expect, goTo, inspect, practiceControl, test } from './support.ts';

test.setTimeout(180_000);

test('a batch: progress goes on with the dialog closed, a failure says why and is tried again', async ({
  app,
  page,
}) => {
  const count = 30;
  await connectPractice(app, page);
  await addReadyItems(page, count);
  const practice = practiceControl(app);
  await practice.latency(60);
  await practice.fault({
    match: { method: 'POST', path: '/sell/inventory/v1/offer/*/publish' },
    skip: 2,
    kind: {
      type: 'status',
      status: 400,
      body: {
        errors: [
          {
            errorId: 25026,
            domain: 'API_INVENTORY',
            subdomain: 'Selling',
            category: 'REQUEST',
            message: 'The selling limit of this account is reached.',
          },
        ],
      },
    },
  });

  await goTo(page, 'Inventory');
  await expect(page.getByText(`${count} items`)).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all' }).click();
  await expect(page.getByText(`${count} selected`)).toBeVisible();
  await page.getByRole('button', { name: 'Publish…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(`${count} ready`)).toBeVisible({ timeout: 30_000 });
  // Only the rows in sight are in the page.
  expect(await dialog.getByRole('row').count()).toBeLessThan(count);
  await inspect(page, 'publish-many');
  await dialog.getByRole('button', { name: `Publish ${count} listings` }).click();
  await expect(dialog.getByTestId('batch-summary')).toContainText(`of ${count} finished`);
  await dialog.getByRole('button', { name: 'Close; it goes on' }).click();

  const activity = page.getByTestId('publish-activity');
  await expect(activity).toContainText(`of ${count}`);
  await goTo(page, 'Listings');
  await inspect(page, 'publish-activity');
  await expect(activity).toHaveText(`1 of ${count} failed`, { timeout: 90_000 });
  await activity.click();
  await expect(dialog.getByTestId('batch-summary')).toHaveText(
    `${count} of ${count} finished · ${count - 1} live · 1 failed`,
  );
  await practice.latency(0);

  await expect(dialog.getByText('selling limit of the eBay account is reached')).toBeVisible();
  await dialog.getByRole('button', { name: 'Show details' }).click();
  await expect(dialog.getByText('"errorId": 25026')).toBeVisible();
  await inspect(page, 'publish-failed');
  await dialog.getByRole('button', { name: 'Try 1 again' }).click();
  await expect(dialog.getByTestId('batch-summary')).toHaveText(`${count} of ${count} finished · ${count} live`);
  await dialog.getByRole('link', { name: 'See listings' }).click();
  await expect(activity).toHaveCount(0);
  await expect(page.getByText(`${count} listings`, { exact: true })).toBeVisible();
  await inspect(page, 'listings-many');
});
