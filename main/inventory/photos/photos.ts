import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { itemLimits } from '#shared/domain/item.ts';
import type { Item } from '#shared/domain/item.ts';
import { AppError, validationError } from '#shared/errors.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { PhotoImport } from '#shared/ipc/inventory.ts';
import type { DraftPhoto } from '../../marketplaces/marketplace.ts';
import type { Logger } from '../../ports.ts';
import type { Store, Writer } from '../../store/connection.ts';
import type { InventoryContext } from '../change.ts';
import { announce, recordChange } from '../change.ts';
import { itemRecord, loadItem, photoRecord, photoRecords } from '../item-rows.ts';
import type { PhotoRecord } from '../item-rows.ts';
import { contentHash, createPhotoFiles } from './photo-files.ts';
import type { PhotoSize } from './photo-files.ts';
import { PhotoRefused } from './photo-problem.ts';
import { photoLimits, renderPhoto } from './render.ts';
import type { RenderedPhoto } from './render.ts';

export interface PhotoSource {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** The photos of items: taken in, put in order, taken off and back, read for the screen and for marketplaces. */
export interface Photos {
  /** Takes in what can be read, in the order given; the rest is named with its reason. Throws `not_found`. */
  import(input: { readonly itemId: string; readonly files: readonly PhotoSource[] }): Promise<PhotoImport>;
  /** As `import`, from files on disk. */
  importFiles(input: { readonly itemId: string; readonly paths: readonly string[] }): Promise<PhotoImport>;
  reorder(input: { readonly itemId: string; readonly photoIds: readonly string[] }): Item;
  remove(input: { readonly id: string }): Item;
  restore(input: { readonly id: string }): Item;
  read(id: string, size: PhotoSize): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string }>;
  forDraft(itemId: string): readonly DraftPhoto[];
  /** Deletes files that no photo needs. For the start of the app. */
  sweep(): number;
}

export function createPhotos(dependencies: {
  readonly store: Store;
  readonly context: InventoryContext;
  readonly folder: string;
  readonly logger: Logger;
}): Photos {
  const { store, context, logger } = dependencies;
  const files = createPhotoFiles(dependencies.folder);
  /** Written to disk, their row not yet: a sweep must leave them. */
  const arriving = new Map<string, number>();

  const keepFiles = async (hash: string, original: Uint8Array, photo: RenderedPhoto): Promise<void> => {
    await files.write('original', hash, photo.extension, original);
    await files.write('display', hash, 'jpg', photo.display.bytes);
    await files.write('thumb', hash, 'jpg', photo.thumb.bytes);
  };

  const takeIn = async (itemId: string, source: PhotoSource): Promise<void> => {
    refuseSurplus(
      store.all<{ hash: string }>('SELECT hash FROM photo WHERE item_id = @itemId AND removed_at IS NULL', { itemId })
        .length,
      source.fileName,
    );
    const hash = contentHash(source.bytes);
    const photo = await renderPhoto(source.bytes, source.fileName);
    arriving.set(hash, (arriving.get(hash) ?? 0) + 1);
    try {
      await keepFiles(hash, source.bytes, photo).catch(orDiskFull);
      store.write((writer) => insertPhoto(writer, context, { itemId, hash, source, photo }));
    } finally {
      const others = (arriving.get(hash) ?? 1) - 1;
      if (others === 0) arriving.delete(hash);
      else arriving.set(hash, others);
    }
  };

  const importSources = async (
    itemId: string,
    sources: readonly { readonly fileName: string; read(): Promise<Uint8Array> }[],
  ): Promise<PhotoImport> => {
    itemRecord(store, itemId);
    const refused: { fileName: string; problem: FieldProblem }[] = [];
    for (const source of sources) {
      try {
        await takeIn(itemId, { fileName: source.fileName, bytes: await source.read() });
      } catch (error) {
        if (!(error instanceof PhotoRefused)) throw error;
        logger.log('info', 'photos.refused', { reason: error.problem.reason });
        refused.push({ fileName: source.fileName, problem: error.problem });
      }
    }
    return { item: loadItem(store, itemId), refused };
  };

  const read = async (record: PhotoRecord, size: PhotoSize): Promise<Uint8Array> => {
    const extension = size === 'original' ? record.extension : 'jpg';
    try {
      return await files.read(size, record.hash, extension);
    } catch (error) {
      if (size === 'original' || !isMissing(error)) throw error;
      // Someone emptied the folder of made versions; they can be made again from the original.
      const original = await files.read('original', record.hash, record.extension);
      await keepFiles(record.hash, original, await renderPhoto(original, record.file_name));
      return files.read(size, record.hash, extension);
    }
  };

  return {
    import: ({ itemId, files: sources }) =>
      importSources(
        itemId,
        sources.map(({ fileName, bytes }) => ({ fileName, read: async () => bytes })),
      ),
    importFiles: ({ itemId, paths }) =>
      importSources(
        itemId,
        paths.map((path) => ({ fileName: basename(path), read: () => readPhotoFile(path) })),
      ),
    reorder: ({ itemId, photoIds }) => store.write((writer) => reorderPhotos(writer, context, itemId, photoIds)),
    remove: ({ id }) => store.write((writer) => setRemoved(writer, context, id, context.clock.now())),
    restore: ({ id }) => store.write((writer) => setRemoved(writer, context, id, null)),
    read: async (id, size) => {
      const record = photoRecord(store, id);
      return { bytes: await read(record, size), mediaType: size === 'original' ? record.media_type : 'image/jpeg' };
    },
    forDraft: (itemId) =>
      photoRecords(store, itemId).map((record) => ({
        id: record.id,
        contentHash: record.display_hash,
        fileName: record.file_name.replace(/(\.[^.]*)?$/, '.jpg'),
        mediaType: 'image/jpeg',
        width: record.display_width,
        height: record.display_height,
        size: record.display_bytes,
        bytes: () => read(record, 'display'),
      })),
    sweep: () => {
      const deleted = files.sweep(
        (hash) =>
          arriving.has(hash) || store.get('SELECT 1 FROM photo WHERE hash = @hash LIMIT 1', { hash }) !== undefined,
      );
      if (deleted > 0) logger.log('info', 'photos.swept', { files: deleted });
      return deleted;
    },
  };
}

