import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compileCache } from '../e2e/harness/node-executable.ts';
import { ensureChromium } from './chromium.ts';
import { electronBinary } from './electron-binary.ts';

export const project = fileURLToPath(new URL('../..', import.meta.url));
const standIn = fileURLToPath(new URL('../electron-stand-in/run.ts', import.meta.url));

/** How to start the built app on this machine, and the sentence that says so when it is not Electron. */
export type Runtime = { readonly command: string; readonly args: readonly string[]; readonly notice?: string };

const asRoot = (): readonly string[] =>
  process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

const hasScreen = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

/** Electron where it is or can be had, the stand-in otherwise. Throws, in one sentence, where neither can run. */
export async function chooseRuntime(): Promise<Runtime> {
  const headless = process.env['STAND_IN_HEADLESS'] === '1';
  if (!headless && !hasScreen())
    throw new Error('There is no screen to show a window on: neither DISPLAY nor WAYLAND_DISPLAY is set.');
  const electron = await electronBinary();
  if (electron !== undefined) return { command: electron, args: [...asRoot(), project] };
  ensureChromium();
  return {
    command: process.execPath,
    args: [standIn, project],
    notice: 'Electron could not be fetched, so the app runs in a Chromium window instead, without a tray icon.',
  };
}

/** Starts the app with this terminal's input and output. */
export function startApp(runtime: Runtime, args: readonly string[]): ChildProcess {
  return spawn(runtime.command, [...runtime.args, ...args], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env },
  });
}

/** How often (ms) a script that npm started looks whether npm's shell is still there. */
const parentCheck = 500;

/**
 * Calls `end` on a signal, and when npm's shell was killed: npm passes signals to the shell, which does not pass them
 * on, so without this the app would outlive `npm start`.
 */
export function whenAskedToEnd(end: (signal: NodeJS.Signals) => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(signal));
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end('SIGTERM');
  }, parentCheck);
  timer.unref();
}

/** Passes signals on to the app and ends as it ends. */
export function followApp(child: ChildProcess): void {
  whenAskedToEnd((signal) => void child.kill(signal));
  child.once('error', (error) => {
    console.error(`The app could not be started: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
}
