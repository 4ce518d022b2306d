import { stat } from 'node:fs/promises';
import { basename, relative, resolve, isAbsolute } from 'node:path';
import { groupPhotos } from '#shared/domain/photo-groups.ts';
import { inboxLimits } from '#shared/domain/photo-inbox.ts';
import type { InboxPhoto, InboxStatus, InboxWatch, PhotoGroup } from '#shared/domain/photo-inbox.ts';
import { AppError } from '#shared/errors.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { Emit } from '../events.ts';
import type { InventoryContext } from '../inventory/change.ts';
import type { PhotoKeep } from '../inventory/photos/photo-keep.ts';
import type { PhotoView } from '../inventory/photos/photo-files.ts';
import type { LongWork } from '../inventory/undo/long-work.ts';
import type { Clock, Logger } from '../ports.ts';
import type { SettingsService } from '../settings/settings.ts';
import type { Store } from '../store/connection.ts';
import { arrange, setDiscarded } from './arrange.ts';
import type { Arranging } from './arrange.ts';
import { createCodeReader } from './code-reader.ts';
import { readSource, writeSource } from './inbox-source.ts';
import type { InboxSource } from './inbox-source.ts';
import {
  discardedCount,
  discardedPhotos,
  inboxRecord,
  isLookedAt,
  refusedFiles,
  toInboxPhoto,
  unsortedCount,
  unsortedPhotos,
} from './inbox-rows.ts';
import { withLabels } from './labels.ts';
import { createItemMaker } from './make-items.ts';
import type { SortedPhotos, WantedItem } from './sort-photos.ts';
import { createTakeIn } from './take-in.ts';
import { watchFolder } from './watch-folder.ts';

/** Photos that come by themselves from a watched folder, and wait there to become items. One method a call of shared/ipc/photos.ts. */
export interface PhotoInbox {
  status(): InboxStatus;
  list(): {
    groups: PhotoGroup[];
    refused: { fileName: string; problem: FieldProblem }[];
    more: number;
  };
  discarded(): InboxPhoto[];
  /** Throws `validation` (`inbox_folder_own`) for a folder of the app itself. */
  watch(folder: string): Promise<InboxStatus>;
  stopWatching(): Promise<InboxStatus>;
  configure(change: {
    readonly subfolders?: boolean | undefined;
    readonly gapSeconds?: number | undefined;
    readonly keepLabels?: boolean | undefined;
  }): Promise<InboxStatus>;
  arrange(input: Arranging): void;
  discard(photoIds: readonly string[]): void;
  putBack(photoIds: readonly string[]): void;
  dismissRefused(): void;
  makeItems(groups: readonly WantedItem[]): Promise<SortedPhotos>;
  /** For the app protocol; `undefined` for an id that is no photo of the inbox. */
  read(id: string, size: PhotoView): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string }> | undefined;
  start(): void;
  close(): Promise<void>;
}

/** How often the screen hears of photos that come in: each time it fetches and draws all that are there. */
const arrivingMs = 1_000;

