import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { project } from './built.ts';

export interface Package {
  readonly archive: string;
  readonly executable: string;
}

/**
 * Packs for Linux on this processor, with a stand-in for Electron's binary: a file that holds only what the fuses
 * need, the marker, a version and a row of switches, all in the opposite state of what we want.
 */
export async function makePackage(folder: string): Promise<Package> {
  const electron = join(folder, 'electron');
  mkdirSync(electron);
  const header = Buffer.from([1, 8]);
  writeFileSync(
    join(electron, 'electron'),
    Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), header, Buffer.from('10110011')]),
  );
  chmodSync(join(electron, 'electron'), 0o755);
  const require = createRequire(import.meta.url);
  const cli = require.resolve('electron-builder/cli.js');
  await promisify(execFile)(
    process.execPath,
    [
      cli,
      '--linux',
      `--${process.arch}`,
      '--dir',
      '--publish',
      'never',
      `-c.electronDist=${electron}`,
      `-c.directories.output=${join(folder, 'out')}`,
    ],
    { cwd: project, maxBuffer: 10_000_000 },
  );
  const unpacked = join(folder, 'out', process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);
  return { archive: join(unpacked, 'resources', 'app.asar'), executable: join(unpacked, 'crossdock') };
}
