import type { Item } from '#shared/domain/item.ts';
import type { PhotoEdit } from '#shared/domain/photo-edit.ts';
import { photoEditSchema, sameEdit, untouchedPhoto } from '#shared/domain/photo-edit.ts';
import { cancelled } from '#shared/errors.ts';
import type { Store, Writer } from '../../store/connection.ts';
import type { InventoryContext } from '../change.ts';
import { announce, inRun, recordChange } from '../change.ts';
import { loadItem, photoRecord, variantRecords } from '../item-rows.ts';
import type { PhotoRecord } from '../item-rows.ts';
import { photosChanged } from './photo-problem.ts';
import { insertPhoto, keptPhoto, markRemoved } from './photo-rows.ts';
import type { KeptPhoto } from './photo-rows.ts';
import type { RenderedPhoto } from './render.ts';

/** What is to be done to one photo. */
export interface WantedEdit {
  readonly id: string;
  readonly edit: PhotoEdit;
}

/** The rendering that an edit needs, with its files on the disk when it answers. */
type Render = (record: PhotoRecord, edit: PhotoEdit) => Promise<RenderedPhoto>;

/**
 * Edits photos of one item. Each gets a successor in its place, so that the picture behind an id never changes; the one
 * before is taken off and comes back with undo. All of them or none. An edit that is asked for while an earlier one of the
 * same photo still renders wins: the earlier one ends as `cancelled`.
 */
export function createPhotoEditing(dependencies: {
  readonly store: Store;
  readonly context: InventoryContext;
  readonly render: Render;
}): (edits: readonly WantedEdit[]) => Promise<Item> {
  const { store, context, render } = dependencies;
  const latest = new Map<string, symbol>();

  return async (edits) => {
    const turn = Symbol('edit');
    for (const { id } of edits) latest.set(id, turn);
    try {
      const made: { record: PhotoRecord; photo: KeptPhoto }[] = [];
      for (const { id, edit } of edits) {
        const record = presentPhoto(photoRecord(store, id));
        if (record.item_id !== (made[0]?.record.item_id ?? record.item_id)) throw photosChanged();
        if (sameEdit(edit, editOf(record))) continue;
        const rendered = await render(record, edit);
        if (latest.get(id) !== turn) throw cancelled('A later edit of this photo took its place.');
        const source = { fileName: record.file_name, hash: record.hash, bytes: record.bytes };
        made.push({ record, photo: keptPhoto(source, rendered, edit) });
      }
      return store.write((writer) => {
        const [first] = made;
        const itemId = first?.record.item_id ?? photoRecord(writer, edits[0]?.id ?? '').item_id;
        if (!first) return loadItem(writer, itemId);
        if (made.some(({ record }) => latest.get(record.id) !== turn)) throw cancelled();
        return inRun(writer, context, { kind: 'photo.edit', details: { photos: made.length } }, (run) => {
          for (const { record, photo } of made) succeed(writer, run, record.id, photo);
          announce(writer, run, [itemId]);
          return loadItem(writer, itemId);
        });
      });
    } finally {
      for (const { id } of edits) if (latest.get(id) === turn) latest.delete(id);
    }
  };
}

/** What is done to a photo now. */
const editOf = (record: PhotoRecord): PhotoEdit =>
  record.edit === null ? untouchedPhoto : photoEditSchema.parse(JSON.parse(record.edit));

function presentPhoto(record: PhotoRecord): PhotoRecord {
  if (record.removed_at !== null) throw photosChanged();
  return record;
}

function succeed(writer: Writer, context: InventoryContext, id: string, photo: KeptPhoto): void {
  const { item_id: itemId, position } = presentPhoto(photoRecord(writer, id));
  markRemoved(writer, context, { id, itemId }, context.clock.now());
  const successor = insertPhoto(writer, context, { itemId, position, photo });
  for (const variant of variantRecords(writer, itemId).filter(({ photo_id }) => photo_id === id)) {
    writer.run('UPDATE variant SET photo_id = @successor WHERE id = @id', { id: variant.id, successor });
    recordChange(writer, context, {
      kind: 'variant.update',
      itemId,
      before: { variantId: variant.id, photoId: id },
      after: { variantId: variant.id, photoId: successor },
    });
  }
}
