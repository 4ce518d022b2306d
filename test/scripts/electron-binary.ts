import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** How long (ms) fetching Electron may take before the stand-in is used instead: 100 MB over a slow line. */
const fetchDeadline = 300_000;
/** How long (ms) GitHub may take to answer at all. */
const reachDeadline = 4000;

/** Electron's executable, when its package has it. */
export function installedElectron(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const pathFile = join(folder, 'path.txt');
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!existsSync(pathFile)) return undefined;
  const path = join(override ?? join(folder, 'dist'), readFileSync(pathFile, 'utf8').trim());
  return existsSync(path) ? path : undefined;
}

const canReach = async (url: string): Promise<boolean> => {
  try {
    await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(reachDeadline) });
    return true;
  } catch {
    return false;
  }
};

/**
 * Electron's executable, fetched with its own installer when it is missing; undefined where that is impossible.
 * Set CROSSDOCK_RUNTIME=stand-in to leave Electron alone.
 */
export async function electronBinary(): Promise<string | undefined> {
  if (process.env['CROSSDOCK_RUNTIME'] === 'stand-in') return undefined;
  const found = installedElectron();
  if (found !== undefined) return found;
  const source = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? 'https://github.com/';
  if (!(await canReach(source))) return undefined;
  const installer = createRequire(import.meta.url).resolve('electron/install.js');
  process.stderr.write('Fetching Electron (once) …\n');
  await new Promise<void>((resolve) => {
    const child = spawn(process.execPath, [installer], { stdio: 'ignore', timeout: fetchDeadline });
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  return installedElectron();
}
