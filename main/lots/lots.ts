import type { Lot, LotFields, LotPart, LotRow, PartBasis } from '#shared/domain/lot.ts';
import type { SplitMethod } from '#shared/domain/lot-split.ts';
import type { FieldProblem } from '#shared/errors.ts';
import { AppError, notFound } from '#shared/errors.ts';
import type { Emit } from '../events.ts';
import { createIds } from '../ids.ts';
import { openRun } from '../inventory/change.ts';
import type { InventoryContext } from '../inventory/change.ts';
import { inSlices } from '../inventory/slices.ts';
import { takeBack } from '../inventory/undo/take-back.ts';
import type { ChangeOptions } from '../inventory/undo/work-options.ts';
import type { Clock, Random } from '../ports.ts';
import type { SettingsService } from '../settings/settings.ts';
import type { Store } from '../store/connection.ts';
import { divide } from './apply-split.ts';
import { carryOut, changeLot, createLot, prepare, readMany, type LotStep } from './change-lot.ts';
import { lotChanged } from './lot-errors.ts';
import { listLots, loadLot, lotNames, lotsOfItem, recoveredOf } from './lot-rows.ts';
import { createItems, join, planJoining, refuseFull, takeOut, type Joining } from './members.ts';
import { countParts, loadParts } from './part-rows.ts';
import { fieldColumns, withBasis } from './write-lot.ts';

/** What a change of a lot answers: the run is what takes it back. */
export interface LotChanged {
  readonly lotId: string;
  readonly runId: string;
}

/**
 * Things bought together for one price, and what each of them cost. After every change the shares sum to the lot's total, to
 * the cent: what was sold keeps the share of its sale, the rest is divided over what is unsold. Each method is one run that can be
 * taken back, all of it or nothing, in as many transactions as it takes to let the app answer in between; unknown ids throw
 * `not_found`.
 */
export interface Lots {
  list(window: { readonly offset: number; readonly limit: number }): { rows: LotRow[]; total: number };
  get(input: { readonly id: string }): { lot: Lot; parts: LotPart[]; recovered: number };
  names(): { id: string; name: string; currency: string; total: number }[];
  ofItem(input: { readonly itemId: string }): ReturnType<typeof lotsOfItem>;
  create(fields: LotFields): LotChanged;
  /** Throws `conflict` (`lot_below_sold`) for a total that what was sold exceeds, and for another currency once it is split. */
  update(input: { readonly id: string; readonly fields: LotFields }): Promise<LotChanged>;
  /** The items keep the costs they have. */
  delete(input: { readonly id: string }): Promise<LotChanged>;
  /** Those that cannot join are named with the reason, the others are in. No run where nothing was added. */
  addItems(input: { readonly id: string; readonly itemIds: readonly string[] }): Promise<{
    lotId: string;
    runId: string | null;
    added: number;
    skipped: readonly FieldProblem[];
  }>;
  createItems(input: { readonly id: string; readonly count: number }): Promise<LotChanged>;
  takeOut(input: {
    readonly id: string;
    readonly partIds: readonly string[];
    readonly share: 'others' | 'keep';
  }): Promise<LotChanged>;
  /** Throws `conflict` (`lot_changed`) when the lot is not any more what the split was made for. */
  split(input: {
    readonly id: string;
    readonly revision: number;
    readonly method: SplitMethod;
    readonly parts: readonly PartBasis[];
  }): Promise<LotChanged>;
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
  const { store, clock, settings } = options;
  const newId = createIds(clock, options.random);
  const context: InventoryContext = { clock, newId, emit: options.emit };
  const changes: ChangeOptions = { ...options.changes, context };

  const joiningOf = async (id: string, itemIds: readonly string[]): Promise<Joining> => {
    const lot = loadLot(store, id);
    const some = await readMany(changes, [...new Set(itemIds)], (reader, slice) => planJoining(reader, lot, slice));
    return {
      fresh: some.flatMap(({ fresh }) => fresh),
      back: some.flatMap(({ back }) => back),
      skipped: some.flatMap(({ skipped }) => skipped),
    };
  };
  const joined = (lotId: string, joining: Joining): LotStep => ({
    kind: 'lot.add',
    lotId,
    more: joining.fresh.length,
    plan: ({ lot, parts }) => divide(lot, join(context, lot, parts, joining)),
  });

  return {
    list: (window) => listLots(store, window),
    get: ({ id }) => ({ lot: loadLot(store, id), parts: loadParts(store, id), recovered: recoveredOf(store, id) }),
    names: () => lotNames(store),
    ofItem: ({ itemId }) => lotsOfItem(store, itemId),
    create: (fields) => {
      const stored = { id: newId(), method: 'equal', revision: 0, updated_at: clock.now(), deleted_at: null };
      return store.write((writer) => createLot(writer, context, { ...stored, ...fieldColumns(fields) }));
    },
    update: ({ id, fields }) =>
      changeLot(changes, {
        kind: 'lot.update',
        lotId: id,
        plan: ({ lot, parts }) => {
          if (fields.currency !== lot.currency && parts.length > 0) throw currencyFixed();
          return divide({ ...lot, ...fieldColumns(fields) }, parts);
        },
      }),
    delete: ({ id }) =>
      changeLot(changes, {
        kind: 'lot.delete',
        lotId: id,
        plan: ({ lot }) => ({ lot: { ...lot, deleted_at: clock.now() }, parts: [], costs: new Map() }),
      }),
    addItems: async ({ id, itemIds }) => {
      const joining = await joiningOf(id, itemIds);
      const { skipped } = joining;
      const added = joining.fresh.length + joining.back.length;
      if (added === 0) return { lotId: id, runId: null, added, skipped };
      return { ...(await changeLot(changes, joined(id, joining))), added, skipped };
    },
    createItems: ({ id, count }) =>
      changes.work.run(async () => {
        const run = store.write((writer) => {
          const { name } = loadLot(writer, id);
          refuseFull(countParts(writer, id), count);
          return openRun(writer, context, { kind: 'lot.add', details: { lotId: id, name }, state: 'running' });
        });
        const { runId } = run;
        const itemIds: string[] = [];
        try {
          await inSlices({ first: 20, elapsed: changes.elapsed }, (rows) =>
            store.write((writer) => {
              const skuPattern = settings.get().skuPattern;
              const more = { count: Math.min(rows, count - itemIds.length), skuPattern };
              const made = createItems(writer, run, loadLot(writer, id), more);
              itemIds.push(...made);
              return made.length;
            }, 'soon'),
          );
          const joining = await joiningOf(id, itemIds);
          await carryOut(changes, await prepare(changes, joined(id, joining)), run, itemIds);
        } catch (error) {
          // The lot was filled or deleted meanwhile.
          await takeBack(changes, runId);
          throw error;
        }
        return { lotId: id, runId };
      }),
    takeOut: ({ id, partIds, share }) =>
      changeLot(changes, {
        kind: 'lot.take_out',
        lotId: id,
        plan: ({ lot, parts }) => {
          const leaving = new Set(partIds);
          for (const { row } of parts) leaving.delete(row.id);
          for (const unknown of leaving) throw notFound('part', unknown);
          const rest = takeOut(parts, new Set(partIds), share);
          const plan = divide(lot, rest.parts);
          return { ...plan, costs: new Map([...rest.costs, ...plan.costs]) };
        },
      }),
    split: ({ id, revision, method, parts: basis }) =>
      changeLot(changes, {
        kind: 'lot.split',
        lotId: id,
        plan: ({ lot, parts }) => {
          if (lot.revision !== revision) throw lotChanged();
          return divide({ ...lot, method }, withBasis(parts, basis));
        },
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
