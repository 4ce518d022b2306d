/**
 * Runs an Electron app's built files under Node and Chromium: node test/electron-stand-in/run.ts [folder] [arguments].
 * See README.md beside this file for the environment that tests set.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './api/app.ts';
import { attend } from './attended/attend.ts';
import { serveControl } from './control.ts';
import { resolveElectronToStandIn } from './hooks.ts';
import { browser } from './host.ts';
import { electronVersion, settings } from './settings.ts';

const define = (target: object, members: Readonly<Record<string, unknown>>): void => {
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
  }
};

define(process, { type: 'browser', defaultApp: true, resourcesPath: join(settings.appFolder, 'resources') });
define(process.versions, { electron: electronVersion, chrome: '146.0.0.0' });
// The one thing by which the app may know: it reports it, and needs no workarounds for Electron's binary.
process.env['CROSSDOCK_RUNTIME'] = 'stand-in';
process.argv = [...settings.argv];

// sharp warns of the libraries in Electron's own binary, which is not there.
const emitWarning = process.emitWarning.bind(process) as (...args: unknown[]) => void;
const isOfSharp = (arg: unknown): boolean =>
  typeof arg === 'object' && arg !== null && 'code' in arg && arg.code === 'SharpElectronLinux';
define(process, { emitWarning: (...args: unknown[]) => (args.some(isOfSharp) ? undefined : emitWarning(...args)) });

resolveElectronToStandIn();
serveControl();
if (settings.attended) attend();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());

// Electron's process lives until the app quits, with or without a window.
const alive = setInterval(() => undefined, 2 ** 30);
process.once('exit', () => clearInterval(alive));

const entry = join(settings.appFolder, settings.manifest.main);
if (entry.endsWith('.cjs')) createRequire(import.meta.url)(entry);
else await import(pathToFileURL(entry).href);

if (!app.isEnding) {
  const chromium = browser();
  chromium.then(
    (started) =>
      started.closed.then(() => {
        // A person who closes the last window may end Chromium with it; anywhere else it crashed.
        if (settings.attended) app.quit();
        else app.exit(1);
      }),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      app.exit(1);
    },
  );
  app.becomeReady();
}
