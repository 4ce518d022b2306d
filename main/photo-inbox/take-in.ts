import { basename } from 'node:path';
import PQueue from 'p-queue';
import sharp from 'sharp';
import { labelText } from '#shared/domain/photo-groups.ts';
import { contentHash } from '../inventory/photos/photo-files.ts';
import type { PhotoKeep } from '../inventory/photos/photo-keep.ts';
import { PhotoRefused } from '../inventory/photos/photo-problem.ts';
import { readPhotoFile } from '../inventory/photos/read-photo-file.ts';
import type { Clock, Logger } from '../ports.ts';
import type { Store } from '../store/connection.ts';
import type { CodeReader } from './code-reader.ts';
import { insertInboxPhoto, isTakenIn, rememberFile } from './inbox-rows.ts';
import { asCameraTime, takenAt } from './taken-at.ts';
import type { FoundFile } from './watch-folder.ts';

/** Pictures that are decoded at once. Two keep both halves of the work (disk, processor) busy and leave the app its room. */
const atOnce = 2;
/** A file that another program holds is tried so often, then named. */
const lockedTries = 12;
const lockedMs = 5_000;
/** After a full disk and the like. */
const troubleMs = 60_000;

/** Brings files of the folder into the inbox, each content once. */
export interface TakeIn {
  readonly add: (file: FoundFile) => void;
  /** Files that are on their way. */
  readonly arriving: () => number;
  /** Ends what is under way and drops the rest; the next start finds it again. */
  readonly close: () => Promise<void>;
}

export function createTakeIn(dependencies: {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly newId: () => string;
  readonly keep: PhotoKeep;
  readonly codes: CodeReader;
  readonly lookAgain: (path: string, afterMs: number) => void;
  readonly changed: () => void;
}): TakeIn {
  const { store, clock, logger, keep, changed } = dependencies;
  const queue = new PQueue({ concurrency: atOnce });
  const queued = new Set<string>();
  const tries = new Map<string, number>();

  const takeIn = async (file: FoundFile): Promise<void> => {
    const bytes = await readPhotoFile(file.path);
    const hash = contentHash(bytes);
    if (isTakenIn(store, hash)) {
      store.write((writer) => rememberFile(writer, file, { hash }, clock.now()), 'soon');
      return;
    }
    const source = { fileName: basename(file.path), bytes };
    await keep.takeIn(source, async (photo, rendered) => {
      const found = await dependencies.codes.read(rendered.display.bytes);
      const { exif } = await sharp(bytes, { limitInputPixels: false }).metadata();
      const now = clock.now();
      store.write((writer) => {
        // The same picture under two names may be decoded at once.
        if (!isTakenIn(writer, hash)) {
          insertInboxPhoto(writer, photo, {
            now,
            id: dependencies.newId(),
            takenAt: takenAt(exif) ?? asCameraTime(file.modifiedAt),
            code: found.find((text) => labelText(text) !== null) ?? null,
          });
        }
        rememberFile(writer, file, { hash }, now);
      });
    });
  };

  const settle = async (file: FoundFile): Promise<void> => {
    try {
      await takeIn(file);
      tries.delete(file.path);
    } catch (error) {
      if (!(error instanceof PhotoRefused)) {
        logger.log('error', 'inbox.take_in_failed', { error });
        dependencies.lookAgain(file.path, troubleMs);
        return;
      }
      const { problem } = error;
      if (problem.reason === 'photo_missing') return;
      const tried = (tries.get(file.path) ?? 0) + 1;
      if (problem.reason === 'photo_unreadable' && tried < lockedTries) {
        tries.set(file.path, tried);
        dependencies.lookAgain(file.path, lockedMs);
        return;
      }
      logger.log('info', 'inbox.refused', { reason: problem.reason });
      // A file that could not be opened is tried again at each look; the others when they change.
      const known = problem.reason === 'photo_unreadable' ? { ...file, modifiedAt: 0 } : file;
      store.write((writer) => rememberFile(writer, known, { problem }, clock.now()), 'soon');
    }
  };

  return {
    add: (file) => {
      if (queued.has(file.path)) return;
      queued.add(file.path);
      void queue.add(async () => {
        await settle(file);
        queued.delete(file.path);
        changed();
      });
      changed();
    },
    arriving: () => queued.size,
    close: async () => {
      queue.clear();
      await queue.onIdle();
    },
  };
}
