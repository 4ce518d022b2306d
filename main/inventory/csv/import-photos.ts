import { isAbsolute, join, relative, resolve } from 'node:path';
import type { FieldProblem } from '#shared/errors.ts';
import type { Reader } from '../../store/connection.ts';
import type { Photos } from '../photos/photos.ts';
import { rowProblem } from './row.ts';
import { countNote } from './tally.ts';
import type { Counting } from './tally.ts';

/** Photos that a row names. */
export interface PhotoNames {
  readonly itemId: string;
  readonly row: number;
  readonly names: readonly string[];
}

export interface PhotoPlaces {
  /** Where the file names of the photo column are looked up; without it that column is left alone. */
  readonly photoFolder?: string | undefined;
  /** Finds a photo that is kept elsewhere under its name; asked before the folder. */
  readonly photoPath?: ((name: string) => string | undefined) | undefined;
}

/** Takes in what lies in the photo folder and the item does not have, as a part of the import's run. The rest is noted. */
export async function takePhotos(
  reader: Reader,
  photos: Photos,
  places: PhotoPlaces,
  runId: string,
  { itemId, row, names }: PhotoNames,
  counting: Counting,
): Promise<void> {
  // Deleted since its row was read: by the time an import goes on, that may be days.
  if (reader.get('SELECT 1 FROM item WHERE id = @itemId AND deleted_at IS NULL', { itemId }) === undefined) return;
  const present = new Set(
    reader.column<string>('SELECT file_name FROM photo WHERE item_id = @itemId AND removed_at IS NULL', { itemId }),
  );
  const paths: string[] = [];
  for (const name of names) {
    // Another import of the same list brings the same photos.
    if (present.has(name)) continue;
    const path = places.photoPath?.(name) ?? insideFolder(places.photoFolder, name);
    if (path !== undefined) paths.push(path);
    else if (places.photoFolder !== undefined) countNote(counting, row, outsideProblem(row, name));
  }
  if (paths.length === 0) return;
  const withItem =
    reader.get(`SELECT 1 FROM change_set WHERE item_id = @itemId AND run_id = @runId AND kind = 'item.create'`, {
      itemId,
      runId,
    }) !== undefined;
  const { refused } = await photos.importFiles({ itemId, paths, run: { runId, withItem } });
  for (const { problem } of refused) {
    if (problem.reason !== 'photo_duplicate') countNote(counting, row, problem);
  }
}

/** A name cannot lead out of the folder the seller chose. */
function insideFolder(folder: string | undefined, name: string): string | undefined {
  if (folder === undefined || isAbsolute(name)) return undefined;
  const path = resolve(join(folder, name));
  const within = relative(resolve(folder), path);
  return within === '' || within.startsWith('..') || isAbsolute(within) ? undefined : path;
}

const outsideProblem = (row: number, name: string): FieldProblem =>
  rowProblem(
    row,
    'Photos',
    'csv_photo_outside',
    `${name} is not a file name in the photo folder. Write the bare name, such as front.jpg.`,
    {
      fileName: name,
    },
  );
