import { offeredKinds, type BulkOperation } from '#shared/domain/bulk.ts';
import { AppError, cancelled, notFound, type FieldProblem } from '#shared/errors.ts';
import type { BulkResult, BulkRow, BulkTotals } from '#shared/ipc/bulk.ts';
import { announce, finishRun, openRun } from '../inventory/change.ts';
import { inSlices } from '../inventory/slices.ts';
import { applyChanges } from '../inventory/undo/apply.ts';
import { takeBack } from '../inventory/undo/take-back.ts';
import { saveRefusals } from '../inventory/undo/undo.ts';
import type { ChangeOptions } from '../inventory/undo/work-options.ts';
import type { Reader } from '../store/connection.ts';
import { evaluatorOf } from './evaluate.ts';
import type { Outcome } from './outcome.ts';

interface Wanted {
  readonly selection: string;
  readonly operation: BulkOperation;
}

/** Edits of any number of items at once. One method for each request of shared/ipc/bulk.ts. */
export interface Bulk {
  select(input: { readonly selection: string | null; readonly ids: readonly string[] }): {
    selection: string;
    items: number;
  };
  preview(input: Wanted & { readonly offset: number; readonly limit: number }): { rows: BulkRow[] };
  count(input: Wanted): Promise<BulkTotals>;
  run(input: Wanted & { readonly listings: 'leave' | 'revise' }): Promise<BulkResult>;
  cancel(input: { readonly done: 'take_back' | 'keep' }): void;
  /** The app ends: a run under way stops, and the next start takes it back. */
  close(): void;
}

/** Dialogs that are open at the same time; older selections are forgotten. */
const selectionsKept = 4;
const reasonsShown = 50;

export function createBulk(options: ChangeOptions): Bulk {
  const { store, context } = options;
  const selections = new Map<string, string[]>();
  const evaluator = (operation: BulkOperation) =>
    evaluatorOf(operation, { newId: context.newId, now: () => context.clock.now() });
  const idsOf = (selection: string): readonly string[] => {
    const ids = selections.get(selection);
    if (!ids) throw notFound('selection', selection);
    return ids;
  };
  let counting = 0;
  let cancelling: 'take_back' | 'keep' | undefined;
  let closing = false;

  return {
    select: ({ selection, ids }) => {
      const id = selection ?? context.newId();
      const kept = selection === null ? [] : selections.get(selection);
      if (!kept) throw notFound('selection', id);
      if (kept.length + ids.length > 500_000) throw tooManyItems();
      for (const one of ids) kept.push(one);
      selections.delete(id);
      selections.set(id, kept);
      for (const old of [...selections.keys()].slice(0, -selectionsKept)) selections.delete(old);
      return { selection: id, items: kept.length };
    },
    preview: ({ selection, operation, offset, limit }) => {
      const ids = idsOf(selection).slice(offset, offset + limit);
      return { rows: toRows(store, evaluator(operation)(store, ids)) };
    },
    count: async ({ selection, operation }) => {
      counting += 1;
      const own = counting;
      const ids = idsOf(selection);
      const evaluate = evaluator(operation);
      const totals = createTotals();
      let read = 0;
      const whole = await inSlices({ ...options, stopped: () => own !== counting }, (rows) => {
        const slice = ids.slice(read, read + rows);
        for (const outcome of evaluate(store, slice)) totals.add(outcome);
        read += slice.length;
        return slice.length;
      });
      if (!whole) throw cancelled('A newer count has begun.');
      return totals.result();
    },
    run: ({ selection, operation, listings }) => {
      const ids = idsOf(selection);
      const evaluate = evaluator(operation);
      return options.work.run(async () => {
        cancelling = undefined;
        const revise = listings === 'revise' && offeredKinds.has(operation.kind);
        const opened = store.write((writer) =>
          openRun(writer, context, {
            kind: 'bulk',
            details: { operation, listings: revise ? 'revise' : 'leave' },
            state: 'running',
          }),
        );
        const totals = createTotals();
        const changed: string[] = [];
        let read = 0;
        const progress = () => context.emit('bulk.progress', { done: read, of: ids.length });
        const stopped = () => closing || cancelling !== undefined;
        try {
          await inSlices({ ...options, stopped }, (rows) => {
            const slice = ids.slice(read, read + rows);
            if (slice.length === 0) return 0;
            store.write((writer) => {
              const outcomes = evaluate(writer, slice);
              const made = outcomes.filter((outcome) => outcome.kind === 'changed');
              applyChanges(
                writer,
                opened,
                made.flatMap(({ changes }) => changes),
              );
              if (operation.kind === 'quantity') {
                options.listings.followStock(
                  writer,
                  made.map(({ itemId }) => itemId),
                );
              }
              saveRefusals(
                writer,
                opened.runId,
                outcomes.filter((outcome) => outcome.kind === 'refused'),
              );
              for (const outcome of outcomes) totals.add(outcome);
              for (const { itemId } of made) changed.push(itemId);
            }, 'soon');
            read += slice.length;
            progress();
            return slice.length;
          });
        } catch (error) {
          // Such as a pattern that takes too long on a later row: nothing of it stands.
          await takeBack(options, opened.runId);
          throw error;
        }
        if (closing) throw cancelled('The app is being closed.');
        const end = read < ids.length ? (cancelling === 'keep' ? 'stopped' : 'cancelled') : 'done';
        const counts = totals.counts();
        if (end === 'cancelled') {
          await takeBack(options, opened.runId);
          return { runId: opened.runId, end, ...counts, listings: 0, revised: 0 };
        }
        await store.synced();
        store.write((writer) => {
          finishRun(writer, opened.runId, changed.length);
          announce(writer, context, changed);
          writer.afterCommit(() => context.emit('history.changed', {}));
        });
        const on = operation.kind === 'marketTerm' ? operation.accountId : undefined;
        const open = offeredKinds.has(operation.kind) ? options.listings.openListings(changed, on) : [];
        if (revise && open.length > 0) await options.listings.revise(open);
        return {
          runId: opened.runId,
          end,
          ...counts,
          listings: revise ? 0 : open.length,
          revised: revise ? open.length : 0,
        };
      });
    },
    close: () => {
      closing = true;
    },
    cancel: ({ done }) => {
      cancelling = done;
    },
  };
}

