import type { Page } from '@playwright/test';
import { everyPair } from '#shared/domain/pairs.ts';
import { addReadyItems, ask, connectPractice, expect, goTo, inspect, test } from './support.ts';

test.setTimeout(120_000);

const key = 'fulfillmentPolicyId';

/** A second shipping policy, which the account takes; the first is for items that have it for themselves. */
async function addPolicy(page: Page, accountId: string): Promise<{ usual: string; other: string }> {
  const before = await ask(page, 'setup.get', { id: accountId });
  const after = await ask(page, 'setup.createDefaults', {
    id: accountId,
    defaults: {
      country: 'US',
      postalCode: '97201',
      city: 'Portland',
      state: 'OR',
      shippingCost: { amount: 1_995, currency: 'USD' },
      handlingDays: 5,
      returnDays: 30,
    },
  });
  const chosen = (fields: typeof after) => fields.find((field) => field.key === key);
  const other = chosen(before)?.options[0]?.label ?? '';
  const usual = chosen(after)?.options.find(({ label }) => label !== other)?.label ?? '';
  return { usual, other };
}

test('items have shipping policies of their own, one by one and many together, and live listings follow', async ({
  app,
  page,
}) => {
  await connectPractice(app, page);
  const [account] = await ask(page, 'accounts.list');
  const accountId = account?.id ?? '';
  const { usual, other } = await addPolicy(page, accountId);
  expect(usual).toContain('19.95');
  await addReadyItems(page, 2);
  const query = { search: '', sort: 'title', descending: false, place: 'items' } as const;
  const { ids: itemIds } = await ask(page, 'items.ids', query);
  await ask(page, 'publishing.publish', { pairs: everyPair(itemIds, [accountId]) });
  const policyOf = async (index: number) => {
    const [listing] = await ask(page, 'listings.forItem', { itemId: itemIds[index] ?? '' });
    const id = listing?.state === 'live' ? listing.readBack?.terms?.[key] : undefined;
    const field = (await ask(page, 'setup.get', { id: accountId })).find((one) => one.key === key);
    return field?.options.find(({ value }) => value === id)?.label;
  };
  await expect.poll(() => policyOf(0)).toBe(usual);
  await expect.poll(() => policyOf(1)).toBe(usual);
  await goTo(page, 'Inventory');

  await test.step('the editor asks for the policies only where the item is to have others', async () => {
    await page.getByText('Paperback number 1').click();
    const form = page.getByRole('article');
    const start = form.getByRole('button', { name: 'Other policies here' });
    await start.click();
    const field = form.getByRole('combobox', { name: 'Shipping policy' });
    await expect(field).toHaveValue(`As the account: ${usual}`);
    await field.click();
    await page.getByRole('option', { name: other, exact: true }).click();
    await expect(field).toHaveValue(other);
    await field.scrollIntoViewIfNeeded();
    await inspect(page, 'own-policies');
    const kept = async () => (await ask(page, 'items.get', { id: itemIds[0] ?? '' })).markets.ebay?.terms?.[accountId];
    await expect.poll(kept).toMatchObject({ [key]: { label: other } });
    const different = form.getByText('Its policies there are to be others by now.');
    await expect(different).toBeVisible();
    await form.getByRole('button', { name: 'Send it' }).click();
    await expect(different).toBeHidden();
    await expect.poll(() => policyOf(0)).toBe(other);
    await form.getByRole('button', { name: 'As the account', exact: true }).click();
    await expect(start).toBeVisible();
    await expect.poll(kept).toBe(undefined);
    await form.getByRole('button', { name: 'Send it' }).click();
    await expect.poll(() => policyOf(0)).toBe(usual);
    await page.keyboard.press('Escape');
  });

  await test.step('many items get one together, and their listings with them', async () => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+a');
    await page.getByRole('button', { name: 'Edit together' }).click();
    const dialog = page.getByRole('dialog', { name: /together/ });
    const choose = async (label: string, option: string) => {
      await dialog.getByRole('combobox', { name: label, exact: true }).click();
      await page.getByRole('option', { name: option }).click();
    };
    await choose('What to change', 'Policies on one account');
    await choose('Account', 'eBay · harbour_finds');
    await choose('Policy', 'Shipping policy');
    await expect(dialog.getByText('2 are that way already')).toBeVisible();
    await choose('These items get', other);
    await expect(dialog.getByText('2 items change')).toBeVisible();
    await dialog.getByRole('checkbox', { name: 'Also change the live listings' }).check();
    await inspect(page, 'bulk-policies');
    await dialog.getByRole('button', { name: 'Change 2 items' }).click();
    await expect(dialog.getByText('2 items changed')).toBeVisible();
    await expect.poll(() => policyOf(0)).toBe(other);
    await expect.poll(() => policyOf(1)).toBe(other);
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  });

  await test.step('one key takes it back, listings included', async () => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+z');
    await expect(page.getByText('Undone: Bulk edit: policies on one account.')).toBeVisible();
    await expect.poll(() => policyOf(0)).toBe(usual);
    await expect.poll(() => policyOf(1)).toBe(usual);
  });
});
