import { expect } from '@playwright/test';
import sharp from 'sharp';
import type { Account } from '#shared/domain/account.ts';
import { everyPair } from '#shared/domain/pairs.ts';
import type { Intent } from '#shared/ipc/publishing.ts';
import type { RunningApp } from '../harness/launch.ts';
import { ask } from '../market/support.ts';

const finished: ReadonlySet<Intent['state']> = new Set(['succeeded', 'failed', 'needs_attention', 'cancelled']);

/** Signs in through the consent window; `began` gets the address at which the sign-in starts. */
export async function signIn(
  app: RunningApp,
  attempt: () => Promise<Account>,
  began: (startUrl: string) => void,
): Promise<Account> {
  const connecting = attempt();
  const consent = await app.waitForWindow('http://127.0.0.1:');
  began(consent.url());
  await consent.getByRole('button', { name: 'Agree' }).click();
  return connecting;
}

/** Creates and chooses what the account needs, as a seller who takes the first of everything. */
export async function setUp({ window: page }: RunningApp, { id, marketplace }: Account): Promise<void> {
  const markets = await ask(page, 'marketplaces.list');
  if (markets.find((market) => market.id === marketplace)?.capabilities.setupDefaults === true) {
    await ask(page, 'setup.createDefaults', {
      id,
      defaults: {
        country: 'US',
        postalCode: '04101',
        city: 'Portland',
        state: 'ME',
        shippingCost: { amount: 595, currency: 'USD' },
        handlingDays: 2,
        returnDays: 30,
      },
    });
  }
  const state = async () => (await ask(page, 'accounts.list')).find((account) => account.id === id)?.state;
  for (let round = 0; round < 4 && (await state()) !== 'connected'; round += 1) {
    const open = (await ask(page, 'setup.get', { id })).filter((field) => field.selected === null && !field.optional);
    const values = open.map(({ key, input, options }) => [
      key,
      input === 'place' ? '43.66,-70.26' : (options[0]?.value ?? ''),
    ]);
    await ask(page, 'setup.choose', { id, values: Object.fromEntries(values) as Record<string, string> });
  }
  expect(await state(), marketplace).toBe('connected');
}

/** An item that the account's marketplace takes, three pieces of it. */
export async function addItem({ window: page }: RunningApp, account: Account, title: string): Promise<string> {
  const accountId = account.id;
  const [category] = await ask(page, 'taxonomy.suggest', { accountId, query: 'vintage film camera' });
  const rules =
    category === undefined
      ? undefined
      : await ask(page, 'taxonomy.requirements', { accountId, categoryId: category.id });
  const answers = (rules?.aspects ?? [])
    .filter(({ required }) => required)
    .map(({ name, values, dataType }) => [name, [values[0] ?? (dataType === 'number' ? '1' : 'Test')]]);
  const details = {
    categoryId: category?.id ?? null,
    categoryName: category?.name ?? null,
    aspects: Object.fromEntries(answers) as Record<string, string[]>,
  };
  const item = await ask(page, 'items.create', {
    title,
    description: 'Works. Meter checked, light seals new.',
    condition: rules?.conditions.find(({ ours }) => ours === 'good')?.ours ?? rules?.conditions[0]?.ours ?? 'good',
    markets: { [account.marketplace]: details },
  });
  const variantId = item.variants[0]?.id ?? '';
  await ask(page, 'variants.update', { id: variantId, patch: { price: { amount: 24_999, currency: 'USD' } } });
  const change = { kind: 'count', quantity: 3 } as const;
  await ask(page, 'stock.adjust', { variantId, reason: 'opening', change, note: '' });
  const picture = await sharp({ create: { width: 800, height: 800, channels: 3, background: '#446688' } })
    .jpeg()
    .toBuffer();
  await page.evaluate(
    ([itemId, bytes]) =>
      globalThis.window.crossdock?.request({
        name: 'photos.import',
        input: { itemId, files: [{ fileName: 'front.jpg', bytes: Uint8Array.from(bytes) }] },
      }),
    [item.id, [...picture]] as const,
  );
  return item.id;
}

/** Publishes and waits for the end, whichever it is. */
export async function publish({ window: page }: RunningApp, itemId: string, account: Account): Promise<Intent> {
  const { batchId } = await ask(page, 'publishing.publish', { pairs: everyPair([itemId], [account.id]) });
  let last: Intent | undefined;
  await expect
    .poll(
      async () => {
        [last] = await ask(page, 'publishing.batch', { batchId });
        return last !== undefined && finished.has(last.state);
      },
      { message: `${account.marketplace}: the posting ends`, timeout: 60_000 },
    )
    .toBe(true);
  if (last === undefined) throw new Error('nothing was queued');
  return last;
}

/** A refusal in every marketplace's own form that quotes what should not be repeated. */
export function tellTale(token: string, email: string): unknown {
  const said = `The token ${token} of ${email} may not do this.`;
  return {
    error: { message: said, type: 'OAuthException', code: 100, error_user_msg: said, fbtrace_id: 'A1' },
    errors: [{ errorId: 25_999, domain: 'API', category: 'REQUEST', message: said, longMessage: said }],
    error_description: said,
    message: said,
    token,
    next: `https://graph.example/v25.0/me?access_token=${encodeURIComponent(token)}&limit=1`,
    contact: email,
  };
}
