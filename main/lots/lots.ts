import type { Lot, LotFields, LotPart, LotRow, PartBasis } from '#shared/domain/lot.ts';
import type { SplitMethod } from '#shared/domain/lot-split.ts';
import type { FieldProblem } from '#shared/errors.ts';
import { AppError, notFound } from '#shared/errors.ts';
import type { Emit } from '../events.ts';
import { createIds } from '../ids.ts';
import { announce, finishRun, openRun } from '../inventory/change.ts';
import type { InventoryContext } from '../inventory/change.ts';
import { inSlices } from '../inventory/slices.ts';
import { takeBack } from '../inventory/undo/take-back.ts';
import type { ChangeOptions } from '../inventory/undo/work-options.ts';
import type { Clock, Random } from '../ports.ts';
import type { SettingsService } from '../settings/settings.ts';
import type { Store, Writer } from '../store/connection.ts';
import { applySplit } from './apply-split.ts';
import { changeLot } from './lot-change.ts';
import type { LotAction, RunContext } from './lot-change.ts';
import { lotChanged } from './lot-errors.ts';
import { listLots, loadLot, loadParts, lotNames, lotsOfItem, recoveredOf } from './lot-rows.ts';
import { createItems, join, planJoining, refuseFull, takeOut } from './members.ts';
import { writeBasis, writeFields } from './write-lot.ts';

/** What a change of a lot answers: the run is what takes it back. */
export interface LotChanged {
  readonly lotId: string;
  readonly runId: string;
}

/**
 * Things bought together for one price, and what each of them cost. After every change the shares sum to the lot's total, to
 * the cent: what was sold keeps the share of its sale, the rest is divided over what is unsold. Each method is one
 * transaction and one run that can be taken back, unless it says otherwise; unknown ids throw `not_found`.
 */
export interface Lots {
  list(window: { readonly offset: number; readonly limit: number }): { rows: LotRow[]; total: number };
  get(input: { readonly id: string }): { lot: Lot; parts: LotPart[]; recovered: number };
  names(): { id: string; name: string; currency: string; total: number }[];
  ofItem(input: { readonly itemId: string }): ReturnType<typeof lotsOfItem>;
  create(fields: LotFields): LotChanged;
  /** Throws `conflict` (`lot_below_sold`) for a total that what was sold exceeds, and for another currency once it is split. */
  update(input: { readonly id: string; readonly fields: LotFields }): LotChanged;
  /** The items keep the costs they have. */
  delete(input: { readonly id: string }): LotChanged;
  /** Those that cannot join are named with the reason, the others are in. No run where nothing was added. */
  addItems(input: { readonly id: string; readonly itemIds: readonly string[] }): {
    lotId: string;
    runId: string | null;
    added: number;
    skipped: readonly FieldProblem[];
  };
  /** Several transactions under one run: the app answers in between. All of it, or nothing. */
  createItems(input: { readonly id: string; readonly count: number }): Promise<LotChanged>;
  takeOut(input: {
    readonly id: string;
    readonly partIds: readonly string[];
    readonly share: 'others' | 'keep';
  }): LotChanged;
  /** Throws `conflict` (`lot_changed`) when the lot is not any more what the split was made for. */
  split(input: {
    readonly id: string;
    readonly revision: number;
    readonly method: SplitMethod;
    readonly parts: readonly PartBasis[];
  }): LotChanged;
}