export function createPhotoInbox(dependencies: {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly newId: () => string;
  readonly emit: Emit;
  readonly settings: SettingsService;
  readonly keep: PhotoKeep;
  /** Milliseconds from an arbitrary start, monotonic. */
  readonly elapsed: () => number;
  readonly work: LongWork;
  /** The app's own folder, which is never watched: what is taken in lands there. */
  readonly ownFolder: string;
}): PhotoInbox {
  const { store, clock, logger, newId, emit, keep } = dependencies;
  const context: InventoryContext = { clock, newId, emit };
  const codes = createCodeReader(logger);
  const makeItems = createItemMaker({ store, context, elapsed: dependencies.elapsed, work: dependencies.work });
  let present: InboxWatch = 'off';
  let watching: ReturnType<typeof watchFolder> | undefined;
  let telling: (() => void) | undefined;

  /** What the seller did is seen at once. */
  const changed = (): void => {
    telling?.();
    telling = undefined;
    emit('inbox.changed', {});
  };
  const arrived = (): void => {
    telling ??= clock.schedule(arrivingMs, changed);
  };

  const takeIn = createTakeIn({
    store,
    clock,
    logger,
    newId,
    keep,
    codes,
    changed: arrived,
    lookAgain: (path, afterMs) => watching?.lookAgain(path, afterMs),
  });

  const stop = async (): Promise<void> => {
    const old = watching;
    watching = undefined;
    present = 'off';
    await old?.close();
  };

  const start = ({ folder, subfolders }: InboxSource): void => {
    if (folder === null) return;
    present = 'watching';
    watching = watchFolder({
      folder,
      subfolders,
      clock,
      logger,
      isKnown: (file) => isLookedAt(store, file),
      onFile: takeIn.add,
      onPresence: (there) => {
        const before = present;
        present = there ? 'watching' : 'missing';
        if (present !== before) changed();
      },
    });
  };

  const become = async (source: InboxSource, rewatch: boolean): Promise<InboxStatus> => {
    store.write((writer) => writeSource(writer, source));
    if (rewatch) {
      await stop();
      start(source);
    }
    changed();
    return status();
  };

  const status = (): InboxStatus => {
    const { folder, ...source } = readSource(store);
    return {
      ...source,
      watch: present,
      folderName: folder === null ? '' : basename(folder) || folder,
      unsorted: unsortedCount(store),
      discarded: discardedCount(store, clock.now()),
      arriving: takeIn.arriving(),
    };
  };

  return {
    status,
    list: () => {
      const photos = unsortedPhotos(store);
      return {
        groups: groupPhotos(photos.map(toInboxPhoto), readSource(store).gapSeconds).map((group) =>
          withLabels(store, group),
        ),
        refused: refusedFiles(store),
        more: photos.length < inboxLimits.shown ? 0 : unsortedCount(store) - photos.length,
      };
    },
    discarded: () => discardedPhotos(store, clock.now()).map(toInboxPhoto),
    watch: async (folder) => {
      if (!(await isFolder(folder)) || overlaps(folder, dependencies.ownFolder)) throw ownFolder();
      return become({ ...readSource(store), folder }, true);
    },
    stopWatching: () => become({ ...readSource(store), folder: null }, true),
    configure: (change) => {
      const before = readSource(store);
      const next = {
        ...before,
        subfolders: change.subfolders ?? before.subfolders,
        gapSeconds: change.gapSeconds ?? before.gapSeconds,
        keepLabels: change.keepLabels ?? before.keepLabels,
      };
      return become(next, next.subfolders !== before.subfolders);
    },
    arrange: (input) => {
      store.write((writer) => arrange(writer, newId, input));
      changed();
    },
    discard: (photoIds) => {
      store.write((writer) => setDiscarded(writer, photoIds, clock.now()));
      changed();
    },
    putBack: (photoIds) => {
      store.write((writer) => setDiscarded(writer, photoIds, null));
      changed();
    },
    dismissRefused: () => {
      store.write((writer) => writer.run('UPDATE inbox_file SET problem = NULL WHERE problem IS NOT NULL'));
      changed();
    },
    makeItems: async (groups) => {
      const { keepLabels } = readSource(store);
      const { skuPattern } = dependencies.settings.get();
      try {
        return await makeItems(groups, { keepLabels, skuPattern });
      } finally {
        changed();
      }
    },
    read: (id, size) => {
      const record = inboxRecord(store, id);
      if (!record) return undefined;
      const original = size === 'original';
      return keep.files
        .read(size === 'unedited' ? 'display' : size, record.hash, original ? record.extension : 'jpg')
        .then((bytes) => ({ bytes, mediaType: original ? record.media_type : 'image/jpeg' }));
    },
    start: () => start(readSource(store)),
    close: async () => {
      telling?.();
      await stop();
      await takeIn.close();
      await codes.close();
    },
  };
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() === true;

/** One of them lies in the other. */
function overlaps(one: string, other: string): boolean {
  const within = (inner: string, outer: string): boolean => {
    const way = relative(resolve(outer), resolve(inner));
    return way === '' || (!way.startsWith('..') && !isAbsolute(way));
  };
  return within(one, other) || within(other, one);
}

const ownFolder = (): AppError =>
  new AppError({
    code: 'validation',
    reason: 'inbox_folder_own',
    message:
      'This folder cannot be watched, because the app keeps its own files there. Choose the folder of your camera.',
  });
