import {
  addReadyItems,
  ask,
  connectPractice,
  expect,
  goTo,
  inspect,
  openConsent,
  practiceControl,
  test,
} from './support.ts';

test.setTimeout(180_000);

test('items × accounts: prices by account, cells left out, one account failing and tried again', async ({
  app,
  page,
}) => {
  const count = 12;
  await connectPractice(app, page);
  const consent = await openConsent(app, page);
  await consent.getByLabel('attic_and_co').check();
  await consent.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByText('attic_and_co is connected')).toBeVisible();
  const other = (await ask(page, 'accounts.list')).find(({ remoteName }) => remoteName === 'attic_and_co');
  await ask(page, 'setup.createDefaults', {
    id: other?.id ?? '',
    defaults: {
      country: 'US',
      postalCode: '97201',
      city: 'Portland',
      state: 'OR',
      shippingCost: null,
      handlingDays: 2,
      returnDays: 30,
    },
  });
  await addReadyItems(page, count);
  const practice = practiceControl(app);

  await goTo(page, 'Inventory');
  await page.getByRole('checkbox', { name: 'Select all' }).click();
  await expect(page.getByText(`${count} selected`)).toBeVisible();
  await page.getByRole('button', { name: 'Publish…' }).click();
  const dialog = page.getByRole('dialog', { name: `Publish ${count} items` });
  const grid = dialog.getByRole('grid', { name: 'Items and accounts' });
  await expect(dialog.getByText(`${2 * count} ready`)).toBeVisible({ timeout: 30_000 });

  await test.step('a price rule of one account changes its column only', async () => {
    await grid.getByRole('button', { name: 'Price rule of attic_and_co' }).click();
    const rule = page.getByRole('dialog', { name: 'Prices on attic_and_co' });
    await page.keyboard.press('Escape');
    await expect(rule).toBeHidden();
    await expect(grid).toBeVisible();
    await grid.getByRole('button', { name: 'Price rule of attic_and_co' }).click();
    await rule.getByLabel('Percent').fill('10');
    await rule.getByLabel('Round up to').selectOption('.99');
    await expect(rule.getByTestId('rule-example')).toHaveText(
      'Example: item at $19.99 → $21.99 · Fees about $3.39 · Left about $18.60',
    );
    await inspect(page, 'price-rule');
    await rule.getByRole('button', { name: 'Save' }).click();
    await expect(rule).toBeHidden();
    const cells = grid.getByRole('row').nth(1).getByRole('gridcell');
    await expect(cells.nth(0)).toContainText(/\$5\.\d\d/);
    await expect(cells.nth(1)).toContainText('$5.99');
  });

  await test.step('arrow keys lead through the grid; Space leaves out, Enter opens', async () => {
    const cell = (row: number, column: number) => grid.getByRole('row').nth(row).getByRole('gridcell').nth(column);
    await cell(1, 0).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(cell(2, 1)).toBeFocused();
    await page.keyboard.press('Space');
    await expect(cell(2, 1)).toContainText('Left out');
    await expect(dialog.getByText('1 left out')).toBeVisible();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Space');
    await expect(dialog.getByText('2 left out')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(grid.getByTestId('cell-money')).toContainText('eBay final value fee');
    await expect(grid.getByTestId('cell-money')).toBeInViewport();
    await inspect(page, 'publish-grid');
  });

  await test.step('what is left in goes out, side by side; what fails is tried again alone', async () => {
    await practice.fault({
      match: { method: 'POST', path: '/sell/inventory/v1/offer/*/publish' },
      skip: 1,
      kind: {
        type: 'status',
        status: 400,
        body: {
          errors: [
            { errorId: 25026, domain: 'API_INVENTORY', subdomain: 'Selling', category: 'REQUEST', message: 'Limit.' },
          ],
        },
      },
    });
    await dialog.getByRole('button', { name: `Publish ${2 * count - 2} listings` }).click();
    const summary = dialog.getByTestId('batch-summary');
    await expect(dialog.getByTestId('account-lane')).toHaveCount(2);
    await expect(summary).toHaveText(
      `${2 * count - 2} of ${2 * count - 2} finished · ${2 * count - 3} live · 1 failed`,
      { timeout: 60_000 },
    );
    await inspect(page, 'publish-lanes');
    await dialog.getByRole('button', { name: 'Try 1 again' }).click();
    await expect(summary).toHaveText(`${2 * count - 2} of ${2 * count - 2} finished · ${2 * count - 2} live`);
  });

  const { rows } = await ask(page, 'listings.list', { offset: 0, limit: 100 });
  const prices = (accountId: string | undefined) =>
    rows.filter((row) => row.accountId === accountId).map(({ price }) => price?.amount);
  expect(new Set(prices(other?.id))).toEqual(new Set([599]));
  expect(prices(other?.id).length + rows.filter(({ accountId }) => accountId !== other?.id).length).toBe(2 * count - 2);
});
