import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import type { Logger } from '../ports.ts';

/** One picture for the thread: RGBA, four bytes a pixel. */
export interface CodeQuestion {
  readonly id: number;
  readonly pixels: ArrayBuffer;
  readonly width: number;
  readonly height: number;
}

export interface CodeAnswer {
  readonly id: number;
  readonly texts: readonly string[];
}

/** Reads QR codes and Code 128 in pictures. */
export interface CodeReader {
  /** Texts of the codes that were found; none when the reader cannot work. Never rejects. */
  read(picture: Uint8Array): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Longest side of what is searched: a label that fills a tenth of a photo still has three pixels to the finest bar. */
const searchedSide = 1_600;

/** The thread's program: its source beside this file, or the bundle that `vite build` makes of it. */
const program = new URL(import.meta.url.endsWith('.ts') ? 'code-worker.ts' : 'code-worker.js', import.meta.url);

/** One thread for all pictures, started with the first: searching one takes 20 to 200 ms, in which the app would stand still. */
export function createCodeReader(logger: Logger): CodeReader {
  const waiting = new Map<number, (texts: readonly string[]) => void>();
  let worker: Worker | undefined;
  let broken = false;
  let asked = 0;

  const giveUp = (error: unknown): void => {
    broken = true;
    logger.log('error', 'inbox.code_reader_failed', { error });
    for (const answer of waiting.values()) answer([]);
    waiting.clear();
  };

  const start = (): Worker => {
    const started = new Worker(program, { execArgv: [] });
    started.unref();
    started.on('message', ({ id, texts }: CodeAnswer) => {
      waiting.get(id)?.(texts);
      waiting.delete(id);
    });
    started.on('error', giveUp);
    return started;
  };

  return {
    read: async (picture) => {
      if (broken) return [];
      try {
        const { data, info } = await sharp(picture)
          .resize({ width: searchedSide, height: searchedSide, fit: 'inside', withoutEnlargement: true })
          .ensureAlpha()
          .toColourspace('srgb')
          .raw()
          .toBuffer({ resolveWithObject: true });
        worker ??= start();
        const answer = Promise.withResolvers<readonly string[]>();
        asked += 1;
        waiting.set(asked, answer.resolve);
        const pixels = new Uint8Array(data).buffer;
        const question: CodeQuestion = { id: asked, pixels, width: info.width, height: info.height };
        worker.postMessage(question, [pixels]);
        return await answer.promise;
      } catch (error) {
        giveUp(error);
        return [];
      }
    },
    close: async () => {
      broken = true;
      for (const answer of waiting.values()) answer([]);
      waiting.clear();
      await worker?.terminate();
    },
  };
}
