import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import sharp from 'sharp';
import type { WorldSettings } from '#main/marketplaces/worlds.ts';
import type { FaultRuleInput } from '#main/practice/faults.ts';
import type { RequestInput, RequestName, RequestOutput } from '#shared/ipc/contract.ts';
import { responseEnvelopeSchema } from '#shared/ipc/transport.ts';
import { launchApp, type RunningApp } from '../harness/launch.ts';

const shotFolder = fileURLToPath(new URL('../../.output/screenshots', import.meta.url));

/** The running app with an empty profile of its own, ended and removed after the test. */
export const test = base.extend<{ app: RunningApp; page: Page }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from this pattern
  app: async ({}, use) => {
    const appFolder = process.env['CROSSDOCK_E2E_APP'];
    const app = await launchApp(appFolder === undefined ? {} : { appFolder });
    await use(app);
    await app.close();
    rmSync(app.profileDir, { recursive: true, force: true });
  },
  page: async ({ app }, use) => {
    app.window.setDefaultTimeout(15_000);
    await app.window.setViewportSize({ width: 1280, height: 800 });
    await use(app.window);
  },
});
export { expect };

/** The card of one marketplace on the Connect screen. */
export const marketCard = (page: Page, marketplace = 'eBay'): Locator =>
  page.getByRole('region', { name: marketplace });

/** Goes to one of the main places. */
export const goTo = (page: Page, place: 'Inventory' | 'Listings' | 'Orders' | 'Connect' | 'Settings'): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name: place }).click();

/** The practice marketplaces' control API of the running app; its port stands in their state file. */
export function practiceControl(app: RunningApp) {
  const db = new Database(join(app.profileDir, 'data', 'practice.sqlite'), { readonly: true });
  const row = db
    .prepare<[], { json: string }>("SELECT json FROM document WHERE kind = 'practice' AND id = 'ports'")
    .get();
  db.close();
  const { control } = JSON.parse(row?.json ?? '{}') as { control: number };
  const send = async (method: string, path: string, body?: unknown): Promise<void> => {
    const answer = await fetch(`http://127.0.0.1:${control}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    expect(answer.ok, `${method} ${path}`).toBe(true);
  };
  return {
    fault: (rule: FaultRuleInput) => send('POST', '/faults', rule),
    clearFaults: () => send('DELETE', '/faults'),
    /** Where each marketplace is, and the keys it takes. */
    worlds: async () => {
      const answer = await fetch(`http://127.0.0.1:${control}/worlds`);
      return (await answer.json()) as Readonly<Record<string, WorldSettings>>;
    },
    /** A buyer takes one of what is for sale, without the app's doing. */
    buyOne: async () => {
      const answer = await fetch(`http://127.0.0.1:${control}/listings`);
      const { listings } = (await answer.json()) as { listings: { marketplace: string; listingId: string }[] };
      const { marketplace, listingId } = listings[0] ?? {};
      await send('POST', '/buyer', { marketplace, listingId });
    },
    expireAccessTokens: () => send('POST', '/tokens/expire'),
    revokeTokens: () => send('POST', '/tokens/revoke'),
    /** Milliseconds that every answer takes at least. */
    latency: (ms: number) => send('POST', '/latency', { ms }),
    advanceClock: (ms: number) => send('POST', '/clock/advance', { ms }),
  };
}

/** Starts a practice sign-in and gives the consent window. */
export async function openConsent(app: RunningApp, page: Page): Promise<Page> {
  await goTo(page, 'Connect');
  await marketCard(page).getByRole('button', { name: 'Connect practice' }).click();
  const consent = await app.waitForWindow('http://127.0.0.1:');
  consent.setDefaultTimeout(15_000);
  await expect(page.getByText('Waiting for you at eBay')).toBeVisible();
  return consent;
}

/** Connects the practice seller who has no policies yet, and creates them. */
export async function connectPractice(app: RunningApp, page: Page): Promise<void> {
  const consent = await openConsent(app, page);
  await consent.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByText('harbour_finds is connected')).toBeVisible();
  await page.getByLabel('Postal code').fill('97201');
  await page.getByLabel('City').fill('Portland');
  await page.getByLabel('State or region').fill('OR');
  await page.getByRole('button', { name: 'Create and choose them' }).click();
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
}

