import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const project = fileURLToPath(new URL('../..', import.meta.url));

/** A folder of the build, or a sentence that says what is missing. */
export function built(name: 'main' | 'preload' | 'renderer'): string {
  const folder = join(project, 'dist', name);
  if (!existsSync(folder)) throw new Error(`${folder} is not there: run "npm run build" first.`);
  return folder;
}

/** All files below a folder, as paths relative to it with forward slashes. */
export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted();
