import { setImmediate as turn } from 'node:timers/promises';
import { announce, finishRun, openRun } from '../inventory/change.ts';
import type { InventoryContext } from '../inventory/change.ts';
import { inSlices } from '../inventory/slices.ts';
import type { RunContext } from '../inventory/undo/apply.ts';
import { takeBack } from '../inventory/undo/take-back.ts';
import type { ChangeOptions } from '../inventory/undo/work-options.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { setCosts, type LotPlan } from './apply-split.ts';
import { keyed, lotChange, writeLotChange, type LotAction, type LotChange, type Row } from './lot-change.ts';
import { lotRecord, type LotRecord } from './lot-rows.ts';
import { countParts, knownParts, type KnownPart } from './part-rows.ts';

/** A lot with all of its parts, as a change finds it. */
export interface KnownLot {
  readonly lot: LotRecord;
  readonly parts: readonly KnownPart[];
}

/** One action on a lot that exists: what it makes of the lot. Reads nothing; throws when it must not be. */
export interface LotStep {
  readonly kind: LotAction;
  readonly lotId: string;
  /** Parts that it may add. */
  readonly more?: number;
  readonly plan: (known: KnownLot) => LotPlan;
}

/** Parts that are changed in one transaction: it takes about 50 ms. */
const changedAtOnce = 500;

/**
 * One action on a lot in one run, with the rows it changed and the costs that follow, so that taking the run back restores both.
 *
 * The shares of all parts change in one transaction, the last one: whoever reads the lot sees it as it was before or as it is
 * afterwards, and both sum to the cent. In a lot of many parts everything else comes before it, some at a time: the lot is read,
 * what will be written is worked out, and the costs are written to the items. Cut off in between, the next start takes the costs
 * back. What is sold meanwhile is sold after the split: it settles at the new share.
 */
export async function changeLot(changes: ChangeOptions, step: LotStep): Promise<{ lotId: string; runId: string }> {
  const { store, context, work } = changes;
  const { lotId } = step;
  if (countParts(store, lotId) + (step.more ?? 0) > changedAtOnce) {
    return work.run(async () => {
      const prepared = await prepare(changes, step);
      const details = { lotId, name: prepared.lot.name };
      const run = store.write((writer) => openRun(writer, context, { kind: step.kind, details, state: 'running' }));
      try {
        await carryOut(changes, prepared, run);
      } catch (error) {
        await takeBack(changes, run.runId);
        throw error;
      }
      return { lotId, runId: run.runId };
    });
  }
  return store.write((writer) => {
    const known = { lot: lotRecord(writer, lotId), parts: knownParts(writer, lotId, { limit: -1 }) };
    const plan = step.plan(known);
    const details = { lotId, name: known.lot.name };
    const run = openRun(writer, context, { kind: step.kind, details });
    announce(writer, context, setCosts(writer, run, [...plan.costs]));
    writeLotChange(writer, run, changeOf(known, plan), known.lot.revision);
    return { lotId, runId: run.runId };
  });
}

/** A change that is worked out, of which nothing is written yet. */
interface Prepared {
  readonly lot: LotRecord;
  readonly costs: LotPlan['costs'];
  readonly change: LotChange;
}

/** Works out a change of many parts; throws when it must not be. */
export async function prepare(changes: ChangeOptions, step: LotStep): Promise<Prepared> {
  const known = await readInSlices(changes, step.lotId);
  const plan = step.plan(known);
  await turn();
  return { lot: known.lot, costs: plan.costs, change: changeOf(known, plan) };
}

/**
 * Writes it as part of a run that is `running` and has changed `itemIds` so far, and makes the run whole. When it throws, the run
 * has to be taken back.
 */
export async function carryOut(
  changes: ChangeOptions,
  { lot, costs: wanted, change }: Prepared,
  run: RunContext,
  itemIds: readonly string[] = [],
): Promise<void> {
  const { store } = changes;
  const costs = [...wanted];
  const changed = new Set(itemIds);
  let done = 0;
  await inSlices(changes, (rows) => {
    const slice = costs.slice(done, done + rows);
    if (slice.length === 0) return 0;
    for (const itemId of store.write((writer) => setCosts(writer, run, slice), 'soon')) changed.add(itemId);
    done += slice.length;
    return slice.length;
  });
  await store.synced();
  store.write((writer) => {
    lotRecord(writer, lot.id);
    writeLotChange(writer, run, change, lot.revision);
    finishRun(writer, run.runId);
    announce(writer, changes.context, [...changed]);
    writer.afterCommit(() => changes.context.emit('history.changed', {}));
  });
}

/** The lot as it is now. Changed while it is read, the last transaction of the change refuses it. */
async function readInSlices(changes: ChangeOptions, lotId: string): Promise<KnownLot> {
  const lot = lotRecord(changes.store, lotId);
  const parts: KnownPart[] = [];
  await inSlices(changes, (limit) => {
    const some = knownParts(changes.store, lotId, { after: parts.at(-1)?.row, limit });
    for (const part of some) parts.push(part);
    return some.length;
  });
  return { lot, parts };
}

const row = (record: LotRecord | KnownPart['row']): Row => ({ ...record });

const changeOf = (known: KnownLot, plan: LotPlan): LotChange =>
  lotChange(
    known.lot.id,
    keyed(
      row(known.lot),
      known.parts.map((part) => row(part.row)),
    ),
    keyed(row(plan.lot), plan.parts.map(row)),
  );

/** A lot that is new has nothing to divide yet. */
export function createLot(writer: Writer, context: InventoryContext, lot: LotRecord): { lotId: string; runId: string } {
  const run = openRun(writer, context, { kind: 'lot.create', details: { lotId: lot.id, name: lot.name } });
  writeLotChange(writer, run, lotChange(lot.id, {}, keyed(row(lot), [])), null);
  return { lotId: lot.id, runId: run.runId };
}

/** Reads something of many ids, some at a time. */
export async function readMany<Part>(
  changes: ChangeOptions,
  ids: readonly string[],
  read: (reader: Reader, slice: readonly string[]) => Part,
): Promise<readonly Part[]> {
  const all: Part[] = [];
  let done = 0;
  await inSlices(changes, (rows) => {
    const slice = ids.slice(done, done + rows);
    if (slice.length > 0) all.push(read(changes.store, slice));
    done += slice.length;
    return slice.length;
  });
  return all;
}
