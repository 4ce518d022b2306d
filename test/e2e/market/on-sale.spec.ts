import { everyPair } from '#shared/domain/pairs.ts';
import { addReadyItems, ask, connectPractice, expect, goTo, inspect, test } from './support.ts';

test.setTimeout(120_000);

test('an item that is for sale leaves the inventory only together with a word about its listing', async ({
  app,
  page,
}) => {
  const dialog = page.getByRole('dialog');
  await connectPractice(app, page);
  await addReadyItems(page, 2);
  const [account] = await ask(page, 'accounts.list');
  const query = { search: '', sort: 'title', descending: false, place: 'items' } as const;
  const { ids: itemIds } = await ask(page, 'items.ids', query);
  await ask(page, 'publishing.publish', { pairs: everyPair(itemIds, [account?.id ?? '']) });
  const stateOf = async (index: number) =>
    (await ask(page, 'listings.forItem', { itemId: itemIds[index] ?? '' }))[0]?.state;
  await expect.poll(() => stateOf(0)).toBe('live');
  await expect.poll(() => stateOf(1)).toBe('live');
  await goTo(page, 'Inventory');

  await test.step('Escape moves nothing and leaves the editor open', async () => {
    await page.getByText('Paperback number 1').click();
    await page.getByRole('button', { name: 'Move to the recycle bin' }).click();
    await expect(dialog.getByText('1 listing is open at a marketplace')).toBeVisible();
    await inspect(page, 'remove-listed');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('article')).toBeVisible();
    expect(await ask(page, 'items.ids', query)).toEqual({ ids: itemIds });
  });

  await test.step('its listing is ended with it', async () => {
    await page.getByRole('button', { name: 'Move to the recycle bin' }).click();
    await dialog.getByRole('button', { name: 'End 1 listing and move to the bin' }).click();
    await expect(page.getByText('1 item moved to the recycle bin. 1 listing is being ended.')).toBeVisible();
    await expect.poll(() => stateOf(0)).toBe('ended');
  });

  await test.step('a lower count reaches the listing, and none ends it', async () => {
    await page.getByText('Paperback number 2').click();
    const count = async (quantity: string, consequence: string) => {
      await page.locator('[data-field="variants.0.quantity"]').click();
      await page.getByRole('textbox', { name: 'How many there are' }).fill(quantity);
      await expect(page.getByText(consequence)).toBeVisible();
      await page.getByRole('button', { name: 'Save' }).click();
    };
    await count('4', '1 listing will offer the new number.');
    await expect
      .poll(async () => (await ask(page, 'listings.forItem', { itemId: itemIds[1] ?? '' }))[0]?.readBack?.quantity)
      .toBe(4);
    await count('0', 'Nothing is left, so 1 listing will be ended.');
    await expect.poll(() => stateOf(1)).toBe('ended');
  });
});
