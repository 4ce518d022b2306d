import { z } from 'zod';
import type { ChangeRun, ItemChange, WayBack } from '#shared/ipc/history.ts';
import { changeKindSchema } from '#shared/domain/change.ts';
import { fieldProblemSchema, notFound, type FieldProblem } from '#shared/errors.ts';
import type { Reader } from '../../store/connection.ts';
import type { InventoryContext } from '../change.ts';
import { changeById, changesBefore, takenBackAlone } from './reverse.ts';
import { wayBackOf } from './way-back.ts';

interface RunRow {
  readonly number: number;
  readonly id: string;
  readonly at: number;
  readonly kind: string;
  readonly details: string;
  readonly state: string;
  readonly undoes: string | null;
  readonly undone_by: string | null;
  readonly items: number;
  readonly refused: number;
  readonly title: string | null;
}

/** A run with what only main needs of it. */
export type KnownRun = ChangeRun & {
  readonly number: number;
  readonly undoes: string | null;
  readonly undoneBy: string | null;
};

const detailsSchema = z.record(z.string(), z.unknown());
const parsed = <Value>(schema: z.ZodType<Value>, text: string): Value => schema.parse(JSON.parse(text));

// Runs are ordered by the order of their rows: ids of different parts of the app are not in order within a millisecond.
const columns = `run.rowid AS number, run.id, run.at, run.kind, run.details, run.state, run.undoes, run.undone_by,
  coalesce(run.items, (SELECT count(DISTINCT item_id) FROM change_set WHERE run_id = run.id)) AS items,
  (SELECT count(*) FROM change_refusal WHERE run_id = coalesce(run.undone_by, run.id)) AS refused,
  (SELECT item.title FROM change_set JOIN item ON item.id = change_set.item_id WHERE run_id = run.id LIMIT 1) AS title`;

const toRun = (row: RunRow): KnownRun => ({
  number: row.number,
  id: row.id,
  at: row.at,
  kind: row.kind,
  details: parsed(detailsSchema, row.details),
  state: row.state === 'taken_back' ? 'cut_off' : row.undone_by === null ? 'done' : 'undone',
  items: row.items,
  refused: row.refused,
  title: row.title ?? '',
  undoes: row.undoes,
  undoneBy: row.undone_by,
});

/** Throws `not_found`; also for one that is still at work. */
export function runById(reader: Reader, id: string): KnownRun {
  const row = reader.get<RunRow>(`SELECT ${columns} FROM change_run AS run WHERE id = @id AND state <> 'running'`, {
    id,
  });
  if (!row) throw notFound('change', id);
  return toRun(row);
}

/**
 * The run whose changes are what stands of an action: its own, or those of the last time it was done again, which may be
 * fewer.
 */
export function standingOf(reader: Reader, run: KnownRun): KnownRun {
  const row = reader.get<RunRow>(
    `WITH RECURSIVE later (id) AS (
       SELECT @id UNION SELECT next.id FROM later JOIN change_run AS next ON next.undoes = later.id)
     SELECT ${columns} FROM later JOIN change_run AS run ON run.id = later.id
     WHERE run.kind = 'redo' AND run.state = 'done' AND run.undone_by IS NULL ORDER BY run.rowid DESC LIMIT 1`,
    { id: run.id },
  );
  return row ? toRun(row) : run;
}

/** Changes of one run that are looked at to tell whether it can be taken back. */
const judged = 10;

/** What the seller did, newest first. */
export const listRuns = (
  reader: Reader,
  context: InventoryContext,
  page: { readonly offset: number; readonly limit: number },
): { rows: (KnownRun & { readonly wayBack: WayBack })[]; total: number } => ({
  rows: reader
    .all<RunRow>(
      `SELECT ${columns} FROM change_run AS run WHERE undoes IS NULL AND state <> 'running'
       ORDER BY run.rowid DESC LIMIT @limit OFFSET @offset`,
      { ...page },
    )
    .map(toRun)
    .map((run) => Object.assign(run, { wayBack: wayBackOfRun(reader, context, run) })),
  total: reader.column<number>(`SELECT count(*) FROM change_run WHERE undoes IS NULL AND state <> 'running'`)[0] ?? 0,
});

function wayBackOfRun(reader: Reader, context: InventoryContext, run: KnownRun): WayBack {
  if (run.items === 0) return { kind: 'nothing' };
  const runId = run.undoneBy ?? standingOf(reader, run).id;
  const alone = takenBackAlone(reader);
  const changes = changesBefore(reader, { runId, before: Number.MAX_SAFE_INTEGER, limit: judged });
  const wayBack = wayBackOf(
    reader,
    context,
    changes.filter(({ id }) => !alone.has(id)),
  );
  // One further down may still be taken back.
  return changes.length === judged ? { kind: 'open' } : wayBack;
}

/** The newest run in the record, whatever it is. */
export const lastRunNumber = (reader: Reader): number =>
  reader.column<number>('SELECT coalesce(max(rowid), 0) FROM change_run')[0] ?? 0;

/** The newest action after `since` that stands. */
export const lastStanding = (reader: Reader, since: number): string | undefined =>
  reader.column<string>(
    `SELECT id FROM change_run WHERE rowid > @since AND undoes IS NULL AND undone_by IS NULL AND state = 'done'
     ORDER BY rowid DESC LIMIT 1`,
    { since },
  )[0];

