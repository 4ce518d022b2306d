import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launchApp, type RunningApp } from '../harness/launch.ts';

/** Threats of our own, beyond Electron's checklist: consent, the border to the page, links, logs, other starts. */

let app: RunningApp;
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  app = await launchApp();
  await expect(app.window.getByRole('navigation')).toBeVisible();
});
test.afterAll(async () => {
  await app.close();
  rmSync(app.profileDir, { recursive: true, force: true });
});

interface Answer {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly error?: { readonly code: string; readonly reason: string; readonly message: string };
}
const ask = (name: string, input?: unknown) => send({ name, input });
const send = (envelope: unknown) =>
  app.window.evaluate((given) => window.crossdock?.request(given as never), envelope) as Promise<Answer>;

/** Starts a sign-in at practice eBay and gives its window; `answer` comes when the attempt has ended. */
async function signIn(): Promise<{ readonly page: Page; readonly answer: Promise<Answer> }> {
  const answer = ask('accounts.connect', { marketplace: 'ebay', environment: 'practice' });
  const page = await app.waitForWindow('http://127.0.0.1:');
  return { page, answer };
}

const mainWindowOnly = () =>
  expect
    .poll(async () => (await app.control.call('windows')).map(({ url }) => url.replace(/#.*/, '')))
    .toEqual(['app://crossdock/index.html']);

test('a consent window has no bridge, no Node, no way into the app, and shows its true host', async () => {
  const { page, answer } = await signIn();
  const inside = await page.evaluate(async () => {
    document.title = 'signin.ebay.com';
    const reach = (url: string) =>
      fetch(url).then(
        () => 'read',
        () => 'refused',
      );
    return {
      globals: ['crossdock', 'require', 'process', 'Buffer'].filter((name) => name in globalThis),
      app: await reach('app://crossdock/index.html'),
      file: await reach('file:///etc/hosts'),
    };
  });
  expect(inside).toEqual({ globals: [], app: 'refused', file: 'refused' });

  const consent = (await app.control.call('windows')).find(({ url }) => url.startsWith('http:'));
  expect(consent?.title).toContain(new URL(consent?.url ?? '').host);
  expect(consent?.title).not.toMatch(/^signin/);

  await app.control.call('closeWindow', consent?.id ?? 0);
  expect(await answer).toMatchObject({ ok: false, error: { reason: 'consent_closed' } });
  await mainWindowOnly();
});

test('a consent window leaves the web only for nowhere', async () => {
  const { page, answer } = await signIn();
  const before = page.url();
  for (const url of ['app://crossdock/index.html', 'file:///etc/hosts', 'http://crossdock.example/']) {
    await page.evaluate((address) => {
      location.href = address;
    }, url);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    expect(page.url()).toBe(before);
  }
  await ask('accounts.cancelConnect');
  expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  await mainWindowOnly();
});

test('a consent window opens what it links to in itself', async () => {
  const { page, answer } = await signIn();
  await page.evaluate(() => void window.open('file:///etc/hosts'));
  // The page may be gone before it can answer.
  const opening = page.evaluate(() => void window.open(`${location.origin}/signin/help`)).catch(() => undefined);
  await page.waitForURL('**/signin/help');
  await opening;
  const windows = await app.control.call('windows');
  expect(windows.filter(({ url }) => !url.startsWith('app:'))).toHaveLength(1);
  await ask('accounts.cancelConnect');
  expect((await answer).ok).toBe(false);
});

test('two sign-ins share nothing: each has a session in memory that dies with it', async () => {
  const first = await signIn();
  await first.page.evaluate(() => {
    document.cookie = 'seen=1; max-age=9999';
    localStorage.setItem('seen', '1');
  });
  await ask('accounts.cancelConnect');
  await first.answer;
  const second = await signIn();
  expect(await second.page.evaluate(() => [document.cookie.includes('seen'), localStorage.getItem('seen')])).toEqual([
    false,
    null,
  ]);
  await ask('accounts.cancelConnect');
  await second.answer;
});

test('neither a grant nor a token nor a key reaches the page or the log', async () => {
  const { page, answer } = await signIn();
  await page.getByRole('button', { name: 'Agree' }).click();
  const connected = await answer;
  expect(connected.ok).toBe(true);
  await mainWindowOnly();
  const known = JSON.stringify([connected, await ask('accounts.list')]);
  expect(known).not.toMatch(/v\^1\.1|refresh_?token|access_?token|"code"/i);

  const folder = await app.evaluate((electron) => electron.app.getPath('logs'), null);
  const written = [app.output(), ...readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))].join(
    '\n',
  );
  expect(written).toContain('start.done');
  expect(written).not.toMatch(
    /v\^1\.1#|v%5E1\.1|Bearer (?!\[redacted\])|Basic (?!\[redacted\])|[?&]code=(?!\[redacted\])/,
  );

  // What lies on the disk is sealed by the key store, also in the write-ahead log.
  const data = join(app.profileDir, 'data');
  const files = readdirSync(data).filter((name) => name.startsWith('crossdock.sqlite'));
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) expect(readFileSync(join(data, name)).includes('v^1.1#')).toBe(false);
});

