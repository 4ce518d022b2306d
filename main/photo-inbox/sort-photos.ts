import { labelText } from '#shared/domain/photo-groups.ts';
import { AppError } from '#shared/errors.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { RunContext } from '../inventory/undo/apply.ts';
import { createItem } from '../inventory/items.ts';
import { itemRecord } from '../inventory/item-rows.ts';
import { PhotoRefused } from '../inventory/photos/photo-problem.ts';
import { addPhoto, keptOf } from '../inventory/photos/photo-rows.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { unsortedAmong } from './inbox-rows.ts';
import type { InboxRecord } from './inbox-rows.ts';

/** Photos for one item; `null` makes a new one. */
export interface WantedItem {
  readonly photoIds: readonly string[];
  readonly itemId: string | null;
}

/** What became of them. */
export interface SortedPhotos {
  readonly runId: string;
  readonly created: string[];
  readonly filled: string[];
  readonly refused: { readonly fileName: string; readonly problem: FieldProblem }[];
}

/** Throws `conflict` (`inbox_changed`) when one of them is not in the inbox any more. */
export function unsortedOrThrow(reader: Reader, ids: readonly string[]): readonly InboxRecord[] {
  const records = unsortedAmong(reader, ids);
  if (records.length === new Set(ids).size && ids.length === records.length) return records;
  throw new AppError({
    code: 'conflict',
    reason: 'inbox_changed',
    message: 'The photos of the inbox were changed in the meantime. Look at them again, then go on.',
  });
}

const labelOf = ({ code }: InboxRecord): string | null => (code === null ? null : labelText(code));

/**
 * Makes items of groups. The picture of a label names the SKU of a new item and is left out unless it is wanted; a group of
 * labels alone stays. What an item has already or has no room for stays unsorted.
 */
export function sortGroups(
  writer: Writer,
  run: RunContext,
  groups: readonly WantedItem[],
  options: { readonly keepLabels: boolean; readonly skuPattern: string },
): SortedPhotos {
  const created: string[] = [];
  const filled: string[] = [];
  const refused: { fileName: string; problem: FieldProblem }[] = [];
  for (const group of groups) {
    const records = unsortedOrThrow(writer, group.photoIds);
    const photos = options.keepLabels ? records : records.filter((record) => labelOf(record) === null);
    if (photos.length === 0) continue;
    const sku = records.map(labelOf).find((text) => text !== null);
    const itemId =
      group.itemId === null
        ? createItem(writer, run, { patch: {}, skuPattern: options.skuPattern, ...(sku !== undefined && { sku }) })
        : presentItem(writer, group.itemId);
    (group.itemId === null ? created : filled).push(itemId);
    const left = new Set<string>();
    for (const photo of photos) {
      try {
        addPhoto(writer, run, itemId, keptOf(photo));
      } catch (error) {
        if (!(error instanceof PhotoRefused)) throw error;
        refused.push({ fileName: photo.file_name, problem: error.problem });
        left.add(photo.id);
      }
    }
    for (const { id } of records.filter((record) => !left.has(record.id)))
      writer.run('UPDATE inbox_photo SET sorted = 1, run_id = @runId WHERE id = @id', { id, runId: run.runId });
  }
  return { runId: run.runId, created, filled: [...new Set(filled)], refused };
}

/** Throws `conflict` (`item_in_bin`). */
export function presentItem(reader: Reader, id: string): string {
  const { deleted_at } = itemRecord(reader, id);
  if (deleted_at === null) return id;
  throw new AppError({
    code: 'conflict',
    reason: 'item_in_bin',
    message: 'This item is in the recycle bin. Restore it first, or choose another one.',
  });
}
