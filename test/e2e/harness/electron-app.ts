import { _electron } from 'playwright-core';
import { electronControl } from './electron-control.ts';
import type { RunningApp, RunOptions } from './launch.ts';

/** Starts the app under Electron itself, with Playwright's own driver. */
export async function launchElectron(options: RunOptions): Promise<RunningApp> {
  let printed = '';
  const env = Object.fromEntries(
    Object.entries({ ...process.env, ...options.env }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const electron = await _electron.launch({
    args: [...asRoot, options.appFolder, `--user-data-dir=${options.profileDir}`, ...options.args],
    env,
    timeout: options.deadline,
  });
  const child = electron.process();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-20_000);
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const control = await electronControl(electron);
  const window = await electron.firstWindow({ timeout: options.deadline });
  await window.waitForLoadState('load');
  return {
    runtime: 'electron',
    window,
    control,
    evaluate: async (run, arg) => electron.evaluate<never, typeof arg>(run as never, arg as never),
    profileDir: options.profileDir,
    pid: child.pid ?? 0,
    exited,
    output: () => printed,
    waitForWindow: async (wanted, deadline = 15_000) => {
      const matches = (url: string): boolean => {
        if (typeof wanted === 'function') return wanted(url);
        return typeof wanted === 'string' ? url.startsWith(wanted) : wanted.test(url);
      };
      const last = performance.now() + deadline;
      for (;;) {
        const found = electron.windows().find((page) => matches(page.url()));
        if (found) return found;
        if (performance.now() > last) throw new Error(`No such window within ${deadline} ms`);
        await control.next(200);
      }
    },
    close: async () => {
      await electron.close();
      return exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
