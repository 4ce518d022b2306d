import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder that goes with the test that is running. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Whether `smallDisk` works here: Linux, as root. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0;

/** A real disk of so many megabytes, for what happens when it is full. `undefined` where the system forbids mounting. */
export function smallDisk(megabytes: number): string | undefined {
  const folder = tempFolder();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  if (status !== 0) return undefined;
  onTestFinished(() => void spawnSync('umount', ['--lazy', folder]));
  return folder;
}