function refuseSurplus(present: number, fileName: string): void {
  if (present < itemLimits.photos) return;
  throw new PhotoRefused(
    'too_many_photos',
    fileName,
    `An item keeps at most ${itemLimits.photos} photos, so ${fileName} was left out. Take one off first.`,
    { limit: itemLimits.photos },
  );
}

function insertPhoto(
  writer: Writer,
  context: InventoryContext,
  input: {
    readonly itemId: string;
    readonly hash: string;
    readonly source: PhotoSource;
    readonly photo: RenderedPhoto;
  },
): void {
  const { itemId, hash, source, photo } = input;
  const present = photoRecords(writer, itemId);
  refuseSurplus(present.length, source.fileName);
  if (present.some((other) => other.hash === hash)) {
    throw new PhotoRefused(
      'photo_duplicate',
      source.fileName,
      `${source.fileName} is already among the photos of this item, so it was left out.`,
    );
  }
  itemRecord(writer, itemId);
  const id = context.newId();
  writer.run(
    `INSERT INTO photo (id, item_id, position, file_name, hash, extension, media_type, width, height, bytes,
       display_hash, display_width, display_height, display_bytes, created_at)
     VALUES (@id, @itemId, @position, @fileName, @hash, @extension, @mediaType, @width, @height, @bytes,
       @displayHash, @displayWidth, @displayHeight, @displayBytes, @now)`,
    {
      id,
      itemId,
      position: (present.at(-1)?.position ?? -1) + 1,
      fileName: source.fileName,
      hash,
      extension: photo.extension,
      mediaType: photo.mediaType,
      width: photo.width,
      height: photo.height,
      bytes: source.bytes.byteLength,
      displayHash: contentHash(photo.display.bytes),
      displayWidth: photo.display.width,
      displayHeight: photo.display.height,
      displayBytes: photo.display.bytes.byteLength,
      now: context.clock.now(),
    },
  );
  recordChange(writer, context, {
    kind: 'photo.add',
    itemId,
    before: { photoId: id, present: false },
    after: { photoId: id, present: true },
  });
  announce(writer, context, [itemId]);
}

function reorderPhotos(writer: Writer, context: InventoryContext, itemId: string, photoIds: readonly string[]): Item {
  itemRecord(writer, itemId);
  const before = photoRecords(writer, itemId).map((photo) => photo.id);
  if (
    new Set(photoIds).size !== before.length ||
    photoIds.length !== before.length ||
    !before.every((id) => photoIds.includes(id))
  ) {
    throw new AppError({
      code: 'conflict',
      reason: 'photos_changed',
      message: 'The photos of this item were changed in the meantime. Look at them again, then put them in order.',
    });
  }
  if (before.every((id, index) => id === photoIds[index])) return loadItem(writer, itemId);
  photoIds.forEach((id, position) =>
    writer.run('UPDATE photo SET position = @position WHERE id = @id', { id, position }),
  );
  recordChange(writer, context, { kind: 'photo.order', itemId, before: { photoIds: before }, after: { photoIds } });
  announce(writer, context, [itemId]);
  return loadItem(writer, itemId);
}

/** A removed photo keeps its place and its files, so that it can come back to where it was. */
function setRemoved(writer: Writer, context: InventoryContext, id: string, at: number | null): Item {
  const photo = photoRecord(writer, id);
  if ((photo.removed_at === null) === (at === null)) return loadItem(writer, photo.item_id);
  if (at === null && photoRecords(writer, photo.item_id).length >= itemLimits.photos) {
    throw validationError({
      path: 'photos',
      reason: 'too_many_photos',
      params: { limit: itemLimits.photos },
      message: `An item keeps at most ${itemLimits.photos} photos. Take one off first.`,
    });
  }
  writer.run('UPDATE photo SET removed_at = @at WHERE id = @id', { id, at });
  recordChange(writer, context, {
    kind: at === null ? 'photo.restore' : 'photo.remove',
    itemId: photo.item_id,
    before: { photoId: id, present: at !== null },
    after: { photoId: id, present: at === null },
  });
  announce(writer, context, [photo.item_id]);
  return loadItem(writer, photo.item_id);
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
const isMissing = (error: unknown): boolean => hasCode(error, 'ENOENT');

/** A full disk is the seller's to mend; nothing of the photo was kept. */
function orDiskFull(error: unknown): never {
  if (!hasCode(error, 'ENOSPC')) throw error;
  throw new AppError(
    {
      code: 'internal',
      reason: 'disk_full',
      message: 'The disk is full, so the photo was not saved. Free some space and try again.',
    },
    { cause: error },
  );
}

/** The size is looked at first: a film of 20 GB dropped by mistake is not read into memory. */
async function readPhotoFile(path: string): Promise<Uint8Array> {
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
    throw new PhotoRefused(
      isMissing(error) ? 'photo_missing' : 'photo_unreadable',
      fileName,
      isMissing(error)
        ? `${fileName} is not in the folder. Check its name and add it again.`
        : `${fileName} cannot be opened. Check that you may read it and add it again.`,
    );
  }
}
