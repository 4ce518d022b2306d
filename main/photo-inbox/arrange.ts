import type { Writer } from '../store/connection.ts';
import { unsortedOrThrow } from './sort-photos.ts';

/** Groups as the seller wants them, and photos that follow time and labels again. */
export interface Arranging {
  readonly groups: readonly (readonly string[])[];
  readonly release: readonly string[];
}

/** Each list becomes a group of its own in this order. Throws `conflict` (`inbox_changed`). */
export function arrange(writer: Writer, newId: () => string, { groups, release }: Arranging): void {
  for (const photoIds of groups) {
    const groupId = newId();
    unsortedOrThrow(writer, photoIds).forEach(({ id }, place) =>
      writer.run('UPDATE inbox_photo SET group_id = @groupId, place = @place WHERE id = @id', { id, groupId, place }),
    );
  }
  for (const { id } of unsortedOrThrow(writer, release))
    writer.run('UPDATE inbox_photo SET group_id = NULL, place = NULL WHERE id = @id', { id });
}

/** Out of sight, or back. The file in the folder is the seller's and stays. */
export function setDiscarded(writer: Writer, photoIds: readonly string[], at: number | null): void {
  const records = at === null ? photoIds.map((id) => ({ id })) : unsortedOrThrow(writer, photoIds);
  for (const { id } of records) writer.run('UPDATE inbox_photo SET discarded_at = @at WHERE id = @id', { id, at });
}