test('no screen breaks the policy of the page', async () => {
  const broken = await app.window.evaluateHandle(() => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      seen.push(`${effectiveDirective} ${blockedURI}`);
    });
    return seen;
  });
  for (const place of ['Listings', 'Orders', 'Connect', 'Settings', 'Inventory']) {
    await app.window.getByRole('navigation').getByRole('link', { name: place }).click();
    await expect(app.window.getByRole('heading', { name: place }).first()).toBeVisible();
  }
  await app.window.keyboard.press('ControlOrMeta+k');
  await expect(app.window.getByPlaceholder('What would you like to do?')).toBeVisible();
  await app.window.keyboard.press('Escape');
  expect(await broken.jsonValue()).toEqual([]);
  const complaints = app.control
    .recorded('console')
    .filter(
      ({ detail }) => detail['window'] === 1 && /Content Security Policy|Trusted/.test(String(detail['message'])),
    );
  expect(complaints).toEqual([]);
});

test('a malformed message is refused with a coded answer', async () => {
  for (const envelope of [
    null,
    undefined,
    7,
    'settings.get',
    [],
    {},
    { name: 'settings.get', input: null, more: 1 },
    { name: '__proto__', input: {} },
    { name: 'constructor', input: {} },
    { name: 'no.such.request', input: {} },
    { name: 'settings.update', input: { theme: 'pink' } },
    { name: 'x'.repeat(10_000), input: {} },
  ]) {
    const answer = await send(envelope);
    expect(answer.ok, JSON.stringify(envelope)).toBe(false);
    expect(['validation', 'not_found'], JSON.stringify(envelope)).toContain(answer.error?.code);
  }
  expect((await ask('settings.get')).ok).toBe(true);
});

test('an address from outside opens only known pages', async () => {
  const place = () => new URL(app.window.url()).hash;
  test.skip(app.runtime === 'electron', 'Electron raises this event from the operating system only');
  await app.control.call('openUrl', 'crossdock://open/orders');
  await expect.poll(place).toContain('orders');
  for (const url of [
    'crossdock://open/../settings',
    'crossdock://settings.update?practice=false',
    'https://evil.example/',
    'javascript:alert(1)',
  ]) {
    await app.control.call('openUrl', url);
  }
  expect((await ask('settings.get')).ok).toBe(true);
  expect(place()).toContain('orders');
});

test('a second start hands over to the first and leaves', async () => {
  const second = await launchApp({ profile: app.profileDir, deadline: 10_000 }).then(
    (running) => running.close().then(() => 'ran'),
    () => 'left',
  );
  expect(second).toBe('left');
  expect((await ask('settings.get')).ok).toBe(true);
});
