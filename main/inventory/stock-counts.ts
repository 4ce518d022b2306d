import type { Count, CountLine } from '#shared/ipc/stock.ts';
import { AppError } from '#shared/errors.ts';
import type { Emit } from '../events.ts';
import { createIds } from '../ids.ts';
import type { Clock, Random } from '../ports.ts';
import type { Reader, Store, Writer } from '../store/connection.ts';
import type { InventoryContext } from './change.ts';
import { findVariantBySku } from './sku.ts';
import { applyCount, type Applied } from './stock-count-apply.ts';
import type { CountFilter, CountHead } from './stock-count-rows.ts';
import {
  countEffect,
  countLine,
  countLines,
  countNotOpen,
  countOutlook,
  countPlaces,
  listCounts,
  loadCount,
  openCount,
} from './stock-count-rows.ts';
import { openPrepared, startCount, sweepUnfinished } from './stock-count-start.ts';
import type { ChangeOptions } from './undo/work-options.ts';

/** Counting the stock of a bin or of everything. A count stands in the database from its first number on. */
export interface StockCounts {
  places(): ReturnType<typeof countPlaces>;
  list(): Count[];
  /** Throws `conflict` (`count_unfinished`) while a count of the same place is unfinished. */
  start(input: { readonly location: string | null; readonly blind: boolean }): Promise<Count>;
  get(input: {
    readonly id: string;
  }): Count & ReturnType<typeof countOutlook> & { effect: ReturnType<typeof countEffect> };
  rows(input: {
    readonly id: string;
    readonly show: CountFilter;
    readonly offset: number;
    readonly limit: number;
  }): ReturnType<typeof countLines>;
  /** Throws `not_found` (`count_unknown_sku`). */
  scan(input: { readonly id: string; readonly sku: string }): CountLine;
  enter(input: { readonly id: string; readonly position: number; readonly counted: number | null }): CountLine;
  pause(input: { readonly id: string }): Count;
  resume(input: { readonly id: string }): Count;
  cancel(input: { readonly id: string }): Count;
  /** While it is under way, the count takes no numbers. */
  apply(input: { readonly id: string; readonly missing: 'leave' | 'zero'; readonly move: boolean }): Promise<Applied>;
  /** Sweeps away counts that an earlier process did not get ready. To be awaited before anything is shown. */
  recover(): Promise<void>;
}

export function createStockCounts(options: {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly emit: Emit;
  readonly changes: ChangeOptions;
}): StockCounts {
  const { store, clock, emit } = options;
  const context: InventoryContext = { clock, newId: createIds(clock, options.random), emit };
  const changes: ChangeOptions = { ...options.changes, context };
  /** The count that is being applied. */
  let applying: string | undefined;
  /** A count that numbers can be entered into. */
  const openToEntries = (reader: Reader, id: string): CountHead => {
    const count = openCount(reader, id);
    if (id === applying) throw countNotOpen();
    return count;
  };

  const change = <Result>(work: (writer: Writer) => Result): Result =>
    store.write((writer) => {
      writer.afterCommit(() => emit('counts.changed', {}));
      return work(writer);
    });
  const setState = (id: string, from: readonly Count['state'][], to: Count['state']): Count =>
    change((writer) => {
      if (id === applying) throw countNotOpen();
      if (from.includes(loadCount(writer, id).state)) {
        const endedAt = to === 'cancelled' ? clock.now() : null;
        writer.run('UPDATE stock_count SET state = @to, ended_at = @endedAt WHERE id = @id', { id, to, endedAt });
      }
      return loadCount(writer, id);
    });

  return {
    places: () => countPlaces(store),
    list: () => listCounts(store),
    start: ({ location, blind }) =>
      changes.work.run(async () => {
        refuseSecond(store, location);
        const id = context.newId();
        await startCount(changes, { id, location, blind, at: clock.now() }, (writer) => {
          refuseSecond(writer, location);
          openPrepared(writer, id);
          writer.afterCommit(() => emit('counts.changed', {}));
        });
        return loadCount(store, id);
      }),
    get: ({ id }) => ({ ...loadCount(store, id), ...countOutlook(store, id), effect: countEffect(store, id) }),
    rows: (input) => countLines(store, input),
    scan: ({ id, sku }) =>
      change((writer) => {
        const count = openToEntries(writer, id);
        const variant = findVariantBySku(writer, sku);
        if (!variant) throw unknownSku(sku);
        const line = lineOf(writer, count, variant.variantId);
        enter(writer, count, line.position, (line.counted ?? 0) + 1, clock.now());
        return countLine(writer, count, line.position);
      }),
    enter: ({ id, position, counted }) =>
      change((writer) => {
        const count = openToEntries(writer, id);
        enter(writer, count, position, counted, clock.now());
        return countLine(writer, count, position);
      }),
    pause: ({ id }) => setState(id, ['open'], 'paused'),
    resume: ({ id }) => setState(id, ['paused'], 'open'),
    cancel: ({ id }) => setState(id, ['open', 'paused'], 'cancelled'),
    apply: ({ id, missing, move }) =>
      changes.work.run(async () => {
        const count = openCount(store, id);
        applying = id;
        try {
          return await applyCount(changes, count, { missing, move });
        } finally {
          applying = undefined;
        }
      }),
    recover: () => sweepUnfinished(changes),
  };
}

/** Sets the number of a line, and what the ledger says at this moment: a later sale is no difference then. */
function enter(writer: Writer, count: CountHead, position: number, counted: number | null, at: number): void {
  writer.run(
    `UPDATE stock_count_line SET counted = @counted, counted_at = @at,
       ledger = CASE WHEN @counted IS NOT NULL THEN (SELECT quantity FROM variant WHERE id = variant_id) END
     WHERE count_id = @id AND position = @position`,
    { id: count.id, position, counted, at: counted === null ? null : at },
  );
}

/** The line of a variant; one that turned up without being expected gets its line now. */
function lineOf(writer: Writer, count: CountHead, variantId: string): { position: number; counted: number | null } {
  const key = { id: count.id, variantId };
  const query = 'SELECT position, counted FROM stock_count_line WHERE count_id = @id AND variant_id = @variantId';
  const known = writer.get<{ position: number; counted: number | null }>(query, key);
  if (known) return known;
  writer.run(
    `INSERT INTO stock_count_line (count_id, position, variant_id, found)
     SELECT @id, coalesce(max(position), -1) + 1, @variantId, 1 FROM stock_count_line WHERE count_id = @id`,
    key,
  );
  return writer.get<{ position: number; counted: number | null }>(query, key) ?? { position: 0, counted: null };
}

function refuseSecond(reader: Reader, location: string | null): void {
  const other = reader.get(`SELECT 1 FROM stock_count WHERE state IN ('open', 'paused') AND location IS @location`, {
    location,
  });
  if (!other) return;
  throw new AppError({
    code: 'conflict',
    reason: 'count_unfinished',
    message: 'A count of this place is not finished yet. Continue it, or cancel it first.',
  });
}

const unknownSku = (sku: string): AppError =>
  new AppError({
    code: 'not_found',
    reason: 'count_unknown_sku',
    params: { sku },
    message: `No item has the SKU ${sku}. Look at its label again, or add the item first.`,
  });
