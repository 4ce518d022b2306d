import type { LowStock } from '../inventory/stock-low.ts';
import type { StockCounts } from '../inventory/stock-counts.ts';
import type { CostEntry } from '#shared/ipc/stock.ts';
import type { Handlers } from './server.ts';

/** Costs over time, stock counts and what runs low. */
export const stockHandlers = (stock: {
  readonly costs: (input: { readonly variantId: string }) => CostEntry[];
  readonly counts: StockCounts;
  readonly low: LowStock;
}) =>
  ({
    'stock.costs': (input) => stock.costs(input),
    'counts.places': () => stock.counts.places(),
    'counts.list': () => stock.counts.list(),
    'counts.start': (input) => stock.counts.start(input),
    'counts.get': (input) => stock.counts.get(input),
    'counts.rows': (input) => stock.counts.rows(input),
    'counts.scan': (input) => stock.counts.scan(input),
    'counts.enter': (input) => stock.counts.enter(input),
    'counts.pause': (input) => stock.counts.pause(input),
    'counts.resume': (input) => stock.counts.resume(input),
    'counts.cancel': (input) => stock.counts.cancel(input),
    'counts.apply': (input) => stock.counts.apply(input),
    'lowStock.list': (window) => stock.low.list(window),
    'lowStock.unseen': () => stock.low.unseen(),
    'lowStock.seen': () => stock.low.seen(),
  }) satisfies Partial<Handlers>;
