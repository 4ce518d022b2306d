import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { launchApp, type RunningApp } from '../harness/launch.ts';

/**
 * Electron's security checklist (https://www.electronjs.org/docs/latest/tutorial/security), one test for each of its 20
 * items, against the built app. docs/security.md says for each how the app meets it.
 */

type Api = typeof Electron.CrossProcessExports;

const project = fileURLToPath(new URL('../../..', import.meta.url));
const read = (path: string): string => readFileSync(join(project, path), 'utf8');
/** The code of the main process as it is shipped, without comments. */
const mainBundle = (): string =>
  readdirSync(join(project, 'dist/main'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => read(`dist/main/${name}`))
    .join('\n')
    .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

let app: RunningApp;
/** Somewhere else: nothing of the app may ever come here. */
let elsewhere: Server;
let elsewhereUrl: string;
const visits: string[] = [];

test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  elsewhere = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' });
    response.end('<title>elsewhere</title>');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  app = await launchApp();
  await expect(app.window.getByRole('navigation')).toBeVisible();
});
test.beforeEach(() => void (visits.length = 0));
// Whatever a test tried, nothing left the app and its page is still its page.
test.afterEach(async () => {
  expect(visits).toEqual([]);
  const windows = await app.control.call('windows');
  expect(windows.map(({ url }) => url.replace(/#.*/, ''))).toEqual(['app://crossdock/index.html']);
});
test.afterAll(async () => {
  await app.close();
  elsewhere.close();
  rmSync(app.profileDir, { recursive: true, force: true });
});

/** Runs in the main process; the function is sent as its source. */
const inMain = <Argument, Answer>(work: (electron: Api, argument: Argument) => Answer, argument: Argument) =>
  app.control.call('evaluate', work.toString(), argument) as Promise<Awaited<Answer>>;

const ask = (name: string, input?: unknown) =>
  app.window.evaluate((envelope) => window.crossdock?.request(envelope), { name, input }) as Promise<{
    readonly ok: boolean;
    readonly error?: { readonly code: string; readonly reason: string };
  }>;

test('01 loads only secure content', async () => {
  const result = await app.window.evaluate(async (url) => {
    const element = (tag: 'img' | 'script', source: string) =>
      new Promise<string>((resolve) => {
        const one = document.createElement(tag);
        one.addEventListener('load', () => resolve('loaded'));
        one.addEventListener('error', () => resolve('blocked'));
        try {
          one.src = source;
          document.body.append(one);
        } catch {
          resolve('blocked');
        }
      });
    const fetched = fetch(`${url}/data`).then(
      () => 'loaded',
      () => 'blocked',
    );
    return [await element('img', `${url}/image.png`), await element('script', `${url}/script.js`), await fetched];
  }, elsewhereUrl);
  expect(result).toEqual(['blocked', 'blocked', 'blocked']);
});

test('02 does not give Node.js to pages', async () => {
  const found = await app.window.evaluate(() =>
    ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', '__filename', 'setImmediate'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(found).toEqual([]);
});

test('03 isolates the context of the preload', async () => {
  const result = await app.window.evaluate(async () => {
    const bridge = window.crossdock as unknown as Record<string, unknown>;
    const attempt = (work: () => unknown) => {
      try {
        return work();
      } catch {
        return 'refused';
      }
    };
    attempt(() => Object.defineProperty(window, 'crossdock', { value: null }));
    attempt(() => Object.assign(bridge, { request: () => 'mine' }));
    // The constructor of a leaked function of another context would compile code in there.
    const reach = attempt(() =>
      (bridge['request'] as { constructor: (code: string) => () => unknown }).constructor('return typeof process')(),
    );
    const answer = (await window.crossdock?.request({ name: 'settings.get', input: undefined })) as { ok: boolean };
    return { reach, ok: answer.ok, preload: 'ipcRenderer' in globalThis };
  });
  expect(['refused', 'undefined']).toContain(result.reach);
  expect(result).toMatchObject({ ok: true, preload: false });
});

test('04 runs every page in the sandbox', async () => {
  // Before anything else in the entry; for all pages, whatever a window says.
  expect(read('dist/main/index.js')).toContain('app.enableSandbox()');
  expect(mainBundle()).toContain('sandbox: true');
  expect(mainBundle()).not.toMatch(/sandbox:\s*(?:false|!1)|no-sandbox/);
  // A preload that needs more than a sandboxed one gets would not have loaded.
  expect(read('dist/preload/index.cjs').match(/require\([^)]*\)/g)).toEqual(['require("electron")']);
  expect(await app.window.evaluate(() => typeof window.crossdock?.request)).toBe('function');
});

test('05 denies permissions, asked for or checked', async () => {
  const answers = await app.window.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
    const states = names.map((name) =>
      navigator.permissions.query({ name: name as PermissionName }).then(
        ({ state }) => state,
        () => 'denied',
      ),
    );
    const camera = navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    );
    const place = new Promise<string>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      );
    });
    return Promise.all([...states, camera, place, Notification.requestPermission()]);
  });
  expect(new Set(answers)).toEqual(new Set(['denied']));
});

