import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createBuilder } from 'vite';
import { project } from './run-app.ts';

/** What the bundles are made of. */
const sources = ['main', 'preload', 'renderer', 'shared', 'vite.config.ts', 'package.json', 'package-lock.json'];
const bundles = ['dist/main/index.js', 'dist/preload/index.cjs', 'dist/renderer/index.html'];

/** The latest change (ms) of a file or of anything below a folder; 0 for what is not there. */
function latestChange(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => latestChange(join(path, name))));
}

/** Whether every bundle is there and newer than every source. */
function isUpToDate(): boolean {
  const made = bundles.map((bundle) => statSync(join(project, bundle), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.min(...made) > Math.max(...sources.map((source) => latestChange(join(project, source))));
}

/** Builds the three bundles unless they are up to date. */
export async function build(): Promise<void> {
  if (isUpToDate()) return;
  const builder = await createBuilder({ configFile: join(project, 'vite.config.ts'), logLevel: 'error' });
  await builder.buildApp();
}
