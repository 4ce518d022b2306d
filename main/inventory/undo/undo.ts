import { setImmediate as turn } from 'node:timers/promises';
import type { Undone } from '#shared/ipc/history.ts';
import { AppError, cancelled, notFound } from '#shared/errors.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { Store, Writer } from '../../store/connection.ts';
import { announce, finishRun, openRun } from '../change.ts';
import { movedAtOnce } from '../moving.ts';
import { inSlices } from '../slices.ts';
import type { RunContext } from './apply.ts';
import type { PlannedChange } from './planned-change.ts';
import { changeById, changesBefore, reverseChanges, takenBackAlone, type NumberedChange } from './reverse.ts';
import {
  changesOfItem,
  isStanding,
  lastRunNumber,
  lastStanding,
  lastUndone,
  listRuns,
  refusedOfRun,
  runById,
  standingOf,
  type KnownRun,
} from './run-rows.ts';
import { takeBack, takeBackCutOff } from './take-back.ts';
import type { ChangeOptions } from './work-options.ts';

/** What was done to the items, and the way back. One method for each request of shared/ipc/history.ts. */
export interface Undo {
  list(page: Page): ReturnType<typeof listRuns>;
  ofItem(input: Page & { readonly itemId: string }): ReturnType<typeof changesOfItem>;
  refused(input: Page & { readonly runId: string }): ReturnType<typeof refusedOfRun>;
  undo(input: { readonly runId: string }): Promise<Undone>;
  redo(input: { readonly runId: string }): Promise<Undone>;
  undoLast(): Promise<Undone | null>;
  redoLast(): Promise<Undone | null>;
  undoChange(input: { readonly changeId: string }): Promise<Undone>;
  revise(input: { readonly runId: string }): Promise<{ listings: number }>;
  /**
   * What is being taken back, or done again, ends and never was: it throws `cancelled` then. Nothing happens when nothing is
   * under way.
   */
  stop(): void;
  /** The app ends: what is under way stops, and the next start takes it back. */
  close(): void;
  /** Takes back what an earlier process left in the middle. To be awaited before anything is shown. */
  recover(): Promise<number>;
}

interface Page {
  readonly offset: number;
  readonly limit: number;
}

export function createUndo(options: ChangeOptions): Undo {
  const { store, listings } = options;
  const stop = { asked: false, closing: false };
  const reverse = (run: KnownRun, how: Reversing): Promise<Undone> =>
    options.work.run(() => {
      stop.asked = false;
      return reverseRun(options, run, how, stop);
    });
  /** What was done before the app was started is taken back in the list only, not by a key. */
  const session = lastRunNumber(store);

  const undo = async ({ runId }: { readonly runId: string }): Promise<Undone> => {
    const run = runById(store, runId);
    if (run.state !== 'done') throw notStanding();
    return reverse(standingOf(store, run), { did: 'undo', of: run });
  };
  const redo = async ({ runId }: { readonly runId: string }): Promise<Undone> => {
    const of = runById(store, runId);
    if (of.undoneBy === null) throw notStanding();
    return reverse(runById(store, of.undoneBy), { did: 'redo', of });
  };

  return {
    list: (page) => listRuns(store, options.context, page),
    ofItem: (input) => changesOfItem(store, options.context, input),
    refused: (input) => refusedOfRun(store, input),
    undo,
    redo,
    undoLast: async () => {
      const runId = lastStanding(store, session);
      return runId === undefined ? options.work.run(nothing) : undo({ runId });
    },
    redoLast: async () => {
      const runId = lastUndone(store, session);
      return runId === undefined ? options.work.run(nothing) : redo({ runId });
    },
    undoChange: ({ changeId }) => options.work.run(() => reverseOne(options, changeId)),
    revise: async ({ runId }) => {
      const open = listings.openListings(itemsOfRun(store, runId));
      if (open.length > 0) await listings.revise(open);
      return { listings: open.length };
    },
    stop: () => {
      stop.asked = true;
    },
    close: () => {
      stop.closing = true;
    },
    recover: () => takeBackCutOff(options),
  };
}

/** Asked as work: while a change of many items is under way, "nothing to undo" would not be true. */
const nothing = (): Promise<null> => Promise.resolve(null);

const notStanding = (): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'change_not_standing',
    message: 'This was taken back already. Look at the list of changes again.',
  });

const itemsOfRun = (store: Store, runId: string): string[] =>
  store.column<string>('SELECT DISTINCT item_id FROM change_set WHERE run_id = @runId', { runId });

/** What a seller sees on a marketplace: a price or a number. */
const isOffered = (change: PlannedChange): boolean =>
  change.kind === 'stock.adjust' ||
  (change.kind === 'variant.update' && Object.hasOwn(change.after, 'price')) ||
  (change.kind === 'item.update' && Object.keys(change.after).some((field) => field.startsWith('markets.')));

/** What a reversal is, and of which action. */
interface Reversing {
  readonly did: 'undo' | 'redo';
  readonly of: KnownRun;
}

/**
 * Reverses a whole run in slices, all or nothing: cut off in the middle, the next start takes back what was done of it;
 * stopped or failed, that happens at once.
 */
