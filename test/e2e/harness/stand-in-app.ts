import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { Entries, type Control, type Recorded } from './control.ts';
import { compileCache, nodeExecutable } from './node-executable.ts';
import type { RunningApp, RunOptions } from './launch.ts';

type Answer = { readonly id?: number; readonly value?: unknown; readonly error?: string; readonly recorded?: Recorded };
type Waiting = { resolve(value: unknown): void; reject(error: Error): void };

const runner = fileURLToPath(new URL('../../electron-stand-in/run.ts', import.meta.url));

/** Talks to the app's process over Node's own channel. */
function controlOf(
  child: ChildProcess,
  printed: () => string,
): { readonly control: Control; readonly exited: Promise<number | null> } {
  const entries = new Entries();
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code, signal) => {
      const why = `The app ended (${signal ?? `status ${code}`}). It printed:\n${printed()}`;
      for (const { reject } of waiting.values()) reject(new Error(why));
      waiting.clear();
      entries.end(why);
      resolve(code);
    });
  });
  child.on('message', (message: Answer) => {
    if (message.recorded) entries.add(message.recorded);
    if (message.id === undefined) return;
    const caller = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) caller?.resolve(message.value);
    else caller?.reject(new Error(message.error));
  });
  const control: Control = {
    recorded: (kind) => entries.list(kind),
    waitFor: (kind, matches = () => true, deadline = 15_000) => entries.waitFor(kind, matches, deadline),
    next: (deadline) => entries.next(deadline),
    call: (call, ...args) =>
      new Promise((resolve, reject) => {
        const id = nextId++;
        if (!child.connected) return reject(new Error('The app is gone'));
        waiting.set(id, { resolve: resolve, reject });
        child.send({ id, call, args }, (error) => error && reject(error));
        return undefined;
      }),
  };
  return { control, exited };
}

const targetIdOf = async (page: Page): Promise<string | undefined> => {
  try {
    const session = await page.context().newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    await session.detach();
    return targetInfo.targetId;
  } catch {
    // The page is closing.
    return undefined;
  }
};

/** Playwright's page of a window, once this second DevTools client knows it. */
async function pageOfTarget(browser: Browser, targetId: string, deadline: number): Promise<Page> {
  const last = performance.now() + deadline;
  const context = browser.contexts()[0]!;
  for (;;) {
    const known = context.pages();
    for (const page of known) if ((await targetIdOf(page)) === targetId) return page;
    const left = last - performance.now();
    if (left <= 0) throw new Error(`No page of the window appeared within ${deadline} ms`);
    if (context.pages().length === known.length) await context.waitForEvent('page', { timeout: left });
  }
}

/** Starts the app under the stand-in and attaches Playwright to its pages. */
export async function launchStandIn(options: RunOptions): Promise<RunningApp> {
  let printed = '';
  const child = spawn(
    nodeExecutable(),
    [runner, options.appFolder, `--user-data-dir=${options.profileDir}`, ...options.args],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: compileCache,
        ...options.env,
        STAND_IN_HEADLESS: options.headless ? '1' : '0',
        STAND_IN_DEBUGGING_PORT: '1',
      },
    },
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-20_000);
    });
  }
  const { control, exited } = controlOf(child, () => printed);
  let browser: Browser | undefined;
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
    await browser?.close().catch(() => undefined);
  };
  try {
    const { detail } = await control.waitFor('chromium', undefined, options.deadline);
    browser = await chromium.connectOverCDP(String(detail['endpoint']));
    const attached = browser;
    const pageOf = (targetId: string): Promise<Page> => pageOfTarget(attached, targetId, options.deadline);
    const waitForWindow: RunningApp['waitForWindow'] = async (wanted, deadline = 15_000) => {
      const matches =
        typeof wanted === 'function'
          ? wanted
          : (url: string) => (typeof wanted === 'string' ? url.startsWith(wanted) : wanted.test(url));
      const last = performance.now() + deadline;
      for (;;) {
        const states = await control.call('windows');
        const found = states.find(({ url, targetId }) => targetId !== undefined && matches(url));
        if (found?.targetId !== undefined) return pageOf(found.targetId);
        const left = last - performance.now();
        if (left <= 0)
          throw new Error(`No such window within ${deadline} ms; there are ${states.map(({ url }) => url).join(', ')}`);
        await control.next(left);
      }
    };
    await Promise.all([control.waitFor('loaded', undefined, options.deadline), options.beforeWindow(control)]);
    const [first] = await control.call('windows');
    if (first?.targetId === undefined) throw new Error('The app opened no window');
    return {
      runtime: 'stand-in',
      window: await pageOf(first.targetId),
      waitForWindow,
      control,
      evaluate: async (run, arg) => (await control.call('evaluate', run.toString(), arg)) as never,
      profileDir: options.profileDir,
      exited,
      output: () => printed,
      pid: child.pid ?? 0,
      kill,
      close: async () => {
        if (child.exitCode === null && child.signalCode === null) await control.call('quit').catch(() => undefined);
        const code = await exited;
        await attached.close().catch(() => undefined);
        return code;
      },
    };
  } catch (error) {
    await kill();
    throw new Error(`The app could not be started under the stand-in. It printed:\n${printed}`, { cause: error });
  }
}
