import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, notFound } from '#shared/errors.ts';
import {
  firstWorkspaceId,
  workspaceIdSchema,
  workspaceLimit,
  type WorkspaceColour,
  type WorkspaceId,
} from '#shared/ipc/workspaces.ts';
import { readDescription, writeDescription, type Description } from './description.ts';
import { checkName, freeName } from './names.ts';

/** One business on the disk. */
export interface Workspace extends Omit<Description, 'name'> {
  readonly id: WorkspaceId;
  /** As it is shown; `named` tells whether the seller chose it. */
  readonly name: string;
  readonly named: boolean;
  /** Database, photos, backups and practice state live below it. */
  readonly folder: string;
}

/** The businesses of a profile. The disk itself is the list: there is no second one that could disagree with it. */
export interface WorkspaceRegistry {
  /** The first, then the others by age. Never empty. */
  list(): readonly Workspace[];
  /** Throws `not_found`. */
  get(id: WorkspaceId): Workspace;
  create(input: { readonly name: string; readonly colour: WorkspaceColour }): Workspace;
  change(id: WorkspaceId, change: Partial<Pick<Workspace, 'name' | 'colour' | 'openedAt'>>): Workspace;
  /** Puts the folder aside, whole. Nothing of it may be open. */
  remove(id: WorkspaceId): void;
  removed(): readonly Workspace[];
  bringBack(id: WorkspaceId): Workspace;
}

/** `root` is the profile's folder: the first business lies in its `data`, where it always was, the others in `workspaces`. */
export function createWorkspaceRegistry(options: {
  readonly root: string;
  readonly newId: () => string;
  /** The name of a business that has none, in the seller's language. */
  readonly unnamed: (id: WorkspaceId) => string;
}): WorkspaceRegistry {
  const { root, newId, unnamed } = options;
  const shelf = join(root, 'workspaces');
  const aside = join(shelf, 'removed');
  const folderOf = (id: WorkspaceId): string => (id === firstWorkspaceId ? join(root, 'data') : join(shelf, id));

  const read = (id: WorkspaceId, folder: string): Workspace => {
    const { name, ...rest } = readDescription(folder);
    return { id, ...rest, name: name ?? unnamed(id), named: name !== null, folder };
  };
  const list = (): readonly Workspace[] => {
    const others = idsIn(shelf).filter((id) => id !== firstWorkspaceId);
    // A profile that never ran has no folder at all, and its one business is the first.
    const first = existsSync(folderOf(firstWorkspaceId)) || others.length === 0 ? ([firstWorkspaceId] as const) : [];
    return [...first, ...others].map((id) => read(id, folderOf(id)));
  };
  const get = (id: WorkspaceId): Workspace => {
    const found = list().find((one) => one.id === id);
    if (found === undefined) throw notFound('business', id);
    return found;
  };
  const namesWithout = (id?: WorkspaceId): string[] => list().flatMap((one) => (one.id === id ? [] : [one.name]));

  return {
    list,
    get,
    create: ({ name, colour }) => {
      const tidy = checkName(name, namesWithout());
      refuseTooMany(list().length);
      const id = workspaceIdSchema.parse(newId());
      // Appears with its name or not at all, also when the power fails in between.
      const unfinished = join(shelf, `.new-${id}`);
      mkdirSync(unfinished, { recursive: true });
      writeDescription(unfinished, { name: tidy, colour, openedAt: null });
      renameSync(unfinished, folderOf(id));
      return get(id);
    },
    change: (id, change) => {
      const { name, named, colour, openedAt, folder } = get(id);
      const chosen = change.name === undefined ? (named ? name : null) : checkName(change.name, namesWithout(id));
      mkdirSync(folder, { recursive: true });
      writeDescription(folder, {
        name: chosen,
        colour: change.colour ?? colour,
        openedAt: change.openedAt === undefined ? openedAt : change.openedAt,
      });
      return get(id);
    },
    remove: (id) => {
      const { name, folder } = get(id);
      mkdirSync(aside, { recursive: true });
      moveFolder(folder, join(aside, id), name);
    },
    removed: () => idsIn(aside).map((id) => read(id, join(aside, id))),
    bringBack: (id) => {
      const from = join(aside, id);
      if (!existsSync(from)) throw notFound('business', id);
      refuseTooMany(list().length);
      const { name, named, colour, openedAt } = read(id, from);
      const free = freeName(name, namesWithout());
      if (named && free !== name) writeDescription(from, { name: free, colour, openedAt });
      moveFolder(from, folderOf(id), name);
      return get(id);
    },
  };
}

/** A folder may be a link to another disk; anything that is not named by an id is not ours. */
function idsIn(folder: string): readonly WorkspaceId[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .flatMap(({ name }) => workspaceIdSchema.safeParse(name).data ?? [])
    .toSorted();
}

function refuseTooMany(count: number): void {
  if (count < workspaceLimit) return;
  throw new AppError({
    code: 'conflict',
    reason: 'workspaces_too_many',
    params: { limit: workspaceLimit },
    message: `There are ${workspaceLimit} businesses, and no more can run at once. Remove one first.`,
  });
}

/** One rename: all of it is in the one place or all of it in the other. */
function moveFolder(from: string, to: string, name: string): void {
  try {
    if (existsSync(to)) throw new Error(`${to} exists already`);
    renameSync(from, to);
  } catch (error) {
    throw new AppError(
      {
        code: 'conflict',
        reason: 'workspace_not_moved',
        params: { name, path: from },
        message: `The folder of “${name}” could not be moved: ${from}. Close what uses it and try again.`,
      },
      { cause: error },
    );
  }
}
