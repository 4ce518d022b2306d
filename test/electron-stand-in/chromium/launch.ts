import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { Connection } from './connection.ts';

export type LaunchOptions = {
  readonly executable: string;
  /** Where Chromium keeps the default session's storage. */
  readonly dataFolder: string;
  readonly headless: boolean;
  /** Also listens on a loopback port (its number is written to DevToolsActivePort in the data folder). */
  readonly debuggingPort: boolean;
  /** What the app appended with app.commandLine. */
  readonly switches: readonly string[];
};

export type Launched = {
  readonly connection: Connection;
  readonly process: ChildProcess;
  readonly exited: Promise<number | null>;
};

/** Chromium's exit statuses when another process holds the same data: handed over to it, or locked by it. */
const takenStatuses: ReadonlySet<number | null> = new Set([0, 21]);

/** Chromium ended before it answered. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
  readonly isTaken: boolean;

  constructor(status: number | null, printed: string) {
    super(`Chromium ended with status ${status ?? 'unknown'} before it was ready. It printed:\n${printed}`);
    this.isTaken = takenStatuses.has(status);
  }
}

const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--no-service-autorun',
  '--block-new-web-contents',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-component-extensions-with-background-pages',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-quic',
  '--disable-sync',
  '--disable-search-engine-choice-screen',
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--disable-features=Translate,MediaRouter,OptimizationHints,GlobalMediaControls,AutofillServerCommunication,HttpsUpgrades,DialMediaRouteProvider,PaintHolding,SpareRendererForSitePerProcess,WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,PreloadTopChromeWebUI',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
];

const steady = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-ipc-flooding-protection',
  '--disable-hang-monitor',
  '--disable-popup-blocking',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--mute-audio',
  '--disable-gpu',
];

/** Chromium refuses its sandbox to root; everywhere else it stays on. */
const sandboxSwitch = (): readonly string[] => (process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []);

const chromiumSwitches = (options: LaunchOptions): string[] => [
  ...quiet,
  ...(options.headless ? ['--headless=new', ...steady] : []),
  ...sandboxSwitch(),
  '--remote-debugging-pipe',
  ...(options.debuggingPort ? ['--remote-debugging-port=0', '--remote-allow-origins=*'] : []),
  `--user-data-dir=${options.dataFolder}`,
  ...options.switches,
];

/** Starts Chromium and opens the pipe to it. Rejects with what Chromium printed when it ends before it answers. */
export async function launchChromium(options: LaunchOptions): Promise<Launched> {
  const child = spawn(options.executable, chromiumSwitches(options), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    env: process.env,
  });
  let printed = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    printed = (printed + chunk.toString()).slice(-4000);
  });
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', reject);
  });
  exited.catch(() => undefined);
  const connection = new Connection(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const failed = exited.then((code) => {
    throw new LaunchError(code, printed);
  });
  await Promise.race([connection.browser.send('Browser.getVersion'), failed]);
  failed.catch(() => undefined);
  return { connection, process: child, exited };
}

/**
 * Asks the running Chromium for a window without tabs and address bar, as a desktop launcher does: a second start on
 * the same data hands its command line over and ends. The data: page is only there until the app loads its own.
 */
export function openAppWindow(options: LaunchOptions, size: { readonly width: number; readonly height: number }): void {
  const args = [
    ...sandboxSwitch(),
    `--user-data-dir=${options.dataFolder}`,
    `--window-size=${size.width},${size.height}`,
    '--app=data:text/html,<title>Starting</title>',
  ];
  spawn(options.executable, args, { stdio: 'ignore', detached: process.platform !== 'win32' }).unref();
}

/** Ends the browser and the processes it started. */
export function killChromium(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended in the meantime.
  }
}
