import { itemLimits } from '#shared/domain/item.ts';
import type { PhotoEdit } from '#shared/domain/photo-edit.ts';
import { editText, isUntouched } from '#shared/domain/photo-edit.ts';
import type { Reader, Writer } from '../../store/connection.ts';
import type { InventoryContext } from '../change.ts';
import { announce, recordChange } from '../change.ts';
import { itemRecord, photoRecords } from '../item-rows.ts';
import type { PhotoRecord } from '../item-rows.ts';
import { contentHash } from './photo-files.ts';
import { PhotoRefused } from './photo-problem.ts';
import type { RenderedPhoto } from './render.ts';

/** A photo whose files are kept: what its row says, whichever item it comes to. */
export interface KeptPhoto {
  readonly fileName: string;
  readonly hash: string;
  readonly extension: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly displayHash: string;
  readonly displayWidth: number;
  readonly displayHeight: number;
  readonly displayBytes: number;
  /** JSON; `null` as long as nothing was done to it. */
  readonly edit: string | null;
  readonly version: string | null;
}

/** What every row says of the files it stands for. */
type FileColumns = Pick<
  PhotoRecord,
  | 'file_name'
  | 'hash'
  | 'extension'
  | 'media_type'
  | 'width'
  | 'height'
  | 'bytes'
  | 'display_hash'
  | 'display_width'
  | 'display_height'
  | 'display_bytes'
>;

/** The photo that a row stands for, as it was edited, if it was. */
export const keptOf = (
  record: FileColumns,
  { edit, version }: Pick<PhotoRecord, 'edit' | 'version'> = { edit: null, version: null },
): KeptPhoto => ({
  fileName: record.file_name,
  hash: record.hash,
  extension: record.extension,
  mediaType: record.media_type,
  width: record.width,
  height: record.height,
  bytes: record.bytes,
  displayHash: record.display_hash,
  displayWidth: record.display_width,
  displayHeight: record.display_height,
  displayBytes: record.display_bytes,
  edit,
  version,
});

/** The action that photos come with. */
export interface PhotoRun {
  readonly runId: string;
  /**
   * The item is new in this run. Its photos are no changes of their own then: they come and go with the item, so one that
   * has to stay when the run is taken back keeps them.
   */
  readonly withItem: boolean;
}

/** What the made files of a photo are named by: another edit, another name. */
export const versionName = (hash: string, edit: PhotoEdit): string | null =>
  isUntouched(edit) ? null : contentHash(Buffer.from(`${hash}\n${editText(edit)}`));

/** The row of a rendered photo. */
export const keptPhoto = (
  source: { readonly fileName: string; readonly hash: string; readonly bytes: number },
  photo: RenderedPhoto,
  edit: PhotoEdit | null = null,
): KeptPhoto => {
  const version = edit && versionName(source.hash, edit);
  return {
    fileName: source.fileName,
    hash: source.hash,
    extension: photo.extension,
    mediaType: photo.mediaType,
    width: photo.width,
    height: photo.height,
    bytes: source.bytes,
    displayHash: contentHash(photo.display.bytes),
    displayWidth: photo.display.width,
    displayHeight: photo.display.height,
    displayBytes: photo.display.bytes.byteLength,
    edit: version === null ? null : JSON.stringify(edit),
    version,
  };
};

/** Throws PhotoRefused when the item has all the photos it can keep. */
export function refuseSurplus(present: number, fileName: string): void {
  if (present < itemLimits.photos) return;
  throw new PhotoRefused(
    'too_many_photos',
    fileName,
    `An item keeps at most ${itemLimits.photos} photos, so ${fileName} was left out. Take one off first.`,
    { limit: itemLimits.photos },
  );
}

/** How many photos the item shows now. */
export const photoCount = (reader: Reader, itemId: string): number =>
  reader.column<number>('SELECT count(*) FROM photo WHERE item_id = +@itemId AND removed_at IS NULL', { itemId })[0] ??
  0;

/** Adds a photo behind the others and records it. Throws PhotoRefused for one too many and for one that is there already. */
export function addPhoto(
  writer: Writer,
  context: InventoryContext & Partial<PhotoRun>,
  itemId: string,
  photo: KeptPhoto,
): string {
  itemRecord(writer, itemId);
  const present = photoRecords(writer, itemId);
  refuseSurplus(present.length, photo.fileName);
  if (present.some((other) => other.hash === photo.hash)) {
    throw new PhotoRefused(
      'photo_duplicate',
      photo.fileName,
      `${photo.fileName} is already among the photos of this item, so it was left out.`,
    );
  }
  const id = insertPhoto(writer, context, { itemId, position: (present.at(-1)?.position ?? -1) + 1, photo });
  announce(writer, context, [itemId]);
  return id;
}

/** Writes the row at a place of the order and records that it came, unless it comes with a new item. */
export function insertPhoto(
  writer: Writer,
  context: InventoryContext & Partial<PhotoRun>,
  { itemId, position, photo }: { readonly itemId: string; readonly position: number; readonly photo: KeptPhoto },
): string {
  const id = context.newId();
  writer.run(
    `INSERT INTO photo (id, item_id, position, file_name, hash, extension, media_type, width, height, bytes,
       display_hash, display_width, display_height, display_bytes, edit, version, created_at)
     VALUES (@id, @itemId, @position, @fileName, @hash, @extension, @mediaType, @width, @height, @bytes,
       @displayHash, @displayWidth, @displayHeight, @displayBytes, @edit, @version, @now)`,
    { ...photo, id, itemId, position, now: context.clock.now() },
  );
  if (context.withItem === true) {
    // Only the revision: the record of the new item knows when it was touched last, and an undo goes by that.
    writer.run('UPDATE item SET revision = revision + 1 WHERE id = @itemId', { itemId });
    return id;
  }
  recordChange(writer, context, {
    kind: 'photo.add',
    itemId,
    before: { photoId: id, present: false },
    after: { photoId: id, present: true },
  });
  return id;
}

/** Takes a photo off, or puts it back. It keeps its place and its files. */
export function markRemoved(
  writer: Writer,
  context: InventoryContext,
  photo: { readonly id: string; readonly itemId: string },
  at: number | null,
): void {
  writer.run('UPDATE photo SET removed_at = @at WHERE id = @id', { id: photo.id, at });
  recordChange(writer, context, {
    kind: at === null ? 'photo.restore' : 'photo.remove',
    itemId: photo.itemId,
    before: { photoId: photo.id, present: at !== null },
    after: { photoId: photo.id, present: at === null },
  });
}