/** Fills the details that the category of athletic shoes requires, in the form within `scope`. */
export async function fillShoeDetails(page: Page, scope: Locator): Promise<void> {
  await scope.locator('[data-field="markets.ebay.categoryId"]').click();
  await page
    .getByRole('option', { name: /Athletic Shoes.*Men/ })
    .first()
    .click();
  const field = (name: string) => scope.locator(`[data-field="markets.ebay.aspects.${name}"]`);
  await field('Brand').fill('Nike');
  for (const name of ['Department', 'US Shoe Size', 'Style', 'Color']) {
    await field(name).click();
    await page.getByRole('option').first().click();
  }
}

/** Asks the core as the page does. */
export async function ask<Name extends RequestName>(
  page: Page,
  name: Name,
  input?: RequestInput<Name>,
): Promise<RequestOutput<Name>> {
  const answer = await page.evaluate(
    ([asked, given]) => globalThis.window.crossdock?.request({ name: asked, input: given }),
    [name, input] as const,
  );
  const envelope = responseEnvelopeSchema.parse(answer);
  if (!envelope.ok) throw new Error(JSON.stringify(envelope.error));
  return envelope.value as RequestOutput<Name>;
}

/** Category, answers and a condition that the marketplace of an account takes for a book; nothing where it has no categories. */
async function bookDetails(page: Page, accountId: string) {
  const [category] = await ask(page, 'taxonomy.suggest', { accountId, query: 'paperback book' });
  if (category === undefined) return undefined;
  const requirements = await ask(page, 'taxonomy.requirements', { accountId, categoryId: category.id });
  const answers = requirements.aspects
    .filter(({ required }) => required)
    .map(({ name, values }) => [name, [values[0] ?? 'Other']] as [string, string[]]);
  return {
    details: {
      categoryId: category.id,
      categoryName: category.name,
      aspects: Object.fromEntries(answers) as Record<string, string[]>,
    },
    condition: requirements.conditions[0]?.ours ?? null,
  };
}

/** Items that are ready for all connected accounts, made without the screens: this is about what comes after. */
export async function addReadyItems(page: Page, count: number): Promise<void> {
  const accounts = await ask(page, 'accounts.list');
  const markets: RequestInput<'items.create'>['markets'] = {};
  let condition: RequestInput<'items.create'>['condition'] = null;
  for (const { id, marketplace } of accounts) {
    if (markets[marketplace] !== undefined) continue;
    const found = await bookDetails(page, id);
    if (found === undefined) continue;
    markets[marketplace] = found.details;
    condition ??= found.condition;
  }
  const picture = await sharp({ create: { width: 800, height: 800, channels: 3, background: '#446688' } })
    .jpeg()
    .toBuffer();
  for (let index = 1; index <= count; index += 1) {
    const item = await ask(page, 'items.create', {
      title: `Paperback number ${index}`,
      description: `A book, copy ${index}.`,
      condition,
      markets,
    });
    const [variant] = item.variants;
    if (!variant) throw new Error('no variant');
    await ask(page, 'variants.update', { id: variant.id, patch: { price: { amount: 500 + index, currency: 'USD' } } });
    await ask(page, 'stock.adjust', {
      variantId: variant.id,
      reason: 'opening',
      change: { kind: 'count', quantity: 1 },
      note: '',
    });
    await page.evaluate(
      ([itemId, bytes]) =>
        globalThis.window.crossdock?.request({
          name: 'photos.import',
          input: { itemId, files: [{ fileName: 'cover.jpg', bytes: Uint8Array.from(bytes) }] },
        }),
      [item.id, [...picture]] as const,
    );
  }
}

/** Everything axe calls serious or worse, in the page as it is. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 200)) }));
  expect(found).toEqual([]);
}

/** Both schemes and both sizes of the page as it is: checked by axe, and kept as pictures to look at. */
export async function inspect(page: Page, name: string): Promise<void> {
  mkdirSync(shotFolder, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    for (const [width, height] of [
      [1280, 800],
      [900, 600],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: join(shotFolder, `${name}-${colorScheme}-${width}.png`) });
    }
    await expectAccessible(page);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1280, height: 800 });
}
