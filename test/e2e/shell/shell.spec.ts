import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sellOne } from './sale.ts';
import { launchApp, type LaunchOptions, type RunningApp } from '../harness/launch.ts';

test.setTimeout(120_000);

let profile: string;
const running: RunningApp[] = [];
test.beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'crossdock-shell-'));
});
test.afterEach(async () => {
  for (const app of running.splice(0)) await app.close();
  rmSync(profile, { recursive: true, force: true });
});

async function launch(options: LaunchOptions = {}): Promise<RunningApp> {
  const app = await launchApp({ profile, ...options });
  running.push(app);
  await expect(app.window.getByRole('navigation')).toBeVisible();
  return app;
}
const ask = (app: RunningApp, name: string, input?: unknown) =>
  app.window.evaluate((envelope) => window.crossdock?.request(envelope), { name, input }) as Promise<{
    ok: boolean;
    value: unknown;
  }>;

test('opens where it was closed', async () => {
  const first = await launch();
  await first.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1000, height: 700 }),
    null,
  );
  expect(await first.close()).toBe(0);
  const second = await launch();
  const bounds = await second.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
    null,
  );
  expect(bounds).toMatchObject({ width: 1000, height: 700 });
});

test('what is typed with the shortcut of the palette is in its search box', async () => {
  const { window: page } = await launch();
  // Both before the page can draw: faster than anybody types, and what a busy machine makes of fast typing.
  await page.evaluate(() => {
    for (const init of [{ key: 'k', ctrlKey: true }, { key: 'n' }, { key: 'e' }, { key: 'w' }])
      document.body.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }));
  });
  await expect(page.getByPlaceholder('What would you like to do?')).toBeFocused();
  await page.keyboard.type(' item');
  await expect(page.getByPlaceholder('What would you like to do?')).toHaveValue('new item');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
});

test('a command typed whole with the shortcut of the palette is run', async () => {
  const { window: page } = await launch();
  const press = (keys: readonly string[]): Promise<void> =>
    page.evaluate((all) => {
      for (const key of all)
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key, ctrlKey: key === 'k', bubbles: true, cancelable: true }),
        );
    }, keys);
  await press(['k', 'n', 'e', 'w', ' ', 'i', 't', 'e', 'm']);
  await expect(page.getByPlaceholder('What would you like to do?')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('button', { name: 'New item' }).first()).toBeVisible();
  await press(['k', 'n', 'e', 'w', ' ', 'i', 't', 'e', 'm', 'Enter']);
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
});

test('keeps what was saved a moment before it quits', async () => {
  const first = await launch();
  await ask(first, 'settings.update', { skuPattern: 'SHOP-####' });
  expect(await first.close()).toBe(0);
  const second = await launch();
  expect((await ask(second, 'settings.get')).value).toMatchObject({ skuPattern: 'SHOP-####' });
  expect((await ask(second, 'app.info')).value).toMatchObject({ startNotices: [] });
});

test('notices at the next start that it was killed', async () => {
  const first = await launch();
  await ask(first, 'settings.update', { skuPattern: 'SHOP-####' });
  await first.kill();
  running.splice(0);
  const second = await launch();
  expect((await ask(second, 'settings.get')).value).toMatchObject({ skuPattern: 'SHOP-####' });
  expect((await ask(second, 'app.info')).value).toMatchObject({ startNotices: [{ reason: 'checked_after_crash' }] });
});

test('goes where its menu says', async () => {
  const app = await launch();
  await app.control.call(
    'clickApplicationMenu',
    process.platform === 'darwin' ? ['Crossdock', 'Settings…'] : ['File', 'Settings…'],
  );
  await expect.poll(() => new URL(app.window.url()).hash).toContain('settings');
  await app.control.call('clickApplicationMenu', ['Go', 'Orders']);
  await expect.poll(() => new URL(app.window.url()).hash).toContain('orders');
  await app.control.call('answerDialog', 'open', { canceled: true, filePaths: [] });
  await app.control.call('clickApplicationMenu', ['File', 'Import CSV…']);
  await app.control.waitFor('dialog', ({ kind }) => kind === 'open');
  await expect.poll(() => new URL(app.window.url()).hash).toContain('inventory');
});