export function createLots(options: {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly emit: Emit;
  readonly settings: SettingsService;
  /** For what takes more than one transaction. */
  readonly changes: ChangeOptions;
}): Lots {
  const { store, clock, emit, settings, changes } = options;
  const newId = createIds(clock, options.random);
  const context: InventoryContext = { clock, newId, emit };

  /** One action on a lot that exists: the change, then the shares that follow from it. */
  const change = (
    kind: LotAction,
    lotId: string,
    work: (writer: Writer, inner: RunContext, lot: Lot) => void,
  ): LotChanged =>
    store.write((writer) => {
      const lot = loadLot(writer, lotId);
      const { runId } = changeLot(writer, context, { kind, lotId, name: lot.name }, (inner) =>
        work(writer, inner, lot),
      );
      return { lotId, runId };
    });

  return {
    list: (window) => listLots(store, window),
    get: ({ id }) => ({ lot: loadLot(store, id), parts: loadParts(store, id), recovered: recoveredOf(store, id) }),
    names: () => lotNames(store),
    ofItem: ({ itemId }) => lotsOfItem(store, itemId),
    create: (fields) => {
      const lotId = newId();
      return store.write((writer) => ({
        lotId,
        ...changeLot(writer, context, { kind: 'lot.create', lotId, name: fields.name }, () =>
          writeFields(writer, context, lotId, fields),
        ),
      }));
    },
    update: ({ id, fields }) =>
      change('lot.update', id, (writer, inner, lot) => {
        const { length } = loadParts(writer, id);
        if (fields.currency !== lot.currency && length > 0) throw currencyFixed();
        writeFields(writer, inner, id, fields);
        applySplit(writer, inner, id);
      }),
    delete: ({ id }) =>
      change('lot.delete', id, (writer) => {
        writer.run('DELETE FROM lot_part WHERE lot_id = @id', { id });
        writer.run('UPDATE lot SET deleted_at = @at WHERE id = @id', { id, at: clock.now() });
      }),
    addItems: ({ id, itemIds }) => {
      const joining = planJoining(store, loadLot(store, id), itemIds);
      const { fresh, back, skipped } = joining;
      const added = fresh.length + back.length;
      if (added === 0) return { lotId: id, runId: null, added, skipped };
      const changed = change('lot.add', id, (writer, inner, lot) => {
        join(writer, inner, lot, joining);
        applySplit(writer, inner, id);
      });
      return { ...changed, added, skipped };
    },
    createItems: ({ id, count }) =>
      changes.work.run(async () => {
        const run = store.write((writer) => {
          const { name } = loadLot(writer, id);
          refuseFull(writer, id, count);
          return openRun(writer, context, { kind: 'lot.add', details: { lotId: id, name }, state: 'running' });
        });
        const { runId } = run;
        const itemIds: string[] = [];
        try {
          // 1,000 items in one transaction would stop the app for half a second; so each takes 20 ms, and the last one 80.
          await inSlices({ first: 20, elapsed: changes.elapsed }, (rows) =>
            store.write((writer) => {
              const skuPattern = settings.get().skuPattern;
              const more = { count: Math.min(rows, count - itemIds.length), skuPattern };
              const made = createItems(writer, run, loadLot(writer, id), more);
              itemIds.push(...made);
              return made.length;
            }, 'soon'),
          );
          store.write((writer) => {
            const lot = loadLot(writer, id);
            changeLot(writer, run, { kind: 'lot.add', lotId: id, name: lot.name }, (inner) => {
              join(writer, inner, lot, planJoining(writer, lot, itemIds));
              applySplit(writer, inner, id);
            });
            finishRun(writer, runId);
            announce(writer, context, itemIds);
          });
        } catch (error) {
          // The lot was filled or deleted meanwhile.
          await takeBack(changes, runId);
          throw error;
        }
        return { lotId: id, runId };
      }),
    takeOut: ({ id, partIds, share }) =>
      change('lot.take_out', id, (writer, inner) => {
        const parts = new Map(loadParts(writer, id).map((part) => [part.id, part]));
        const leaving = [...new Set(partIds)].map((partId) => {
          const part = parts.get(partId);
          if (!part) throw notFound('part', partId);
          return part;
        });
        takeOut(writer, inner, leaving, share);
        applySplit(writer, inner, id);
      }),
    split: ({ id, revision, method, parts }) =>
      change('lot.split', id, (writer, inner, lot) => {
        if (lot.revision !== revision) throw lotChanged();
        writeBasis(writer, id, method, parts);
        applySplit(writer, inner, id);
      }),
  };
}

const currencyFixed = (): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'lot_currency_fixed',
    message:
      'The shares of this lot are in its currency. Make a new lot in the other currency, or take the items out first.',
  });