test('06 keeps webSecurity: another origin stays out of reach', async () => {
  expect(mainBundle()).toContain('webSecurity: true');
  expect(mainBundle()).not.toMatch(/webSecurity:\s*(?:false|!1)|disable-web-security|bypassCSP|corsEnabled/);
  const result = await app.window.evaluate(async (url) => {
    const frame = document.createElement('iframe');
    const settled = new Promise((resolve) => {
      frame.addEventListener('load', resolve);
      document.addEventListener('securitypolicyviolation', resolve, { once: true });
    });
    frame.src = url;
    document.body.append(frame);
    await settled;
    let title: string;
    try {
      title = frame.contentDocument?.title ?? '';
    } catch {
      title = '';
    }
    frame.remove();
    return { title, origin: globalThis.origin };
  }, elsewhereUrl);
  expect(result.title).not.toBe('elsewhere');
  // A page from a file or with a lax scheme has the origin "null", which is like every other such page.
  expect(result.origin).not.toBe('null');
});

test('07 serves its page with a content security policy that holds', async () => {
  const headers = await app.window.evaluate(async () => Object.fromEntries((await fetch('./index.html')).headers));
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/unsafe|\*|data:/);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  });

  const tried = await app.window.evaluate(async () => {
    const styleRefused = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (effectiveDirective === 'style-src-elem') resolve(effectiveDirective);
      });
    });
    const thrown = (work: () => void) => {
      try {
        work();
        return 'done';
      } catch (error) {
        return (error as Error).name;
      }
    };
    const code = 'globalThis.injected = true';
    const holder = document.createElement('div');
    document.body.append(holder);
    const markup = thrown(() => {
      holder.innerHTML = `<img src="missing.png" onerror="${code}">`;
    });
    const script = document.createElement('script');
    const scriptText = thrown(() => {
      script.textContent = code;
    });
    script.append(code);
    holder.append(script);
    const handler = document.createElement('img');
    thrown(() => handler.setAttribute('onerror', code));
    const failed = new Promise((resolve) => {
      handler.addEventListener('error', resolve);
    });
    handler.src = 'missing.png';
    await failed;
    const style = document.createElement('style');
    style.textContent = '#root { visibility: hidden }';
    holder.append(style);
    const styles = await styleRefused;
    holder.remove();
    const root = document.querySelector('#root');
    return {
      markup,
      scriptText,
      styles,
      injected: 'injected' in globalThis,
      visibility: root && getComputedStyle(root).visibility,
    };
  });
  expect(tried).toEqual({
    markup: 'TypeError',
    scriptText: 'TypeError',
    styles: 'style-src-elem',
    injected: false,
    visibility: 'visible',
  });
});

