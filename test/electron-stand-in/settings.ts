import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

type Manifest = {
  readonly name: string;
  readonly productName?: string;
  readonly version: string;
  readonly main: string;
};

/** How this run of the stand-in was asked for. Everything comes from the command line and the environment. */
export type Settings = {
  readonly appFolder: string;
  readonly manifest: Manifest;
  /** From --user-data-dir, else where Electron would put it. */
  readonly userData: string;
  readonly headless: boolean;
  /** A person sits at the screen, rather than a test at the other end of a channel. */
  readonly attended: boolean;
  /** Lets a test attach a second DevTools client over a loopback port. */
  readonly debuggingPort: boolean;
  /** Which key store safeStorage reports; 'none' stands for a Linux without one. */
  readonly keyStore: 'none' | 'basic_text' | 'gnome_libsecret';
  /** What is left for the app, in Electron's form: executable, app folder, arguments. */
  readonly argv: readonly string[];
};

const defaultConfigFolder = (): string => {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  if (process.platform === 'win32') return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
};

const keyStores = ['none', 'basic_text', 'gnome_libsecret'] as const;

function readSettings(): Settings {
  const [first, ...rest] = process.argv.slice(2);
  const named = first !== undefined && !first.startsWith('-');
  const appFolder = resolve(named ? first : '.');
  const args = named ? rest : process.argv.slice(2);
  const manifestFile = join(appFolder, 'package.json');
  if (!existsSync(manifestFile)) throw new Error(`No package.json in ${appFolder}`);
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
  const userDataSwitch = args.find((arg) => arg.startsWith('--user-data-dir='))?.slice('--user-data-dir='.length);
  const keyStore = process.env['STAND_IN_KEY_STORE'] ?? 'gnome_libsecret';
  return {
    appFolder,
    manifest,
    userData: userDataSwitch
      ? resolve(userDataSwitch)
      : join(defaultConfigFolder(), manifest.productName ?? manifest.name),
    headless: process.env['STAND_IN_HEADLESS'] === '1',
    attended:
      process.env['STAND_IN_ATTENDED'] === '1' ||
      (process.env['STAND_IN_HEADLESS'] !== '1' && process.send === undefined),
    debuggingPort: process.env['STAND_IN_DEBUGGING_PORT'] === '1',
    keyStore: keyStores.find((known) => known === keyStore) ?? 'gnome_libsecret',
    argv: [process.execPath, appFolder, ...args],
  };
}

/** Read once, before the app's own code changes process.argv or the working directory. */
export const settings: Settings = readSettings();

/** The electron package whose API is stood in for, for its version. */
export const electronVersion: string = (() => {
  const file = fileURLToPath(new URL('../../node_modules/electron/package.json', import.meta.url));
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
})();
