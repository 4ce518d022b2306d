import { AppError } from '#shared/errors.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { announce, finishRun, openRun } from './change.ts';
import { movedAtOnce, type Moving } from './moving.ts';
import type { RunContext } from './undo/apply.ts';
import { takeBack } from './undo/take-back.ts';
import type { ChangeOptions } from './undo/work-options.ts';

/** One action of the seller with any number of items, and what it does. */
export interface Move {
  readonly kind: 'item.remove' | 'item.restore' | 'item.archive' | 'item.unarchive';
  readonly ids: readonly string[];
  /** Throws when the move must not begin; asked for some ids at a time, and only where they do not fit into one transaction. */
  readonly check?: (reader: Reader, ids: readonly string[]) => void;
  /** Moves some of them and answers which ones went. When it throws, none of all is moved. */
  readonly some: (writer: Writer, context: RunContext, ids: readonly string[]) => readonly string[];
  /** Joins the transaction that makes the move whole. When it throws, none is moved. */
  readonly whole?: (writer: Writer, moved: readonly string[]) => void;
}

export interface Moved {
  /** What takes all of it back; `null` when nothing moved. */
  readonly runId: string | null;
  readonly moved: number;
  /** Ids that it did not get to before it was stopped: the last ones. */
  readonly left: number;
}

/**
 * Makes one run of a move, so that one undo takes all of it back. Many items go in several transactions: cut off in between,
 * the next start takes back what was done.
 */
export async function moveMany(options: ChangeOptions & { readonly moving: Moving }, move: Move): Promise<Moved> {
  if (move.ids.length <= movedAtOnce) return moveAtOnce(options, move);
  return options.work.run(() => moveInSlices(options, move));
}

function moveAtOnce({ store, context }: ChangeOptions, { kind, ids, some, whole }: Move): Moved {
  return store.write((writer) => {
    const opened = openRun(writer, context, { kind });
    const moved = some(writer, opened, ids);
    whole?.(writer, moved);
    return conclude(writer, opened, moved, 0);
  });
}

async function moveInSlices(
  options: ChangeOptions & { readonly moving: Moving },
  { kind, ids, check, some, whole }: Move,
): Promise<Moved> {
  const { store, context, moving } = options;
  if (check) {
    const checked = await moving.through(ids, (slice) => check(store, slice), 'silent');
    if (checked < ids.length) return { runId: null, moved: 0, left: ids.length };
  }
  const opened = store.write((writer) => openRun(writer, context, { kind, state: 'running' }));
  const moved: string[] = [];
  const move = async (): Promise<Moved> => {
    const done = await moving.through(ids, (slice) => {
      const gone = store.write((writer) => some(writer, opened, slice), 'soon');
      for (const id of gone) moved.push(id);
    });
    await store.synced();
    return store.write((writer) => {
      whole?.(writer, moved);
      finishRun(writer, opened.runId, moved.length);
      return conclude(writer, opened, moved, ids.length - done);
    });
  };
  try {
    return await move();
  } catch (error) {
    // Closing is no time for it; the next start takes it back.
    if (!(error instanceof AppError && error.data.code === 'cancelled')) await takeBack(options, opened.runId);
    throw error;
  }
}

/** An action that changed nothing is none: it would only stand in the list. */
function conclude(writer: Writer, opened: RunContext, moved: readonly string[], left: number): Moved {
  if (moved.length === 0) {
    writer.run('DELETE FROM change_run WHERE id = @id', { id: opened.runId });
    return { runId: null, moved: 0, left };
  }
  announce(writer, opened, moved);
  writer.afterCommit(() => opened.emit('history.changed', {}));
  return { runId: opened.runId, moved: moved.length, left };
}