test('08 does not allow insecure content in secure pages', () => {
  expect(mainBundle()).toContain('allowRunningInsecureContent: false');
  expect(mainBundle()).not.toMatch(/allowRunningInsecureContent:\s*(?:true|!0)|allow-running-insecure-content/);
});

test('09 enables no experimental features', () => {
  expect(mainBundle()).toContain('experimentalFeatures: false');
  expect(mainBundle()).not.toMatch(/experimentalFeatures:\s*(?:true|!0)|enable-experimental|commandLine\.appendSwitch/);
});

test('10 enables no Blink features', () => {
  expect(mainBundle()).not.toMatch(/enableBlinkFeatures|enable-blink-features/);
});

test('11 has no webview that allows popups', async () => {
  expect(read('dist/renderer/index.html')).not.toContain('webview');
  const element = await app.window.evaluate(() => {
    const webview = document.createElement('webview');
    webview.setAttribute('allowpopups', '');
    document.body.append(webview);
    const found = { real: 'loadURL' in webview, kind: webview.constructor.name };
    webview.remove();
    return found;
  });
  expect(element.real).toBe(false);
});

test('12 attaches no webview, whatever its options', async () => {
  expect(mainBundle()).toContain('webviewTag: false');
  const prevented = await inMain((electron) => {
    const [window] = electron.BrowserWindow.getAllWindows();
    let stopped = false;
    const event = { preventDefault: () => void (stopped = true) };
    window?.webContents.emit('will-attach-webview', event, { nodeIntegration: true }, { src: 'https://example.com' });
    return stopped;
  }, null);
  expect(prevented).toBe(true);
});

