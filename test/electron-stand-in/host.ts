import { mkdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { findChromium } from '../scripts/chromium.ts';
import { Browser } from './chromium/browser.ts';
import { LaunchError, type LaunchOptions } from './chromium/launch.ts';
import { record } from './recorder.ts';
import { settings } from './settings.ts';

let userData = settings.userData;
let launching: Promise<Browser> | undefined;
const switches: string[] = [];

/** The folder that app.getPath('userData') names now. */
export function userDataFolder(): string {
  return userData;
}

/** app.setPath('userData', …) and app.setName. */
export function setUserDataFolder(folder: string): void {
  userData = folder;
}

/** app.commandLine.appendSwitch: goes to Chromium when it is started. */
export function appendSwitch(text: string): void {
  if (!launching) switches.push(text);
}

/** What was appended so far. */
export function appendedSwitches(): readonly string[] {
  return switches;
}

/** How long (ms) Chromium may take to open its debugging port after its pipe. */
const portDeadline = 10_000;

const contentsWhenThere = async (file: string, deadline: number): Promise<string> => {
  const last = performance.now() + deadline;
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.includes('\n')) return text;
    if (performance.now() > last) throw new Error(`Chromium did not open its debugging port within ${deadline} ms`);
    await setTimeout(10);
  }
};

/** How long (ms) the browser of an app that was just killed may take to let go of its data. */
const freeDeadline = 10_000;

/** A browser that still holds the data makes the new one hand over and end at once; then it is tried again. */
const launchWhenFree = async (options: LaunchOptions): Promise<Browser> => {
  const last = performance.now() + freeDeadline;
  for (;;) {
    try {
      return await Browser.launch(options);
    } catch (error) {
      if (!(error instanceof LaunchError) || !error.isTaken || performance.now() > last) throw error;
      await setTimeout(50);
    }
  }
};

const start = async (): Promise<Browser> => {
  const executable = findChromium();
  if (executable === undefined) {
    throw new Error('Chromium was not found; install it, or name its executable in CROSSDOCK_CHROMIUM.');
  }
  const dataFolder = join(userData, 'Chromium');
  mkdirSync(dataFolder, { recursive: true });
  const { headless, debuggingPort } = settings;
  const portFile = join(dataFolder, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const started = await launchWhenFree({ executable, dataFolder, headless, debuggingPort, switches });
  if (debuggingPort) {
    const [port = '', path = ''] = (await contentsWhenThere(portFile, portDeadline)).split('\n');
    record('chromium', { endpoint: `ws://127.0.0.1:${port}${path}` });
  }
  return started;
};

/** The Chromium of this run, started when first asked for. */
export function browser(): Promise<Browser> {
  launching ??= start();
  return launching;
}

/** The Chromium of this run if it was started. */
export function browserIfStarted(): Promise<Browser> | undefined {
  return launching;
}