test('quits with its last window, or stays in the tray when told to', async () => {
  test.skip(process.env['E2E_RUNTIME'] === 'electron', 'the tray of a real desktop cannot be clicked from here');
  const app = await launch();
  if (process.platform === 'linux')
    await app.control.call('clickTrayMenu', ['Keep watching when the window is closed']);
  const [window] = await app.control.call('windows');
  await app.control.call('closeWindow', window?.id ?? 0);
  await expect.poll(async () => (await app.control.call('windows')).length).toBe(0);

  await app.control.call('clickTrayMenu', ['Show Crossdock']);
  const again = await app.waitForWindow('app://crossdock/');
  await expect(again.getByRole('navigation')).toBeVisible();

  await app.control.call('clickTrayMenu', ['Keep watching when the window is closed']);
  const [shown] = await app.control.call('windows');
  await app.control.call('closeWindow', shown?.id ?? 0);
  expect(await app.exited).toBe(0);
});

test('goes to a page that is asked for while no window is open', async () => {
  test.skip(process.env['E2E_RUNTIME'] === 'electron', 'Electron raises this event from the operating system only');
  const app = await launch();
  if (process.platform === 'linux')
    await app.control.call('clickTrayMenu', ['Keep watching when the window is closed']);
  const [window] = await app.control.call('windows');
  await app.control.call('closeWindow', window?.id ?? 0);
  await expect.poll(async () => (await app.control.call('windows')).length).toBe(0);
  await app.control.call('openUrl', 'crossdock://open/orders');
  const again = await app.waitForWindow('app://crossdock/');
  await expect.poll(() => new URL(again.url()).hash).toContain('orders');
});

test('brings itself to the front and goes to the orders when a notification is clicked', async () => {
  const app = await launch();
  const [window] = await app.control.call('windows');
  if (process.platform === 'linux' && app.runtime === 'stand-in') {
    await app.control.call('clickTrayMenu', ['Keep watching when the window is closed']);
  }
  await sellOne(app);
  const { detail } = await app.control.waitFor('notification');
  await app.control.call('closeWindow', window?.id ?? 0);
  await expect.poll(async () => (await app.control.call('windows')).length).toBe(0);
  await app.control.call('notification', detail['id'] as number, { click: true } as never);
  const again = await app.waitForWindow('app://crossdock/');
  await expect.poll(() => new URL(again.url()).hash).toContain('orders');
});

test('ends an open sign-in when it quits', async () => {
  const app = await launch();
  const answer = ask(app, 'accounts.connect', { marketplace: 'ebay', environment: 'practice' }).catch(() => undefined);
  await app.waitForWindow('http://127.0.0.1:');
  expect(await app.close()).toBe(0);
  await answer;
});

test('follows the theme that the seller chose', async () => {
  const app = await launch();
  for (const theme of ['dark', 'light', 'system']) {
    await ask(app, 'settings.update', { theme });
    await expect.poll(() => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource, null)).toBe(theme);
  }
});

test('looks for orders from the tray', async () => {
  test.skip(process.env['E2E_RUNTIME'] === 'electron', 'the tray of a real desktop cannot be clicked from here');
  const app = await launch();
  await app.control.call('clickTrayMenu', ['Check orders now']);
  expect(app.output()).not.toMatch(/ipc\.(?:failed|refused)/);
});

test('keeps profiles apart', async () => {
  const shop = await launch({ args: ['--profile=shop'] });
  await ask(shop, 'settings.update', { skuPattern: 'SHOP-####' });
  // Another profile runs beside it, with data of its own.
  const other = await launch({ args: ['--profile=other'] });
  expect((await ask(other, 'settings.get')).value).toMatchObject({ skuPattern: 'CD-{YYYY}-####' });
});

test('brings back the page when it died', async () => {
  test.skip(process.env['E2E_RUNTIME'] === 'electron', 'pages are crashed through the stand-in');
  const app = await launch();
  await app.control.call('answerDialog', 'message', { response: 0, checkboxChecked: false });
  const [window] = await app.control.call('windows');
  await app.control.call('crashPage', window?.id ?? 0);
  const asked = await app.control.waitFor('dialog', ({ kind }) => kind === 'message');
  expect(asked.detail['options']).toMatchObject({ message: 'The screen stopped working.' });
  await app.control.waitFor('loaded', ({ window: id }) => id === window?.id);
});
