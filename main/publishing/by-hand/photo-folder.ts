import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DraftPhoto } from '../../marketplaces/marketplace.ts';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** Writes the photos as `01.jpg`, `02.jpg`, …, so that a file chooser shows them in the seller's order. Answers the folder. */
export async function layOutPhotos(folder: string, intentId: string, photos: readonly DraftPhoto[]): Promise<string> {
  const own = join(folder, intentId);
  await rm(own, { recursive: true, force: true });
  await mkdir(own, { recursive: true });
  for (const [index, photo] of photos.entries()) {
    const name = `${String(index + 1).padStart(2, '0')}.${EXTENSIONS[photo.mediaType] ?? 'jpg'}`;
    await writeFile(join(own, name), await photo.bytes());
  }
  return own;
}

/** Removes the folders of everything that waits no more. They are copies: nothing is lost with them. */
export async function sweepPhotoFolders(folder: string, waiting: ReadonlySet<string>): Promise<void> {
  const present = await readdir(folder).catch(() => []);
  await Promise.all(
    present
      .filter((name) => !waiting.has(name))
      .map((name) => rm(join(folder, name), { recursive: true, force: true })),
  );
}
