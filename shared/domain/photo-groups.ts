import type { InboxPhoto } from './photo-inbox.ts';

/** Photos that lie together, before anyone looked up what their label means. */
export interface Grouped {
  /** The seller's group, or the first photo's id. */
  readonly id: string;
  readonly photos: readonly InboxPhoto[];
}

const byTime = (one: InboxPhoto, other: InboxPhoto): number =>
  one.takenAt - other.takenAt || (one.fileName < other.fileName ? -1 : 1);

/**
 * Photos in groups, one for each thing that was photographed. The seller's own groups stand; the others are parted where the
 * camera rested for longer than the gap, and before each label, since a label is photographed first.
 */
export function groupPhotos(photos: readonly InboxPhoto[], gapSeconds: number): readonly Grouped[] {
  const own = new Map<string, InboxPhoto[]>();
  const groups: { id: string; photos: InboxPhoto[] }[] = [];
  let last: InboxPhoto | undefined;
  for (const photo of photos.toSorted(byTime)) {
    if (photo.groupId !== null) {
      const group = own.get(photo.groupId) ?? [];
      if (group.length === 0) {
        own.set(photo.groupId, group);
        groups.push({ id: photo.groupId, photos: group });
      }
      group.push(photo);
      continue;
    }
    const apart = last === undefined || photo.takenAt - last.takenAt > gapSeconds * 1_000 || isNewLabel(photo, last);
    if (apart) groups.push({ id: photo.id, photos: [photo] });
    else groups.findLast((group) => group.photos.at(-1) === last)?.photos.push(photo);
    last = photo;
  }
  for (const group of own.values())
    group.sort((one, other) => (one.place ?? 0) - (other.place ?? 0) || byTime(one, other));
  return groups;
}

/** The same label photographed twice in a row begins one group. */
const isNewLabel = (photo: InboxPhoto, last: InboxPhoto | undefined): boolean =>
  photo.label !== null && photo.label !== last?.label;

/** Ids of photos, group by group. */
export type Arrangement = readonly (readonly string[])[];

const ids = (group: Grouped | undefined): readonly string[] => group?.photos.map(({ id }) => id) ?? [];

/** All photos of these groups as one. Only what changes is in the answer, here and below. */
export const mergeGroups = (groups: readonly Grouped[]): Arrangement =>
  groups.length < 2 ? [] : [groups.flatMap((group) => ids(group))];

/** This photo and what follows it become a group of their own. */
export function splitBefore(group: Grouped, photoId: string): Arrangement {
  const all = ids(group);
  const at = all.indexOf(photoId);
  return at <= 0 ? [] : [all.slice(0, at), all.slice(at)];
}

/** Photos go to the end of another group, or to a place in it; without one, they make a group. */
export function movePhotos(
  groups: readonly Grouped[],
  photoIds: readonly string[],
  to: { readonly groupId: string; readonly before?: string } | null,
): Arrangement {
  const moved = new Set(photoIds);
  const changed = groups.filter((group) => group.id === to?.groupId || group.photos.some(({ id }) => moved.has(id)));
  const arranged = changed.map((group) => {
    const rest = ids(group).filter((id) => !moved.has(id));
    if (group.id !== to?.groupId) return rest;
    const at = to.before === undefined || moved.has(to.before) ? rest.length : rest.indexOf(to.before);
    return rest.toSpliced(at === -1 ? rest.length : at, 0, ...photoIds);
  });
  return [...arranged, ...(to === null ? [photoIds] : [])].filter((part) => part.length > 0);
}

/**
 * What a code in a picture says, if it is a label of the seller's and not a web address or a text on the packaging. A SKU
 * has no line breaks and is short.
 */
export function labelText(code: string): string | null {
  const text = code.trim();
  return /^[\p{L}\p{N}][\p{L}\p{N} ._/#-]{0,39}$/u.test(text) ? text : null;
}
