import { everyPair } from '#shared/domain/pairs.ts';
import { existsSync, readdirSync } from 'node:fs';
import sharp from 'sharp';
import { ask, expect, goTo, inspect, marketCard, test } from './support.ts';
import type { Page } from '@playwright/test';

test.setTimeout(120_000);

/** An item that OfferUp takes, made without the screens. */
async function addLamp(page: Page): Promise<string> {
  const name = 'Home and garden';
  const item = await ask(page, 'items.create', {
    title: 'Brass desk lamp',
    description: 'Works. One scratch on the foot.',
    condition: 'good',
    markets: { offerup: { categoryId: name, categoryName: name, aspects: {} } },
  });
  const variantId = item.variants[0]?.id ?? '';
  await ask(page, 'variants.update', { id: variantId, patch: { price: { amount: 2_450, currency: 'USD' } } });
  const change = { kind: 'count', quantity: 1 } as const;
  await ask(page, 'stock.adjust', { variantId, reason: 'opening', change, note: '' });
  const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#aa8844' } })
    .jpeg()
    .toBuffer();
  await page.evaluate(
    ([itemId, bytes]) =>
      globalThis.window.crossdock?.request({
        name: 'photos.import',
        input: { itemId, files: [{ fileName: 'lamp.jpg', bytes: Uint8Array.from(bytes) }] },
      }),
    [item.id, [...picture]] as const,
  );
  return item.id;
}

test('posts by hand: prepared copy, photos, link, and a reminder after a sale elsewhere', async ({ app, page }) => {
  // Without an endpoint the wizard leads to an account that is the seller's own hand.
  await goTo(page, 'Connect');
  await marketCard(page, 'OfferUp').getByRole('button', { name: 'Connect production' }).click();
  const wizard = page.getByRole('dialog', { name: 'OfferUp: connect production' });
  await expect(wizard).toContainText('OfferUp has no public API');
  await inspect(page, 'by-hand-prepare');
  await wizard.getByRole('button', { name: 'Post by hand' }).click();
  await expect(wizard).toContainText('there is nothing to sign in to');
  await inspect(page, 'by-hand-connect');
  await wizard.getByRole('button', { name: 'Post by hand' }).click();
  const card = page.getByRole('article', { name: 'Account OfferUp by hand' });
  await expect(card).toContainText('you post on the site itself');

  const itemId = await addLamp(page);
  const [account] = await ask(page, 'accounts.list');
  await ask(page, 'publishing.publish', { pairs: everyPair([itemId], [account?.id ?? '']) });
  await expect(page.getByRole('img', { name: '1 waits for you' })).toBeVisible();
  await goTo(page, 'Listings');
  await inspect(page, 'by-hand-panel');
  await page.getByRole('button', { name: 'Post it: Brass desk lamp' }).click();
  const dialog = page.getByRole('dialog', { name: 'Post “Brass desk lamp” on OfferUp' });
  await expect(dialog.getByRole('group', { name: 'Price in US dollars' })).toHaveText('24.50');
  await dialog.getByRole('button', { name: 'Copy Title' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied Title' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Show 1 photo in its folder' }).click();
  const folder = `${app.profileDir}/data/by-hand`;
  await expect.poll(() => (existsSync(folder) ? readdirSync(folder).length : 0)).toBe(1);
  await inspect(page, 'by-hand-dialog');
  await dialog.getByLabel('Link to the new post').fill('https://example.com/item/detail/1');
  await dialog.getByRole('button', { name: 'I have posted it' }).click();
  await expect(dialog).toContainText('This is no link to an OfferUp item.');
  await dialog.getByLabel('Link to the new post').fill('https://offerup.com/item/detail/1715000001');
  await dialog.getByRole('button', { name: 'I have posted it' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'To do by hand' })).toHaveCount(0);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await inspect(page, 'by-hand-live');

  // The last one is gone: the post has to be marked as sold, and the app keeps saying so.
  const { variants } = await ask(page, 'items.get', { id: itemId });
  const change = { kind: 'count', quantity: 0 } as const;
  await ask(page, 'stock.adjust', { variantId: variants[0]?.id ?? '', reason: 'correction', change, note: '' });
  const reminder = page.getByRole('button', { name: 'Mark it as sold: Brass desk lamp' });
  await expect(reminder).toBeVisible();
  await reminder.click();
  const sold = page.getByRole('dialog', { name: 'Mark “Brass desk lamp” as sold on OfferUp' });
  await expect(sold).toContainText('somebody can still buy it');
  await inspect(page, 'by-hand-sold');
  await sold.getByRole('button', { name: 'Later' }).click();
  await expect(page.getByRole('img', { name: '1 waits for you' })).toBeVisible();
  await reminder.click();
  await sold.getByRole('button', { name: 'I have marked it' }).click();
  await expect(page.getByRole('img', { name: '1 waits for you' })).toHaveCount(0);
  await expect(page.getByText('Ended', { exact: true })).toBeVisible();
});

test('says where the items are: typed, pointed at and moved by keys', async ({ app, page }) => {
  await goTo(page, 'Connect');
  await marketCard(page, 'OfferUp').getByRole('button', { name: 'Connect practice' }).click();
  const wizard = page.getByRole('dialog', { name: 'OfferUp: connect practice' });
  await wizard.getByRole('button', { name: 'Next' }).click();
  await wizard.getByRole('button', { name: 'Connect now' }).click();
  const consent = await app.waitForWindow('http://127.0.0.1:');
  await consent.getByRole('button', { name: 'Agree' }).click();
  await wizard.getByLabel('ZIP code or town').fill('portland, or');
  await page.getByRole('option', { name: /^Portland, OR/ }).click();
  await expect(wizard.getByRole('status')).toContainText(/Near Portland, OR/);
  await inspect(page, 'place-field');
  const map = wizard.getByRole('application', { name: 'Map of the United States' });
  await map.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(wizard.getByRole('status')).not.toContainText('Portland');
  await wizard.getByRole('button', { name: 'Save setup' }).click();
  await expect(wizard).toContainText('Everything needed for publishing is chosen.');
});
