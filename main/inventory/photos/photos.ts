import { basename } from 'node:path';
import type { Item } from '#shared/domain/item.ts';
import type { PhotoEdit } from '#shared/domain/photo-edit.ts';
import { photoEditSchema } from '#shared/domain/photo-edit.ts';
import { AppError } from '#shared/errors.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { PhotoImport } from '#shared/ipc/inventory.ts';
import type { DraftPhoto } from '../../marketplaces/marketplace.ts';
import type { Logger } from '../../ports.ts';
import type { Store } from '../../store/connection.ts';
import type { InventoryContext } from '../change.ts';
import { itemRecord, loadItem, photoRecord, photoRecords } from '../item-rows.ts';
import type { PhotoRecord } from '../item-rows.ts';
import { copyPhotos } from './copy-photos.ts';
import type { PhotoCopy } from './copy-photos.ts';
import { createPhotoEditing } from './edit-photos.ts';
import type { WantedEdit } from './edit-photos.ts';
import { hasCode } from './file-error.ts';
import { createPhotoKeep } from './photo-keep.ts';
import type { PhotoKeep } from './photo-keep.ts';
import type { PhotoSize, PhotoView } from './photo-files.ts';
import { reorderPhotos, setRemoved } from './photo-order.ts';
import { PhotoRefused } from './photo-problem.ts';
import { addPhoto, photoCount, refuseSurplus, versionName } from './photo-rows.ts';
import type { PhotoRun } from './photo-rows.ts';
import { readPhotoFile } from './read-photo-file.ts';
import { renderPhoto } from './render.ts';
import type { RenderedPhoto } from './render.ts';

export interface PhotoSource {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** The photos of items: taken in, edited, put in order, taken off and back, read for the screen and for marketplaces. */
export interface Photos {
  /** Takes in what can be read, in the order given; the rest is named with its reason. Throws `not_found`. */
  import(input: { readonly itemId: string; readonly files: readonly PhotoSource[] }): Promise<PhotoImport>;
  /** As `import`, from files on disk; as a part of `run`, if there is one. */
  importFiles(input: {
    readonly itemId: string;
    readonly paths: readonly string[];
    readonly run?: PhotoRun;
  }): Promise<PhotoImport>;
  /** Photos of one item, all or none. Throws `conflict` (`photos_changed`), or `cancelled` when a later edit overtook it. */
  edit(edits: readonly WantedEdit[]): Promise<Item>;
  copy(input: PhotoCopy): PhotoImport;
  reorder(input: { readonly itemId: string; readonly photoIds: readonly string[] }): Item;
  /** Photos of one item, together. */
  remove(input: { readonly ids: readonly string[] }): Item;
  restore(input: { readonly ids: readonly string[] }): Item;
  read(id: string, size: PhotoView): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string }>;
  forDraft(itemId: string): readonly DraftPhoto[];
  /** Deletes files that no photo needs. For the start of the app. */
  sweep(): Promise<number>;
  /** The files behind them, for who takes in photos that belong to no item yet. */
  readonly keep: PhotoKeep;
}

export function createPhotos(dependencies: {
  readonly store: Store;
  readonly context: InventoryContext;
  readonly folder: string;
  readonly logger: Logger;
}): Photos {
  const { store, context, logger } = dependencies;
  const keep = createPhotoKeep({ store, clock: context.clock, folder: dependencies.folder, logger });

  const takeIn = async (itemId: string, source: PhotoSource, run: PhotoRun | undefined): Promise<boolean> => {
    refuseSurplus(photoCount(store, itemId), source.fileName);
    return keep.takeIn(source, (photo, { animated }) => {
      store.write((writer) => addPhoto(writer, { ...context, ...run }, itemId, photo));
      return animated;
    });
  };

  const importSources = async (
    itemId: string,
    sources: readonly { readonly fileName: string; read(): Promise<Uint8Array> }[],
    run?: PhotoRun,
  ): Promise<PhotoImport> => {
    itemRecord(store, itemId);
    const refused: { fileName: string; problem: FieldProblem }[] = [];
    const noted: { fileName: string; problem: FieldProblem }[] = [];
    for (const { fileName, read: bytesOf } of sources) {
      try {
        const animated = await takeIn(itemId, { fileName, bytes: await bytesOf() }, run);
        if (animated) noted.push({ fileName, problem: firstPicture(fileName) });
      } catch (error) {
        if (!(error instanceof PhotoRefused)) throw error;
        logger.log('info', 'photos.refused', { reason: error.problem.reason });
        refused.push({ fileName, problem: error.problem });
      }
    }
    return { item: loadItem(store, itemId), refused, noted };
  };

  const readOriginal = (record: PhotoRecord): Promise<Uint8Array> =>
    keep.files.read('original', record.hash, record.extension);

  const renderAs = async (record: PhotoRecord, edit: PhotoEdit): Promise<RenderedPhoto> => {
    const original = await readOriginal(record).catch((error: unknown) => {
      throw hasCode(error, 'ENOENT') ? originalGone(record.file_name) : error;
    });
    const rendered = await renderPhoto(original, record.file_name, edit);
    await keep.writeMade(versionName(record.hash, edit) ?? record.hash, rendered);
    return rendered;
  };

  const read = async (record: PhotoRecord, size: PhotoSize): Promise<Uint8Array> => {
    if (size === 'original') return readOriginal(record);
    const name = record.version ?? record.hash;
    try {
      return await keep.files.read(size, name, 'jpg');
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) throw error;
      // Made versions of photos that are off their item are not kept, and someone may empty the folder: made once more.
      const edit = record.edit === null ? undefined : photoEditSchema.parse(JSON.parse(record.edit));
      const rendered = await renderPhoto(await readOriginal(record), record.file_name, edit);
      await keep.writeMade(name, rendered);
      return rendered[size].bytes;
    }
  };

  return {
    import: ({ itemId, files }) =>
      importSources(
        itemId,
        files.map(({ fileName, bytes }) => ({ fileName, read: async () => bytes })),
      ),
    importFiles: ({ itemId, paths, run }) =>
      importSources(
        itemId,
        paths.map((path) => ({ fileName: basename(path), read: () => readPhotoFile(path) })),
        run,
      ),
    edit: createPhotoEditing({ store, context, render: renderAs }),
    copy: (input) =>
      store.write((writer) => {
        const refused = copyPhotos(writer, context, input);
        return { item: loadItem(writer, input.toItemId), refused, noted: [] };
      }),
    reorder: ({ itemId, photoIds }) => store.write((writer) => reorderPhotos(writer, context, itemId, photoIds)),
    remove: ({ ids }) => store.write((writer) => setRemoved(writer, context, ids, context.clock.now())),
    restore: ({ ids }) => store.write((writer) => setRemoved(writer, context, ids, null)),
    read: async (id, size) => {
      const record = photoRecord(store, id);
      if (size === 'unedited') {
        const camera: PhotoRecord = { ...record, edit: null, version: null };
        return { bytes: await read(camera, 'display'), mediaType: 'image/jpeg' };
      }
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
    sweep: () => keep.sweep(),
    keep,
  };
}

const originalGone = (fileName: string): AppError =>
  new AppError({
    code: 'not_found',
    reason: 'photo_original_gone',
    params: { fileName },
    message: `The original of ${fileName} is not on the disk any more, so it cannot be edited. Add the photo again.`,
  });

const firstPicture = (fileName: string): FieldProblem => ({
  path: 'photos',
  reason: 'photo_animated',
  params: { fileName },
  message: `${fileName} is animated. Its first picture was taken.`,
});
