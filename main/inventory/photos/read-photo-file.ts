import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { hasCode } from './file-error.ts';
import { PhotoRefused } from './photo-problem.ts';
import { photoLimits } from './render.ts';

/** The size is looked at first: a film of 20 GB dropped by mistake is not read into memory. Throws PhotoRefused. */
export async function readPhotoFile(path: string): Promise<Uint8Array> {
  const fileName = basename(path);
  try {
    const { size } = await stat(path);
    if (size > photoLimits.bytes) {
      const megabytes = photoLimits.bytes / 1024 / 1024;
      throw new PhotoRefused(
        'photo_too_large',
        fileName,
        `${fileName} is larger than ${megabytes} MB. Save it smaller and add it again.`,
        { megabytes },
      );
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof PhotoRefused) throw error;
    const missing = hasCode(error, 'ENOENT');
    throw new PhotoRefused(
      missing ? 'photo_missing' : 'photo_unreadable',
      fileName,
      missing
        ? `${fileName} is not in the folder. Check its name and add it again.`
        : `${fileName} cannot be opened. Check that you may read it and add it again.`,
    );
  }
}
