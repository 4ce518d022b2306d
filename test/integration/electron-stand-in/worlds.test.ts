import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningApp } from '#test/e2e/harness/launch.ts';
import { endFixture, launchFixture } from './fixture.ts';

let app: RunningApp;

beforeAll(async () => {
  app = await launchFixture();
});
afterAll(() => endFixture(app));

/** The message that `run` fails with in the page. */
const failureOf = (run: () => unknown): Promise<string> =>
  app.window.evaluate(async (source) => {
    try {
      // oxlint-disable-next-line no-eval -- the functions come from this file
      await (0, eval)(`(${source})`)();
      return 'no failure';
    } catch (error) {
      return String(error);
    }
  }, run.toString());

describe('worlds', () => {
  it('shows the page only what the preload exposed', async () => {
    const seen = await app.window.evaluate(() => ({
      secret: 'onlyInPreload' in window,
      require: 'require' in window,
      process: 'process' in window,
      module: 'module' in window,
      bridge: typeof window.bridge,
    }));
    expect(seen).toEqual({ secret: false, require: false, process: false, module: false, bridge: 'object' });
  });

  it('has exposed it before the first script of the page', async () => {
    expect(await app.window.evaluate(() => window.bridgeAtStart)).toBe('object');
  });

  it('leaves no name of its own on the page', async () => {
    const names = await app.window.evaluate(() => {
      const frame = document.querySelector('iframe')!.contentWindow!;
      const common = new Set(Object.getOwnPropertyNames(frame));
      return Object.getOwnPropertyNames(window).filter((name) => !common.has(name));
    });
    expect(names.filter((name) => !/^\d+$/.test(name)).toSorted()).toEqual(
      expect.arrayContaining(['bridge', 'bridgeAtStart', 'pageScriptRan']),
    );
    expect(names.some((name) => /post_|receive_|bridge-/.test(name))).toBe(false);
  });

  it('freezes what was exposed, so that the page cannot replace it', async () => {
    const frozen = await app.window.evaluate(() => {
      'use strict';
      const attempts = [
        () => Object.assign(window.bridge, { invoke: 1 }),
        () => Object.assign(window, { bridge: 1 }),
        () => Object.assign(window.bridge.list[1] as object, { deep: false }),
      ];
      return attempts.map((attempt) => {
        try {
          attempt();
          return 'changed';
        } catch (error) {
          return (error as Error).name;
        }
      });
    });
    expect(frozen).toEqual(['TypeError', 'TypeError', 'TypeError']);
  });

  it('runs no preload in a frame', async () => {
    const frame = app.window.frames().find((each) => each.url().endsWith('frame.html'))!;
    expect(await frame.evaluate(() => typeof window.bridge)).toBe('undefined');
  });

  it('passes functions as proxies and keeps promises', async () => {
    const results = await app.window.evaluate(async () => ({
      sum: window.bridge.sum([1, 2, 3], (a, b) => a + b),
      later: await window.bridge.later({ at: new Date(7) }),
      isPromise: window.bridge.later(1) instanceof Promise,
      echoed: (window.bridge.echo(() => 'called') as () => string)(),
      sameFunction: window.bridge.echo(Math.max) !== Math.max,
    }));
    expect(results).toEqual({
      sum: 6,
      later: { at: new Date(7) },
      isPromise: true,
      echoed: 'called',
      sameFunction: true,
    });
  });

  it('gives the preload nothing but electron, and of electron only what it implements', async () => {
    expect(await failureOf(() => window.bridge.requireFs())).toBe('Error: module not found: node:fs');
    expect(await failureOf(() => window.bridge.unknownMember())).toMatch(
      /stand-in does not implement ipcRenderer.sendSync/,
    );
  });

  it('honours the content security policy that the app answered with', async () => {
    expect(await app.window.evaluate(() => [window.pageScriptRan, window.inlineScriptRan])).toEqual([true, undefined]);
    const headers = await app.window.evaluate(async () => Object.fromEntries((await fetch('page.js')).headers));
    expect(headers).toMatchObject({
      'content-type': 'text/javascript',
      'content-security-policy': "default-src 'self'; script-src 'self'; frame-src 'self'",
      'x-mark': 'as set',
    });
    expect(await failureOf(() => fetch('https://elsewhere.invalid/'))).toMatch(/Failed to fetch/);
  });

  it('hands the protocol handler method, body and the URL as the app knows it', async () => {
    const answer = await app.window.evaluate(async () => {
      const response = await fetch('/echo', { method: 'POST', body: 'größe' });
      return response.json() as Promise<unknown>;
    });
    expect(answer).toEqual({ method: 'POST', body: 'größe', url: 'app://main/echo' });
  });

  it('serves workers too', async () => {
    const answer = await app.window.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker('/worker.js');
          worker.addEventListener('message', ({ data }) => resolve(data));
          worker.addEventListener('error', () => reject(new Error('no worker')));
        }),
    );
    expect(answer).toEqual({ method: 'PUT', body: 'from a worker', url: 'app://main/echo' });
  });
});

