import { create } from 'zustand';
import type { AppError } from '#shared/errors.ts';
import { asAppError } from '../../../data/client.ts';

/**
 * Items moved with one request. Each is all or nothing and takes about 0.1 s, so that the app answers in between; all
 * 100,000 at once would stop it for ten seconds.
 */
export const sliceSize = 1_000;

/** Progress of a move that takes several requests. */
interface Moving {
  readonly done: number;
  readonly of: number;
}

interface MoveState {
  readonly moving: Moving | null;
  readonly stopped: boolean;
}

export const useMoves = create<MoveState>(() => ({ moving: null, stopped: false }));

/** Lets the request under way finish and starts no other. */
export const stopMoving = (): void => useMoves.setState({ stopped: true });

/** What came of a move: of some slices when it was stopped or one was refused. */
export interface Moved<Answer> {
  /** Ids of the slices that are through. */
  readonly ids: readonly string[];
  readonly answers: readonly Answer[];
  /** Why the slice after those was refused. */
  readonly error: AppError | null;
  /** Ids of the slice that was refused and of those after it. */
  readonly left: readonly string[];
}

/** Sends the ids slice by slice; the first refusal ends it, and what went before it stands. */
export async function moveInSlices<Answer>(
  ids: readonly string[],
  send: (slice: string[]) => Promise<Answer>,
): Promise<Moved<Answer>> {
  const answers: Answer[] = [];
  let done = 0;
  let error: AppError | null = null;
  useMoves.setState({ stopped: false });
  while (done < ids.length && error === null && !useMoves.getState().stopped) {
    if (ids.length > sliceSize) useMoves.setState({ moving: { done, of: ids.length } });
    try {
      answers.push(await send(ids.slice(done, done + sliceSize)));
      done = Math.min(done + sliceSize, ids.length);
    } catch (failure) {
      error = asAppError(failure);
    }
  }
  useMoves.setState({ moving: null });
  return { ids: ids.slice(0, done), answers, error, left: ids.slice(done) };
}