const tooManyItems = (): AppError =>
  new AppError({
    code: 'validation',
    reason: 'too_many',
    params: { limit: 500_000 },
    message: 'These are more than 500,000 items. Edit fewer at a time.',
  });

/** Counts outcomes; each reason once, however many it concerns. */
function createTotals() {
  const counts = { changed: 0, unchanged: 0, refused: 0 };
  const reasons = new Map<string, { problem: FieldProblem; items: number }>();
  return {
    add: (outcome: Outcome): void => {
      counts[outcome.kind] += 1;
      if (outcome.kind !== 'refused') return;
      const known = reasons.get(outcome.problem.reason);
      if (known) known.items += 1;
      else reasons.set(outcome.problem.reason, { problem: outcome.problem, items: 1 });
    },
    counts: () => ({ ...counts }),
    result: (): BulkTotals => ({ ...counts, reasons: [...reasons.values()].slice(0, reasonsShown) }),
  };
}

function toRows(reader: Reader, outcomes: readonly Outcome[]): BulkRow[] {
  const names = new Map(
    reader
      .all<{ id: string; title: string; sku: string }>(
        'SELECT item.id, item.title, item.sku FROM json_each(@ids) AS wanted CROSS JOIN item ON item.id = wanted.value',
        { ids: JSON.stringify(outcomes.map(({ itemId }) => itemId)) },
      )
      .map((row) => [row.id, row]),
  );
  return outcomes.map((outcome): BulkRow => {
    const { title = '', sku = '' } = names.get(outcome.itemId) ?? {};
    const base = { itemId: outcome.itemId, title, sku };
    switch (outcome.kind) {
      case 'changed': {
        const { before, after, changes } = outcome;
        return { ...base, outcome: { kind: 'changed', before, after, more: changes.length - 1 } };
      }
      case 'unchanged':
        return { ...base, outcome: { kind: 'unchanged', value: outcome.value } };
      case 'refused':
        return { ...base, outcome: { kind: 'refused', value: outcome.value, problem: outcome.problem } };
    }
  });
}
