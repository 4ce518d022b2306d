import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { marketplaceIdSchema, type MarketplaceId } from '#shared/domain/marketplace.ts';
import { launchApp, type RunningApp } from '../harness/launch.ts';
import { startForeignServer, type ForeignServer } from './foreign-server.ts';

/** What a consent window does with an answer that is led astray, with popups and with downloads. */

let app: RunningApp;
let foreign: ForeignServer;
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  foreign = await startForeignServer();
  app = await launchApp();
  await expect(app.window.getByRole('navigation')).toBeVisible();
});
test.afterAll(async () => {
  await app.close();
  await foreign.close();
  rmSync(app.profileDir, { recursive: true, force: true });
});

interface Answer {
  readonly ok: boolean;
  readonly error?: { readonly code: string; readonly reason: string; readonly message: string };
}
const ask = (name: string, input?: unknown): Promise<Answer> =>
  app.window.evaluate((given) => window.crossdock?.request(given as never), { name, input }) as Promise<Answer>;

interface Attempt {
  readonly page: Page;
  readonly state: string;
  /** Comes when the attempt has ended. */
  readonly answer: Promise<Answer>;
}

async function signIn(marketplace: MarketplaceId): Promise<Attempt> {
  const answer = ask('accounts.connect', { marketplace, environment: 'practice' });
  const page = await app.waitForWindow('http://127.0.0.1:');
  return { page, answer, state: new URL(page.url()).searchParams.get('state') ?? '' };
}

/** The page may be gone before it can answer. */
const within = (page: Page, run: (address: string) => void, address: string): Promise<void> =>
  page.evaluate(run, address).catch(() => undefined);

async function expectRefused({ answer }: Attempt): Promise<void> {
  expect(await answer).toMatchObject({ ok: false, error: { code: 'auth_required', reason: 'consent_wrong_address' } });
  await expect
    .poll(async () => (await app.control.call('windows')).map(({ url }) => new URL(url).protocol))
    .toEqual(['app:']);
  expect(foreign.asked.filter((path) => !path.startsWith('/jump'))).toEqual([]);
  expect(await ask('accounts.list')).toEqual({ ok: true, value: [] });
}

for (const marketplace of marketplaceIdSchema.options) {
  const answerAt = (origin: string, state: string): string =>
    `${origin}/crossdock/accepted?${new URLSearchParams({ code: 'v^1.1#stolen', state }).toString()}`;

  test(`${marketplace}: an answer led to a look-alike ends the sign-in before anything is loaded`, async () => {
    const attempt = await signIn(marketplace);
    expect(Buffer.from(attempt.state, 'base64url')).toHaveLength(32);
    await within(
      attempt.page,
      (address) => void (location.href = address),
      answerAt(foreign.origin.replace('127.0.0.1', 'localhost'), attempt.state),
    );
    await expectRefused(attempt);
  });

  test(`${marketplace}: so it does when a page of somebody else passes the answer on`, async () => {
    const attempt = await signIn(marketplace);
    const jump = `${foreign.origin}/jump?to=${encodeURIComponent(answerAt(foreign.origin.replace('127.0.0.1', 'localhost'), attempt.state))}`;
    await within(attempt.page, (address) => void (location.href = address), jump);
    await expectRefused(attempt);
  });

  test(`${marketplace}: and when it is opened in a window of its own`, async () => {
    const attempt = await signIn(marketplace);
    const popup = answerAt('https://accounts.seller.invalid', attempt.state);
    await within(attempt.page, (address) => void window.open(address), popup);
    await expectRefused(attempt);
  });
}

test('a consent window opens no second window and saves no file', async () => {
  const { page, answer } = await signIn('ebay');
  for (const address of ['app://crossdock/index.html', 'file:///etc/hosts', 'about:blank', 'javascript:alert(1)']) {
    await page.evaluate((url) => void window.open(url), address);
  }
  await page.evaluate((url) => {
    const link = document.createElement('a');
    link.href = url;
    link.download = 'invoice.exe';
    document.body.append(link);
    link.click();
  }, `${foreign.origin}/file`);
  await app.control.waitFor('download', ({ prevented, url }) => prevented === true && String(url).endsWith('/file'));
  expect((await app.control.call('windows')).filter(({ url }) => !url.startsWith('app:'))).toHaveLength(1);
  const kept = readdirSync(app.profileDir, { recursive: true, encoding: 'utf8' });
  expect(kept.filter((name) => name.includes('invoice'))).toEqual([]);
  expect(existsSync(join(process.env['HOME'] ?? '', 'Downloads', 'invoice.exe'))).toBe(false);
  await ask('accounts.cancelConnect');
  expect((await answer).ok).toBe(false);
});