async function reverseRun(
  options: ChangeOptions,
  run: KnownRun,
  { did, of }: Reversing,
  stop: { readonly asked: boolean; readonly closing: boolean },
): Promise<Undone> {
  const { store, context } = options;
  const beside = options.alongside(store, run.id);
  if (beside) await turn();
  const opened = store.write((writer) => {
    const begun = openRun(writer, context, { kind: did, details: { of: of.id }, undoes: run.id, state: 'running' });
    beside?.(writer, begun);
    return begun;
  });
  const tally = createTally();
  const alone = takenBackAlone(store);
  let before = Number.MAX_SAFE_INTEGER;
  const changes = store.column<number>('SELECT count(*) FROM change_set WHERE run_id = @id', { id: run.id })[0] ?? 0;
  let done = 0;
  const reverseSlice = (limit: number): number => {
    const taken = store.write((writer) => {
      const slice = changesBefore(writer, { runId: run.id, before, limit });
      const standing = slice.filter(({ id }) => !alone.has(id));
      reverseInto(options, writer, opened, standing, tally);
      before = slice.at(-1)?.number ?? 0;
      return slice.length;
    }, 'soon');
    done += taken;
    if (changes > movedAtOnce) context.emit('history.progress', { done, of: changes });
    return taken;
  };
  try {
    const whole = await inSlices({ ...options, stopped: () => stop.asked || stop.closing }, reverseSlice);
    if (!whole) throw cancelled(stop.closing ? 'The app is being closed.' : 'Stopped; nothing was taken back.');
  } catch (error) {
    // Closing is no time for it; the next start takes it back.
    if (!stop.closing) await takeBack(options, opened.runId);
    throw error;
  }
  await store.synced();
  store.write((writer) => {
    finishRun(writer, opened.runId, tally.items.size);
    for (const id of new Set(did === 'undo' ? [run.id, of.id] : [run.id]))
      writer.run('UPDATE change_run SET undone_by = @by WHERE id = @id', { id, by: opened.runId });
    if (did === 'redo') writer.run('UPDATE change_run SET undone_by = NULL WHERE id = @id', { id: of.id });
    announce(writer, context, [...tally.items]);
    writer.afterCommit(() => context.emit('history.changed', {}));
  });
  return conclude(options, opened.runId, tally, { did, of });
}

/** Takes one change of one item back: an action of its own, which can be taken back too. */
async function reverseOne(options: ChangeOptions, changeId: string): Promise<Undone> {
  const { store, context } = options;
  const change = changeById(store, changeId);
  if (change === undefined) throw notFound('change', changeId);
  if (!isStanding(store, changeId)) throw notStanding();
  const tally = createTally();
  const runId = store.write((writer) => {
    const opened = openRun(writer, context, { kind: 'undo.change', details: { kind: change.kind, change: changeId } });
    reverseInto(options, writer, opened, [change], tally);
    finishRun(writer, opened.runId, tally.items.size);
    announce(writer, context, [...tally.items]);
    writer.afterCommit(() => context.emit('history.changed', {}));
    return opened.runId;
  });
  return conclude(options, runId, tally, { did: 'undo', of: runById(store, runId) });
}

interface Tally {
  readonly items: Set<string>;
  readonly offered: Set<string>;
  readonly refused: Set<string>;
}

const createTally = (): Tally => ({ items: new Set(), offered: new Set(), refused: new Set() });

function reverseInto(
  options: ChangeOptions,
  writer: Writer,
  context: RunContext,
  changes: readonly NumberedChange[],
  tally: Tally,
): void {
  const { changed, refused } = reverseChanges(writer, context, changes);
  const restocked = new Set<string>();
  for (const change of changed) {
    tally.items.add(change.itemId);
    if (isOffered(change)) tally.offered.add(change.itemId);
    if (change.kind === 'stock.adjust') restocked.add(change.itemId);
  }
  if (restocked.size > 0) options.listings.followStock(writer, [...restocked]);
  for (const { itemId } of refused) tally.refused.add(itemId);
  saveRefusals(writer, context.runId, refused);
}

/** Keeps the rows that a run left alone, for its list. */
export function saveRefusals(
  writer: Writer,
  runId: string,
  refused: readonly { readonly itemId: string; readonly problem: FieldProblem }[],
): void {
  if (refused.length === 0) return;
  writer.run(
    `INSERT INTO change_refusal (run_id, item_id, problem)
     SELECT @runId, value ->> 0, value ->> 1 FROM json_each(@refused)`,
    { runId, refused: JSON.stringify(refused.map(({ itemId, problem }) => [itemId, JSON.stringify(problem)])) },
  );
}

/** What had changed live listings changes them again; otherwise the seller is offered it. */
async function conclude(
  { listings }: ChangeOptions,
  runId: string,
  tally: Tally,
  { did, of }: Pick<Undone, 'did'> & { readonly of: KnownRun },
): Promise<Undone> {
  const open = tally.offered.size === 0 ? [] : listings.openListings([...tally.offered]);
  const revises = of.details['listings'] === 'revise' && open.length > 0;
  if (revises) await listings.revise(open);
  const { number: _, undoes: __, undoneBy: ___, ...shown } = of;
  return {
    runId,
    of: shown,
    did,
    items: tally.items.size,
    refused: tally.refused.size,
    listings: revises ? 0 : open.length,
    revised: revises ? open.length : 0,
  };
}
