import { readFileSync, rmSync } from 'node:fs';
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

const project = fileURLToPath(new URL('../../..', import.meta.url));
const read = (path: string): string => readFileSync(join(project, path), 'utf8');

let app: RunningApp;
/** Somewhere else: nothing of the app may ever come here. */
let elsewhere: Server;
let elsewhereUrl: string;
let visits: string[];

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  visits = [];
  elsewhere = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' });
    response.end('<title>elsewhere</title>');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  app = await launchApp();
  await expect(app.window.locator('#root > *').first()).toBeVisible();
});
test.afterAll(async () => {
  await app.close();
  elsewhere.close();
  rmSync(app.profileDir, { recursive: true, force: true });
});

/** Runs in the main process. */
const inMain = <Answer>(work: (electron: typeof Electron, arg: never) => Answer, arg: unknown = null) =>
  app.control.call('evaluate', work.toString(), arg) as Promise<Awaited<Answer>>;

/** Lets the page try something and answers what became of it. */
const outcome = (attempt: string): Promise<string> =>
  app.window.evaluate(
    (source) =>
      Promise.race([
        (async () => {
          try {
            return `did: ${String(await (0, eval.call.bind(eval.call))(null, source))}`;
          } catch (error) {
            return `refused: ${String(error)}`;
          }
        })(),
      ]),
    attempt,
  );
void outcome;

test('01 loads only secure content', async () => {
  const result = await app.window.evaluate(async (url) => {
    const image = await new Promise<string>((resolve) => {
      const element = new Image();
      element.addEventListener('load', () => resolve('loaded'));
      element.addEventListener('error', () => resolve('blocked'));
      element.src = `${url}/image.png`;
    });
    const fetched = await fetch(`${url}/data`).then(
      () => 'loaded',
      () => 'blocked',
    );
    const script = await new Promise<string>((resolve) => {
      const element = document.createElement('script');
      element.addEventListener('load', () => resolve('loaded'));
      element.addEventListener('error', () => resolve('blocked'));
      element.src = `${url}/script.js`;
      document.head.append(element);
    });
    return { image, fetched, script };
  }, elsewhereUrl);
  expect(result).toEqual({ image: 'blocked', fetched: 'blocked', script: 'blocked' });
  expect(visits).toEqual([]);
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
    const before = window.crossdock;
    try {
      Object.defineProperty(window, 'crossdock', { value: null });
    } catch {
      // Refusing loudly is as good as silently.
    }
    // A page that poisons its own built-ins must not reach the preload, which has others.
    const seen: unknown[] = [];
    const then = Promise.prototype.then;
    Promise.prototype.then = function poisoned(this: Promise<unknown>, ...args: never[]) {
      seen.push(this);
      return then.apply(this, args);
    } as never;
    const answer = await before.request({ name: 'settings.get', input: undefined });
    Promise.prototype.then = then;
    return { same: window.crossdock === before, ok: (answer as { ok: boolean }).ok, foreign: seen.some((one) => !(one instanceof Promise)) };
  });
  expect(result).toEqual({ same: true, ok: true, foreign: false });
});

test('04 runs every page in the sandbox', async () => {
  // What a sandboxed preload may require is all that ours does; Electron refuses the rest when it loads it.
  const required = [...read('dist/preload/index.cjs').matchAll(/require\(["']([^"']+)["']\)/g)].map((match) => match[1]);
  expect(required).toEqual(['electron']);
  expect(read('dist/main/index.js')).toMatch(/app\.enableSandbox\(\)/);
  const reached = await app.window.evaluate(() => typeof window.crossdock.request);
  expect(reached).toBe('function');
});

test('05 denies permissions that nobody needs', async () => {
  const states = await app.window.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
    const answers = await Promise.all(
      names.map(async (name) => {
        try {
          return (await navigator.permissions.query({ name: name as PermissionName })).state;
        } catch {
          return 'denied';
        }
      }),
    );
    const camera = await navigator.mediaDevices?.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    );
    return [...answers, camera ?? 'denied', Notification.permission, await Notification.requestPermission()];
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('06 keeps webSecurity: another origin is another origin', async () => {
  await inMain((electron, url) => electron.net.fetch(url).then((response) => response.status), elsewhereUrl);
  visits.length = 0;
  const result = await app.window.evaluate(async (url) => {
    const frame = document.createElement('iframe');
    frame.src = url;
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 300));
    let inside: string;
    try {
      inside = frame.contentDocument?.title ?? 'none';
    } catch {
      inside = 'none';
    }
    frame.remove();
    return { inside, origin: globalThis.origin };
  }, elsewhereUrl);
  expect(result.inside).not.toBe('elsewhere');
  expect(result.origin).not.toBe('null');
  expect(visits).toEqual([]);
});

test('07 serves its page with a content security policy, and the page lives under it', async () => {
  const headers = await app.window.evaluate(async () => {
    const response = await fetch('./index.html');
    return Object.fromEntries(response.headers);
  });
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/unsafe|\*|data:/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  expect(headers['cache-control']).toBe('no-store');

  const blocked = await app.window.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'globalThis.injected = true';
    document.head.append(script);
    const style = document.createElement('style');
    style.textContent = '#root { visibility: hidden }';
    document.head.append(style);
    const holder = document.createElement('div');
    holder.innerHTML = '<img src=x onerror="globalThis.injected = true">';
    document.body.append(holder);
    await new Promise((resolve) => setTimeout(resolve, 200));
    holder.remove();
    const root = document.querySelector('#root');
    return { injected: 'injected' in globalThis, hidden: root !== null && getComputedStyle(root).visibility, violations: [...new Set(violations)] };
  });
  expect(blocked.injected).toBe(false);
  expect(blocked.hidden).toBe('visible');
  expect(blocked.violations.toSorted()).toEqual(['script-src-attr', 'script-src-elem', 'style-src-elem']);
});
