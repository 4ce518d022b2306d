import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningApp } from '#test/e2e/harness/launch.ts';
import { nodeExecutable } from '#test/e2e/harness/node-executable.ts';
import { launchFixture } from './fixture.ts';

const runner = fileURLToPath(new URL('../../electron-stand-in/run.ts', import.meta.url));
const appFolder = fileURLToPath(new URL('../../fixtures/stand-in-app', import.meta.url));

let profile: string;
const started: RunningApp[] = [];

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'stand-in-'));
});
afterEach(async () => {
  for (const app of started.splice(0)) await app.kill();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

const launch = async (env: Readonly<Record<string, string>> = {}): Promise<RunningApp> => {
  const app = await launchFixture({ profile, env });
  started.push(app);
  return app;
};

/** How many processes have `text` on their command line. */
const processesWith = (text: string): number => {
  const lines = existsSync('/proc/self/cmdline')
    ? readdirSync('/proc').map((name) => commandLine(`/proc/${name}/cmdline`))
    : execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(text)).length;
};

const commandLine = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // No process, or one that has just ended.
    return '';
  }
};

// Windows has no signals to end a process politely.
describe.skipIf(process.platform === 'win32')('lifecycle', () => {
  it('tells the first instance of a second one, which ends by itself', async () => {
    const app = await launch();
    const second = spawn(nodeExecutable(), [runner, appFolder, `--user-data-dir=${profile}`, 'crossdock://open/item'], {
      stdio: 'ignore',
      env: { ...process.env, STAND_IN_HEADLESS: '1' },
    });
    const code = await new Promise((resolve) => second.once('exit', resolve));
    expect(code).toBe(0);
    const heard = await app.evaluate(() => globalThis.shared.heard, undefined);
    const [, argv, data] = heard.find(([name]) => name === 'second-instance') ?? [];
    expect(argv).toEqual(expect.arrayContaining(['crossdock://open/item']));
    expect(data).toEqual({ from: second.pid });
  });

  it('leaves no browser behind when it is killed, and starts again on the same data', async () => {
    const first = await launch();
    await first.window.evaluate(() => localStorage.setItem('kept', 'yes'));
    await first.close();
    const second = await launch();
    expect(await second.window.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
    await second.kill();
    await expect.poll(() => processesWith(profile), { timeout: 10_000 }).toBe(0);
    const third = await launch();
    expect(await third.window.title()).toBe('Fixture page');
  });

  it('starts again at once after a kill, while the old browser is still ending', async () => {
    const first = await launch();
    await first.kill();
    const second = await launch();
    expect(await second.window.title()).toBe('Fixture page');
  });

  it('lets the app refuse to close a window, and to quit', async () => {
    const app = await launch();
    await app.evaluate(() => {
      globalThis.shared.main.on('close', (event) => {
        globalThis.shared.note('close')();
        event.preventDefault();
      });
    }, undefined);
    const [state] = await app.control.call('windows');
    await app.control.call('closeWindow', state!.id);
    await app.control.call('quit');
    const heard = await app.evaluate(() => globalThis.shared.heard.map(([name]) => name), undefined);
    expect(heard).toEqual(['close', 'before-quit', 'close']);
    expect(await app.window.title()).toBe('Fixture page');
    await app.evaluate(() => void globalThis.shared.main.removeAllListeners('close'), undefined);
    expect(await app.close()).toBe(0);
  });

  it('lets the page finish its work when its window closes', async () => {
    const app = await launch();
    await app.window.evaluate(() => {
      window.addEventListener('pagehide', () => window.bridge.send('note', 'last words'));
    });
    const words = app.evaluate(
      () =>
        new Promise((resolve) => {
          globalThis.shared.main.on('closed', () => resolve(globalThis.shared.heard));
        }),
      undefined,
    );
    const [state] = await app.control.call('windows');
    await app.control.call('closeWindow', state!.id);
    expect(await words).toContainEqual(['note', 'app://main/index.html', 'last words']);
  });

  it('takes a page closed in the browser for a window closed by its user', async () => {
    const app = await launch();
    await app.window.close();
    await app.control.waitFor('window-closed');
    expect(await app.control.call('windows')).toEqual([]);
    expect(await app.close()).toBe(0);
  });

  it('quits in order on SIGTERM', async () => {
    const app = await launch();
    process.kill(app.pid, 'SIGTERM');
    expect(await app.exited).toBe(0);
    expect(
      app.control
        .recorded()
        .slice(-2)
        .map(({ kind }) => kind),
    ).toEqual(['window-closed', 'quit']);
  });

  it('says when there is no key store', async () => {
    const app = await launch({ STAND_IN_KEY_STORE: 'none' });
    const state = await app.evaluate(
      ({ safeStorage }) => [safeStorage.isEncryptionAvailable(), safeStorage.getSelectedStorageBackend()],
      undefined,
    );
    expect(state).toEqual([false, 'basic_text']);
  });

  it('can be imported by packages that use more of Electron than it implements', async () => {
    const app = await launch();
    const names = await app.evaluate(async () => {
      const updater = (await globalThis.shared.load('electron-updater')) as { default: Record<string, unknown> };
      const store = (await globalThis.shared.load('electron-store')) as {
        default: new (options: object) => { path: string };
      };
      const log = (await globalThis.shared.load('electron-log/main.js')) as { default: { initialize: unknown } };
      return [
        'AppImageUpdater' in updater.default,
        new store.default({ name: 'probe' }).path,
        typeof log.default.initialize,
      ];
    }, undefined);
    expect(names).toEqual([true, join(profile, 'probe.json'), 'function']);
  });
});