/** The action that was taken back last; none once the seller has done something else since. */
export const lastUndone = (reader: Reader, since: number): string | undefined =>
  reader.column<string>(
    `SELECT undone.id FROM change_run AS undoing JOIN change_run AS undone ON undone.undone_by = undoing.id
     WHERE undoing.rowid > @since AND undone.undoes IS NULL AND NOT EXISTS (
       SELECT 1 FROM change_run AS later
       WHERE later.rowid > undoing.rowid AND later.undoes IS NULL AND later.state = 'done')
     ORDER BY undoing.rowid DESC LIMIT 1`,
    { since },
  )[0];

/** Of an action that was taken back, what counts is what this left alone. */
const refusing = 'coalesce((SELECT undone_by FROM change_run WHERE id = @runId), @runId)';

/** Items that a run left alone, in its order. */
export const refusedOfRun = (
  reader: Reader,
  { runId, ...page }: { readonly runId: string; readonly offset: number; readonly limit: number },
): { rows: { itemId: string; title: string; sku: string; problem: FieldProblem }[]; total: number } => ({
  rows: reader
    .all<{ itemId: string; title: string; sku: string; problem: string }>(
      `SELECT refusal.item_id AS itemId, coalesce(item.title, '') AS title, coalesce(item.sku, '') AS sku, refusal.problem
       FROM change_refusal AS refusal LEFT JOIN item ON item.id = refusal.item_id
       WHERE run_id = ${refusing} ORDER BY refusal.number LIMIT @limit OFFSET @offset`,
      { runId, ...page },
    )
    .map(({ itemId, title, sku, problem }) => ({ itemId, title, sku, problem: parsed(fieldProblemSchema, problem) })),
  total: reader.column<number>(`SELECT count(*) FROM change_refusal WHERE run_id = ${refusing}`, { runId })[0] ?? 0,
});

interface ItemChangeRow {
  readonly id: string;
  readonly run_id: string | null;
  readonly at: number;
  readonly kind: string;
  readonly run_kind: string | null;
  readonly details: string | null;
  readonly before: string;
  readonly after: string;
  readonly undone: number;
  readonly again: number;
  readonly sku: string | null;
}

/** With its run, or by itself. */
const undone = `(run.undone_by IS NOT NULL OR EXISTS (
  SELECT 1 FROM change_set AS other JOIN change_run AS one ON one.id = other.run_id
  WHERE other.item_id = change.item_id AND one.kind = 'undo.change' AND one.undone_by IS NULL
    AND one.details ->> 'change' = change.id))`;

/** The entry of doing it again stands for it. */
const again = `EXISTS (SELECT 1 FROM change_run AS undoing WHERE undoing.undoes = run.id)`;

/** Whether a change can be taken back by itself: not when it was already, or is done again by a newer one. */
export const isStanding = (reader: Reader, changeId: string): boolean =>
  reader.get(
    `SELECT 1 FROM change_set AS change LEFT JOIN change_run AS run ON run.id = change.run_id
     WHERE change.id = @changeId AND NOT ${undone} AND NOT ${again}`,
    { changeId },
  ) !== undefined;

/** What happened to one item, newest first. */
export const changesOfItem = (
  reader: Reader,
  context: InventoryContext,
  { itemId, ...page }: { readonly itemId: string; readonly offset: number; readonly limit: number },
): { rows: ItemChange[]; total: number } => ({
  rows: reader
    .all<ItemChangeRow>(
      `SELECT change.id, change.run_id, change.at, change.kind, run.kind AS run_kind, run.details, change.before,
         change.after, ${undone} AS undone, ${again} AS again, (SELECT sku FROM variant WHERE id = change.after ->> 'variantId') AS sku
       FROM change_set AS change LEFT JOIN change_run AS run ON run.id = change.run_id
       WHERE change.item_id = @itemId ORDER BY change.revision DESC LIMIT @limit OFFSET @offset`,
      { itemId, ...page },
    )
    .flatMap((row) => {
      // A kind of a later version of the app has no words here.
      const kind = changeKindSchema.safeParse(row.kind);
      if (!kind.success) return [];
      return {
        id: row.id,
        runId: row.run_id,
        at: row.at,
        kind: kind.data,
        runKind: row.run_kind ?? row.kind,
        details: row.details === null ? {} : parsed(detailsSchema, row.details),
        before: parsed(detailsSchema, row.before),
        after: parsed(detailsSchema, row.after),
        undone: row.undone === 1,
        wayBack: wayBackOfChange(reader, context, row),
        sku: row.sku,
      };
    }),
  total: reader.column<number>('SELECT count(*) FROM change_set WHERE item_id = @itemId', { itemId })[0] ?? 0,
});

function wayBackOfChange(reader: Reader, context: InventoryContext, row: ItemChangeRow): WayBack {
  if (row.undone === 1) return { kind: 'nothing' };
  if (row.again === 1) return { kind: 'again' };
  const change = changeById(reader, row.id);
  return change === undefined ? { kind: 'nothing' } : wayBackOf(reader, context, [change]);
}
