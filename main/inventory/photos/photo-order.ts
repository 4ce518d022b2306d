import { itemLimits } from '#shared/domain/item.ts';
import type { Item } from '#shared/domain/item.ts';
import { validationError } from '#shared/errors.ts';
import type { Writer } from '../../store/connection.ts';
import type { InventoryContext } from '../change.ts';
import { announce, recordChange } from '../change.ts';
import { itemRecord, loadItem, photoRecord, photoRecords } from '../item-rows.ts';
import { photosChanged } from './photo-problem.ts';
import { markRemoved } from './photo-rows.ts';

/** All photos of the item in their new order; throws `conflict` (`photos_changed`) for any other set. */
export function reorderPhotos(
  writer: Writer,
  context: InventoryContext,
  itemId: string,
  photoIds: readonly string[],
): Item {
  itemRecord(writer, itemId);
  const before = photoRecords(writer, itemId).map((photo) => photo.id);
  if (
    new Set(photoIds).size !== before.length ||
    photoIds.length !== before.length ||
    !before.every((id) => photoIds.includes(id))
  ) {
    throw photosChanged();
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
export function setRemoved(writer: Writer, context: InventoryContext, id: string, at: number | null): Item {
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
  markRemoved(writer, context, { id, itemId: photo.item_id }, at);
  announce(writer, context, [photo.item_id]);
  return loadItem(writer, photo.item_id);
}
