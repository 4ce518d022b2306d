import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../scripts/chromium.ts';
import { Browser } from './chromium/browser.ts';
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

const start = async (): Promise<Browser> => {
  const executable = findChromium();
  if (executable === undefined) {
    throw new Error('Chromium was not found; install it, or name its executable in CROSSDOCK_CHROMIUM.');
  }
  const dataFolder = join(userData, 'Chromium');
  mkdirSync(dataFolder, { recursive: true });
  const { headless, debuggingPort } = settings;
  return Browser.launch({ executable, dataFolder, headless, debuggingPort, switches });
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
