import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const pathFolders = (): string[] => (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');

/** Where the systems put a Chromium or Chrome, best first. */
const usualPlaces = (): readonly string[] => {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name] ?? '');
    const programs = [
      'Chromium/Application/chrome.exe',
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ];
    return roots.filter((root) => root !== '').flatMap((root) => programs.map((program) => join(root, program)));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return ['/usr/bin', ...pathFolders(), '/snap/bin'].flatMap((folder) => names.map((name) => join(folder, name)));
};

/** Playwright's own browser, when `playwright install chromium` was run. */
const playwrightsOwn = (): string | undefined => {
  // Loaded only when needed: it is a large module, and the system's browser is the usual answer.
  const { chromium } = createRequire(import.meta.url)('playwright-core') as typeof import('playwright-core');
  const path = chromium.executablePath();
  return path !== '' && existsSync(path) ? path : undefined;
};

/** The Chromium to use: CROSSDOCK_CHROMIUM, then the system's, then Playwright's; undefined where there is none. */
export function findChromium(): string | undefined {
  const named = process.env['CROSSDOCK_CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (!isExecutable(named)) throw new Error(`CROSSDOCK_CHROMIUM names ${named}, which is no executable file.`);
    return named;
  }
  return usualPlaces().find(isExecutable) ?? playwrightsOwn();
}

/** Runs a command with its output on stderr; true when it succeeded. */
const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): boolean => {
  process.stderr.write(`> ${command} ${args.join(' ')}\n`);
  return spawnSync(command, args, { stdio: ['ignore', process.stderr, process.stderr], env }).status === 0;
};

const debianPackages = ['chromium', 'fonts-dejavu-core'];

const installWithApt = (): boolean => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    run('apt-get', ['update'], env) &&
    run('apt-get', ['install', '-y', '--no-install-recommends', ...debianPackages], env)
  );
};

const installWithPlaywright = (): boolean => {
  const cli = createRequire(import.meta.url)
    .resolve('playwright-core/package.json')
    .replace(/package\.json$/, 'cli.js');
  const libraries = process.platform === 'linux' && process.getuid?.() === 0 ? ['--with-deps'] : [];
  return run(process.execPath, [cli, 'install', ...libraries, 'chromium']);
};

/**
 * The Chromium to use, installed when there is none: with apt-get where we are root on Debian or Ubuntu, otherwise
 * with Playwright's installer. Throws an error that names what is missing and the command to run.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  const rootOnDebian =
    process.getuid?.() === 0 && existsSync('/etc/debian_version') && isExecutable('/usr/bin/apt-get');
  process.stderr.write('No Chromium was found; installing one.\n');
  const installed = (rootOnDebian && installWithApt()) || installWithPlaywright();
  const now = installed ? findChromium() : undefined;
  if (now !== undefined) return now;
  const command = existsSync('/etc/debian_version')
    ? `sudo apt-get install ${debianPackages.join(' ')}`
    : 'npx playwright install chromium';
  throw new Error(
    `No Chromium was found and installing one failed. Run "${command}", or name an existing one in CROSSDOCK_CHROMIUM.`,
  );
}
