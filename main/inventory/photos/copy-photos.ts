import type { FieldProblem } from '#shared/errors.ts';
import type { Writer } from '../../store/connection.ts';
import type { InventoryContext } from '../change.ts';
import { announce, inRun } from '../change.ts';
import { itemRecord, photoRecord } from '../item-rows.ts';
import { PhotoRefused } from './photo-problem.ts';
import { addPhoto, keptOf, markRemoved } from './photo-rows.ts';

/** Photos that go from their items to another one, in this order. */
export interface PhotoCopy {
  readonly photoIds: readonly string[];
  readonly toItemId: string;
  /** Whether they leave the items they come from. */
  readonly move: boolean;
}

/**
 * Gives photos to another item, with their edits. Only rows are written: files are shared by content. What the item has
 * already or has no room for stays where it is, and is named.
 */
export function copyPhotos(
  writer: Writer,
  context: InventoryContext,
  { photoIds, toItemId, move }: PhotoCopy,
): { readonly fileName: string; readonly problem: FieldProblem }[] {
  itemRecord(writer, toItemId);
  const refused: { fileName: string; problem: FieldProblem }[] = [];
  const records = photoIds.map((id) => photoRecord(writer, id));
  const left = new Set<string>();
  inRun(writer, context, { kind: move ? 'photo.move' : 'photo.copy', details: { photos: records.length } }, (run) => {
    for (const record of records) {
      try {
        addPhoto(writer, run, toItemId, keptOf(record, record));
      } catch (error) {
        if (!(error instanceof PhotoRefused)) throw error;
        refused.push({ fileName: record.file_name, problem: error.problem });
        continue;
      }
      if (!move || record.removed_at !== null) continue;
      markRemoved(writer, run, { id: record.id, itemId: record.item_id }, context.clock.now());
      left.add(record.item_id);
    }
    announce(writer, run, [...left]);
  });
  return refused;
}
