import type { ChangeKind } from '#shared/domain/change.ts';
import { itemLimits } from '#shared/domain/item.ts';
import type { Reader } from '../../store/connection.ts';
import { same } from '../canonical.ts';
import { changedSince, photosChanged } from './problems.ts';
import { ageOf, type RecordedChange, type Verdict } from './planned-change.ts';
import type { Reversal } from './reversal.ts';

interface PhotoState {
  readonly id: string;
  readonly item_id: string;
  readonly removed_at: number | null;
}

/** All photos of the items, the removed ones too, in their order. */
const photosOfItems = (
  reader: Reader,
  changes: readonly RecordedChange[],
): ReadonlyMap<string, readonly PhotoState[]> =>
  Map.groupBy(
    reader.all<PhotoState>(
      `SELECT photo.id, photo.item_id, photo.removed_at FROM json_each(@ids) AS wanted
       CROSS JOIN photo ON photo.item_id = wanted.value ORDER BY wanted.key, photo.position, photo.id`,
      { ids: JSON.stringify(changes.map(({ itemId }) => itemId)) },
    ),
    ({ item_id: itemId }) => itemId,
  );

const tooMany = {
  path: 'photos',
  reason: 'too_many_photos',
  params: { limit: itemLimits.photos },
  message: `An item keeps at most ${itemLimits.photos} photos. Take one off first.`,
} as const;

/** A photo that was added, taken off or put back. Its files stay as long as its row. */
const photoPresence = (opposite: ChangeKind): Reversal => ({
  opposite,
  plan: (reader, context, changes) => {
    const photos = photosOfItems(reader, changes);
    return changes.map((change): Verdict => {
      const photoId = String(change.after['photoId']);
      const all = photos.get(change.itemId) ?? [];
      const photo = all.find(({ id }) => id === photoId);
      if (photo === undefined) return { kind: 'refused', problem: changedSince('photos') };
      const back = opposite === 'photo.remove' ? context.clock.now() : null;
      if ((photo.removed_at === null) === (back === null)) return { kind: 'nothing' };
      if (back === null && all.filter(({ removed_at: gone }) => gone === null).length >= itemLimits.photos)
        return { kind: 'refused', problem: tooMany };
      return {
        kind: 'change',
        change: {
          kind: opposite,
          itemId: change.itemId,
          before: { photoId, present: back !== null },
          after: { photoId, present: back === null },
          ...ageOf(change),
        },
      };
    });
  },
  write: (writer, context, changes) => {
    const rows = changes.map(({ after }) => [after['photoId'], after['present'] === true ? null : context.clock.now()]);
    writer.run(
      `UPDATE photo SET removed_at = new.value ->> 1 FROM json_each(@rows) AS new WHERE photo.id = new.value ->> 0`,
      { rows: JSON.stringify(rows) },
    );
  },
  searched: () => false,
});

/** `photo.order` */
const photoOrder: Reversal = {
  opposite: 'photo.order',
  plan: (reader, _, changes, opposite) => {
    const photos = photosOfItems(reader, changes);
    return changes.map((change): Verdict => {
      const now = (photos.get(change.itemId) ?? []).filter((photo) => photo.removed_at === null).map(({ id }) => id);
      if (same(now, change.before['photoIds'])) return { kind: 'nothing' };
      if (!same(now, change.after['photoIds'])) return { kind: 'refused', problem: photosChanged };
      return {
        kind: 'change',
        change: {
          kind: opposite,
          itemId: change.itemId,
          before: { photoIds: now },
          after: { photoIds: change.before['photoIds'] },
          ...ageOf(change),
        },
      };
    });
  },
  write: (writer, _, changes) => {
    const rows = changes.flatMap(({ after }) =>
      (after['photoIds'] as readonly string[]).map((id, place) => [id, place]),
    );
    writer.run(
      `UPDATE photo SET position = new.value ->> 1 FROM json_each(@rows) AS new WHERE photo.id = new.value ->> 0`,
      { rows: JSON.stringify(rows) },
    );
  },
  searched: () => false,
};

/** Kinds that are about photos. */
export const photoReversals = {
  'photo.add': photoPresence('photo.remove'),
  'photo.remove': photoPresence('photo.restore'),
  'photo.restore': photoPresence('photo.remove'),
  'photo.order': photoOrder,
} as const satisfies Partial<Record<ChangeKind, Reversal>>;