describe('messages', () => {
  it('carries what structured clone carries, both ways', async () => {
    const checks = await app.window.evaluate(async () => {
      const shared = { name: 'shared' };
      const cyclic: Record<string, unknown> = { one: shared, two: shared };
      cyclic['self'] = cyclic;
      const sent = {
        undefined: undefined,
        nan: Number.NaN,
        minusZero: -0,
        big: 2n ** 70n,
        date: new Date(86_400_000),
        expression: /a\/b/giu,
        map: new Map<unknown, unknown>([[{ k: 1 }, new Set([1, 'x'])]]),
        bytes: new Uint8Array([0, 128, 255]),
        part: new Uint16Array(new Uint16Array([1, 2, 3, 4]).buffer, 2, 2),
        buffer: new Uint8Array([9]).buffer,
        cyclic,
        error: new RangeError('too far'),
        text: 'emoji 🎉 \u0000 \uD800',
      };
      const got = (await window.bridge.invoke('echo', sent)) as typeof sent;
      const map = [...got.map][0] as [{ k: number }, Set<unknown>];
      return {
        undefined: 'undefined' in got && got.undefined === undefined,
        nan: Number.isNaN(got.nan),
        minusZero: Object.is(got.minusZero, -0),
        big: got.big === 2n ** 70n,
        date: got.date instanceof Date && got.date.getTime() === 86_400_000,
        expression: got.expression instanceof RegExp && String(got.expression) === String(/a\/b/giu),
        map: map[0].k === 1 && map[1].has('x') && map[1].size === 2,
        bytes: got.bytes instanceof Uint8Array && got.bytes.join() === '0,128,255',
        part: got.part instanceof Uint16Array && got.part.join() === '2,3' && got.part.byteOffset === 2,
        buffer: got.buffer instanceof ArrayBuffer && new Uint8Array(got.buffer)[0] === 9,
        cyclic: got.cyclic['self'] === got.cyclic && got.cyclic['one'] === got.cyclic['two'],
        error: got.error instanceof Error && got.error.message === 'too far',
        text: got.text === sent.text,
      };
    });
    expect(Object.entries(checks).filter(([, passed]) => !passed)).toEqual([]);
  });

  it.each([
    ['a function', () => window.bridge.invoke('echo', { deep: () => 1 })],
    ['a DOM node', () => window.bridge.invoke('echo', document.body)],
    ['a symbol', () => window.bridge.invoke('echo', Symbol('x'))],
    ['a promise', () => window.bridge.invoke('echo', [Promise.resolve(1)])],
  ])('refuses %s', async (_what, run) => {
    expect(await failureOf(run)).toMatch(/An object could not be cloned\./);
  });

  it('reduces what goes wrong in a handler to its text', async () => {
    expect(await failureOf(() => window.bridge.invoke('fail'))).toBe(
      "Error: Error invoking remote method 'fail': RangeError: too far",
    );
    expect(await failureOf(() => window.bridge.invoke('nobody'))).toBe(
      "Error: Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    );
    expect(await failureOf(() => window.bridge.invoke('give a function'))).toBe(
      "Error: Error invoking remote method 'give a function': Error: An object could not be cloned.",
    );
  });

  it('names the sending frame by the app’s own URL', async () => {
    expect(await app.window.evaluate(() => window.bridge.invoke('who'))).toEqual({
      url: 'app://main/index.html',
      origin: 'app://main',
      parent: null,
      isTop: true,
      sender: 1,
    });
  });

  it('delivers from main in order until the page unsubscribes', async () => {
    await app.window.evaluate(() => {
      const got: unknown[] = [];
      Object.assign(window, { got, stop: window.bridge.on('tick', (...args) => void got.push(args)) });
    });
    const send = (numbers: number[]): Promise<void> =>
      app.evaluate((_electron, all) => {
        for (const each of all) globalThis.shared.main.webContents.send('tick', each, { at: new Date(each) });
      }, numbers);
    await send([1, 2, 3]);
    await app.window.waitForFunction(() => (window as unknown as { got: unknown[] }).got.length === 3);
    await app.window.evaluate(() => (window as unknown as { stop: () => void }).stop());
    await send([4]);
    const got = await app.window.evaluate(async () => {
      // A round trip later the fourth would have arrived.
      await window.bridge.invoke('echo', 0);
      return (window as unknown as { got: unknown[] }).got;
    });
    expect(got).toEqual([1, 2, 3].map((each) => [each, { at: new Date(each) }]));
  });

  it('carries ten megabytes', async () => {
    const size = await app.window.evaluate(async () => {
      const bytes = (await window.bridge.invoke('echo', new Uint8Array(10_000_000).fill(7))) as Uint8Array;
      return bytes.every((byte) => byte === 7) ? bytes.length : -1;
    });
    expect(size).toBe(10_000_000);
  });

  it('refuses to send what cannot be cloned from main', async () => {
    const failure = await app.evaluate(() => {
      try {
        globalThis.shared.main.webContents.send('tick', () => 1);
        return 'sent';
      } catch (error) {
        return String(error);
      }
    }, undefined);
    expect(failure).toBe('Error: An object could not be cloned.');
  });
});
