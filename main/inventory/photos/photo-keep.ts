import { discardedDays } from '#shared/domain/photo-inbox.ts';
import type { Clock, Logger } from '../../ports.ts';
import type { Store } from '../../store/connection.ts';
import { orDiskFull } from './file-error.ts';
import { contentHash, createPhotoFiles } from './photo-files.ts';
import type { PhotoFiles } from './photo-files.ts';
import { keptPhoto } from './photo-rows.ts';
import type { KeptPhoto } from './photo-rows.ts';
import { renderPhoto } from './render.ts';
import type { RenderedPhoto } from './render.ts';

/** The photo folder together with the rows that need its files. */
export interface PhotoKeep {
  readonly files: PhotoFiles;
  /**
   * Renders a file, which proves it sound, writes it with its made versions, and lets `record` write the row. No sweep
   * takes the files in between. Throws PhotoRefused before anything is written.
   */
  takeIn<Result>(
    source: { readonly fileName: string; readonly bytes: Uint8Array },
    record: (photo: KeptPhoto, rendered: RenderedPhoto) => Result | Promise<Result>,
  ): Promise<Result>;
  /** The versions that are shown and sent, under the name of their edit. */
  writeMade(name: string, photo: RenderedPhoto): Promise<void>;
  /** Deletes files that no row needs, one sweep after the other. Answers how many. */
  sweep(): Promise<number>;
  /** Ends a sweep that is under way. */
  close(): Promise<void>;
}

export function createPhotoKeep(dependencies: {
  readonly store: Store;
  readonly clock: Clock;
  readonly folder: string;
  readonly logger: Logger;
}): PhotoKeep {
  const { store, clock, logger } = dependencies;
  const files = createPhotoFiles(dependencies.folder);
  /** Written to disk, their row not yet: a sweep must leave them. */
  const arriving = new Map<string, number>();
  let sweeping: Promise<number> = Promise.resolve(0);
  let closed = false;

  const isNeeded = (name: string): boolean =>
    arriving.has(name) ||
    store.get(
      `SELECT 1 FROM photo WHERE hash = @name
       UNION ALL SELECT 1 FROM photo WHERE version = @name AND removed_at IS NULL
       UNION ALL SELECT 1 FROM inbox_photo WHERE hash = @name AND coalesce(discarded_at, @since) >= @since LIMIT 1`,
      { name, since: clock.now() - discardedDays * 86_400_000 },
    ) !== undefined;

  const writeMade = async (name: string, photo: RenderedPhoto): Promise<void> => {
    try {
      await files.write('display', name, 'jpg', photo.display.bytes);
      await files.write('thumb', name, 'jpg', photo.thumb.bytes);
    } catch (error) {
      orDiskFull(error);
    }
  };

  return {
    files,
    writeMade,
    takeIn: async (source, record) => {
      const hash = contentHash(source.bytes);
      const rendered = await renderPhoto(source.bytes, source.fileName);
      arriving.set(hash, (arriving.get(hash) ?? 0) + 1);
      try {
        await files.write('original', hash, rendered.extension, source.bytes).catch(orDiskFull);
        await writeMade(hash, rendered);
        return await record(
          keptPhoto({ fileName: source.fileName, hash, bytes: source.bytes.byteLength }, rendered),
          rendered,
        );
      } finally {
        const others = (arriving.get(hash) ?? 1) - 1;
        if (others === 0) arriving.delete(hash);
        else arriving.set(hash, others);
      }
    },
    sweep: () => {
      sweeping = sweeping.then(async () => {
        try {
          const deleted = closed ? 0 : await files.sweep(isNeeded, () => closed);
          if (deleted > 0) logger.log('info', 'photos.swept', { files: deleted });
          return deleted;
        } catch (error) {
          // Files too many do no harm; the next start tries again.
          logger.log('error', 'photos.sweep_failed', { error });
          return 0;
        }
      });
      return sweeping;
    },
    close: async () => {
      closed = true;
      await sweeping;
    },
  };
}