test('13 stays on its page: navigation is refused', async () => {
  for (const way of ['location', 'link', 'form', 'meta']) {
    await app.window.evaluate(
      ({ url, way }) => {
        const click = (element: HTMLElement) => {
          document.body.append(element);
          element.click();
          element.remove();
        };
        if (way === 'location') location.href = url;
        if (way === 'link') click(Object.assign(document.createElement('a'), { href: url, textContent: 'x' }));
        if (way === 'form') {
          const form = Object.assign(document.createElement('form'), { action: url, method: 'post' });
          document.body.append(form);
          form.submit();
          form.remove();
        }
        if (way === 'meta')
          document.head.append(
            Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${url}` }),
          );
      },
      { url: elsewhereUrl, way },
    );
  }
  // A refused navigation leaves no trace to wait for; a page that still answers after a full turn has not left.
  await app.window.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  expect((await ask('settings.get')).ok).toBe(true);
});

test('14 opens no new windows', async () => {
  const opened = await app.window.evaluateHandle((url) => {
    const link = Object.assign(document.createElement('a'), { href: url, target: '_blank', rel: 'opener' });
    document.body.append(link);
    link.click();
    link.remove();
    return [url, 'about:blank', 'app://crossdock/index.html'].map((address) => window.open(address));
  }, elsewhereUrl);
  // Electron gives none at all; a browser gives one that is gone before it loads anything.
  await expect.poll(() => opened.evaluate((all) => all.every((one) => one === null || one.closed))).toBe(true);
});

test('15 hands only known links to the system', async () => {
  const before = app.control.recorded('open-external').length;
  for (const url of [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://ebay.com/share',
    'http://www.ebay.com/',
    'https://www.ebay.com@evil.example/',
    'https://www.ebay.com.evil.example/',
    elsewhereUrl,
  ]) {
    const answer = await ask('app.openLink', { url });
    expect(answer.ok, url).toBe(false);
    expect(answer.error?.code, url).toBe('validation');
  }
  expect(app.control.recorded('open-external')).toHaveLength(before);

  expect((await ask('app.openLink', { url: 'https://www.ebay.com/itm/1' })).ok).toBe(true);
  const opened = await app.control.waitFor('open-external');
  expect(opened.detail).toMatchObject({ url: 'https://www.ebay.com/itm/1' });
  expect(mainBundle().match(/openExternal\(/g)).toHaveLength(1);
});

test('16 runs a current Electron, pinned to one version', async () => {
  const manifest = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
  const pinned = manifest.devDependencies['electron'] ?? '';
  expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Number(pinned.split('.')[0])).toBeGreaterThanOrEqual(45);
  if (app.runtime === 'electron') expect(await inMain(() => process.versions['electron'], null)).toBe(pinned);
});

test('17 answers only its own page', async () => {
  const answer = await inMain(
    async (electron, preload) => {
      // Everything like the app's window, except that it is not the app's window.
      const stranger = new electron.BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false },
      });
      await stranger.loadURL('app://crossdock/index.html');
      const result: unknown = await stranger.webContents.executeJavaScript(
        "crossdock.request({ name: 'settings.get', input: undefined })",
      );
      const closed = new Promise<void>((resolve) => {
        stranger.once('closed', () => resolve());
      });
      stranger.destroy();
      await closed;
      return result;
    },
    join(project, 'dist/preload/index.cjs'),
  );
  expect(answer).toMatchObject({ ok: false, error: { reason: 'untrusted_sender' } });
});

test('17 has one channel for requests and no other', async () => {
  // A library of ours opens one that would tell a page where the data lies; it is closed again.
  const open = await inMain((electron) => electron.ipcMain.listenerCount('electron-store-get-data'), null);
  expect(open).toBe(0);
  expect(mainBundle().match(/ipcMain\.(?:on|once|handle|handleOnce)\(/g)).toEqual(['ipcMain.handle(']);
});

test('18 uses its own scheme and never file://', async () => {
  const [main] = await app.control.call('windows');
  expect(main?.url).toMatch(/^app:\/\/crossdock\/index\.html/);
  expect(mainBundle()).not.toMatch(/loadFile\(|["'`]file:\/\//);
  const statuses = await app.window.evaluate(() =>
    Promise.all(
      [
        '../package.json',
        'assets/%2e%2e/%2e%2e/package.json',
        '..%2f..%2fpackage.json',
        '.env',
        'assets/',
        'photo/../../x',
        'nothing.js',
      ].map((path) =>
        fetch(`./${path}`).then(
          ({ status }) => status,
          () => 0,
        ),
      ),
    ),
  );
  for (const status of statuses) expect([0, 404]).toContain(status);
  const file = await app.window.evaluate(() =>
    fetch('file:///etc/hosts').then(
      () => 'read',
      () => 'refused',
    ),
  );
  expect(file).toBe('refused');
});

test('19 sets the fuses', () => {
  // That they end up in the binary is shown by test/build/installer.test.ts, which packs and reads them back.
  const { electronFuses } = parse(read('electron-builder.yml')) as { electronFuses: Record<string, boolean> };
  expect(electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('20 exposes two functions to its page and nothing of Electron', async () => {
  const exposed = await app.window.evaluate(() => {
    const bridge = window.crossdock as unknown as Record<string, unknown>;
    return { names: Object.keys(bridge).toSorted(), kinds: Object.values(bridge).map((value) => typeof value) };
  });
  expect(exposed).toEqual({ names: ['onEvent', 'request'], kinds: ['function', 'function'] });

  // An event brings plain data: no sender to talk through.
  const heard = app.window.evaluate(
    () =>
      new Promise<{ count: number; keys: string[] }>((resolve) => {
        const stop = window.crossdock?.onEvent((...given: unknown[]) => {
          stop?.();
          resolve({ count: given.length, keys: Object.keys(given[0] as object).toSorted() });
        });
      }),
  );
  await ask('settings.update', { theme: 'dark' });
  await ask('settings.update', { theme: 'light' });
  expect(await heard).toEqual({ count: 1, keys: ['name', 'payload', 'sequence'] });
});
