import { itemLimits } from '#shared/domain/item.ts';
import type { Item } from '#shared/domain/item.ts';
import { validationError } from '#shared/errors.ts';
import type { Writer } from '../../store/connection.ts';
import type { InventoryContext } from '../change.ts';
import { announce, inRun, recordChange } from '../change.ts';
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

/** Photos of one item, in one run. A removed photo keeps its place and its files, so that it can come back to where it was. */
export function setRemoved(writer: Writer, context: InventoryContext, ids: readonly string[], at: number | null): Item {
  const photos = ids.map((id) => photoRecord(writer, id));
  const itemId = photos[0]?.item_id ?? '';
  if (photos.some((photo) => photo.item_id !== itemId)) throw photosChanged();
  const due = photos.filter((photo) => (photo.removed_at === null) !== (at === null));
  if (due.length === 0) return loadItem(writer, itemId);
  if (at === null && photoRecords(writer, itemId).length + due.length > itemLimits.photos) {
    throw validationError({
      path: 'photos',
      reason: 'too_many_photos',
      params: { limit: itemLimits.photos },
      message: `An item keeps at most ${itemLimits.photos} photos. Take one off first.`,
    });
  }
  const kind = at === null ? 'photo.restore' : 'photo.remove';
  inRun(writer, context, { kind, details: { photos: due.length } }, (run) => {
    for (const { id } of due) markRemoved(writer, run, { id, itemId }, at);
  });
  announce(writer, context, [itemId]);
  return loadItem(writer, itemId);
}
