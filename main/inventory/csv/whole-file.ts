import { open, rename, rm } from 'node:fs/promises';
import { fileProblem } from './open-file.ts';

/**
 * Writes a file that is there as a whole or not at all: under another name until its last byte is on the disk. What stood
 * under the name before stays until then.
 */
export async function writeWhole(path: string, texts: AsyncIterable<string>): Promise<void> {
  const partial = `${path}.partial`;
  try {
    const file = await open(partial, 'w');
    try {
      for await (const text of texts) await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw fileProblem(error);
  }
}
