import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const folder = new URL('../fixtures/demo/', import.meta.url);
const require = createRequire(import.meta.url);

/** A seller's inventory in the format of eBay's active listings report, with columns of their own added. */
export const demoCsv = fileURLToPath(new URL('inventory.csv', folder));

const photos = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(new URL('photos.json', folder), 'utf8')));

export const demoPhotoNames: readonly string[] = Object.keys(photos);

/** The photographs come with npm packages and stay in them. For `importCsv`; `undefined` for a name the fixture does not have. */
export function demoPhotoPath(name: string): string | undefined {
  const inPackage = photos[name];
  return inPackage === undefined ? undefined : require.resolve(inPackage);
}
