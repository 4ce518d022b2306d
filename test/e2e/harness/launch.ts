import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Control } from './control.ts';
import { launchElectron } from './electron-app.ts';
import { launchStandIn } from './stand-in-app.ts';

/** What a test may ask of a start. */
export type LaunchOptions = {
  /** The user data folder; by default a new one that is removed when the tests end. */
  readonly profile?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly headless?: boolean;
  readonly args?: readonly string[];
  /** The folder with the app's package.json; CROSSDOCK_E2E_APP or the project's own by default. */
  readonly appFolder?: string;
  /** How long (ms) the app may take to its first loaded window. */
  readonly deadline?: number;
  /** Answers what the app asks before its first window, such as the dialogs of a start that fails. Stand-in only. */
  readonly beforeWindow?: (control: Control) => Promise<void>;
};

/** The options with every default filled in. */
export type RunOptions = Required<Omit<LaunchOptions, 'profile'>> & { readonly profileDir: string };

/** An app that runs. */
export type RunningApp = {
  readonly runtime: 'stand-in' | 'electron';
  /** The main window, loaded. */
  readonly window: Page;
  /** The first window whose URL (as the app sees it) starts with the text, matches the pattern, or satisfies the function. */
  waitForWindow(wanted: string | RegExp | ((url: string) => boolean), deadline?: number): Promise<Page>;
  readonly control: Control;
  /** Runs a function in the main process, given Electron's API. It sees nothing of the test's scope but `arg`. */
  evaluate<A, R>(run: (electron: typeof import('electron'), arg: A) => R, arg: A): Promise<Awaited<R>>;
  readonly profileDir: string;
  readonly pid: number;
  /** What the process printed, its last 20,000 characters. */
  output(): string;
  /** The exit status, when it has ended. */
  readonly exited: Promise<number | null>;
  /** Quits as the user does and waits for the end; gives the exit status. */
  close(): Promise<number | null>;
  /** kill -9, and waits for the end. */
  kill(): Promise<void>;
};

const project = fileURLToPath(new URL('../../..', import.meta.url));

const profiles: string[] = [];

/** A new user data folder. It outlives the app, so that a test can start again on it, and goes when the tests end. */
function newProfile(): string {
  if (profiles.length === 0) {
    process.once('exit', () => {
      for (const folder of profiles) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    });
  }
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-e2e-'));
  profiles.push(folder);
  return folder;
}

/** Starts the built app: under the stand-in, or under Electron itself with E2E_RUNTIME=electron. */
export function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const complete: RunOptions = {
    env: options.env ?? {},
    headless: options.headless ?? true,
    args: options.args ?? [],
    appFolder: options.appFolder ?? process.env['CROSSDOCK_E2E_APP'] ?? project,
    deadline: options.deadline ?? 30_000,
    beforeWindow: options.beforeWindow ?? (() => Promise.resolve()),
    profileDir: options.profile ?? newProfile(),
  };
  return process.env['E2E_RUNTIME'] === 'electron' ? launchElectron(complete) : launchStandIn(complete);
}
