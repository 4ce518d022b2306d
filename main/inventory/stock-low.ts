import type { Emit, EventHub } from '../events.ts';
import type { Clock, NotifierPort } from '../ports.ts';
import type { SettingsService } from '../settings/settings.ts';
import type { Store } from '../store/connection.ts';
import { filled, texts } from '../texts/texts.ts';
import { toMoney } from './item-rows.ts';

interface LowRecord {
  readonly id: string;
  readonly title: string;
  readonly sku: string;
  readonly location: string;
  readonly quantity: number;
  readonly threshold: number;
  readonly own: number;
  readonly cost_amount: number | null;
  readonly cost_currency: string | null;
  readonly live_listings: number;
}

/** Items that run low, and the word to the seller when one falls to its threshold. */
export interface LowStock {
  list(window: { readonly offset: number; readonly limit: number }): {
    rows: ReturnType<typeof toRow>[];
    total: number;
  };
  unseen(): { items: number };
  seen(): void;
  /** Watches for items that fall. The database notes the falls; this tells of each once. */
  start(): void;
  stop(): void;
}

/** Several falls of one action, such as an order of many lines, are one notification. */
const together = 1_500;

/** Along the index of quantities, up to the highest threshold that anything has. */
const low = `FROM item WHERE place = 0 AND quantity <= max(@default, coalesce((SELECT max(low_stock_at) FROM item), 0))
  AND coalesce(low_stock_at, @default) > 0 AND quantity <= coalesce(low_stock_at, @default)`;

export function createLowStock(options: {
  readonly store: Store;
  readonly clock: Clock;
  readonly settings: SettingsService;
  readonly events: EventHub;
  readonly emit: Emit;
  readonly notifier: NotifierPort;
}): LowStock {
  const { store, clock, settings, events, emit, notifier } = options;
  const stops: (() => void)[] = [];
  let due: (() => void) | undefined;

  const tell = (): void => {
    due = undefined;
    const fallen = store.all<{ title: string; sku: string; quantity: number }>(
      `SELECT item.title, item.sku, item.quantity FROM low_stock JOIN item ON item.id = low_stock.item_id WHERE told = 0`,
    );
    if (fallen.length === 0) return;
    store.write((writer) => {
      writer.run('UPDATE low_stock SET told = 1');
      writer.afterCommit(() => emit('low-stock.changed', {}));
    });
    const [first] = fallen;
    const words = texts().lowStock;
    const body =
      first && fallen.length === 1
        ? filled(words.one, { title: first.title || first.sku, left: String(first.quantity) })
        : filled(words.several, { count: String(fallen.length) });
    notifier.notify({ title: words.title, body, onClick: () => emit('app.navigate', { to: 'stock/low' }) });
  };
  const tellSoon = (): void => void (due ??= clock.schedule(together, tell));

  return {
    list: (window) => {
      const threshold = { default: settings.get().lowStockAt };
      return {
        rows: store
          .all<LowRecord>(
            `SELECT id, title, sku, location, quantity, coalesce(low_stock_at, @default) AS threshold,
               low_stock_at IS NOT NULL AS own, cost_amount, cost_currency,
               (SELECT count(*) FROM listing WHERE listing.item_id = item.id AND listing.state = 'live') AS live_listings
             ${low} ORDER BY quantity, number LIMIT @limit OFFSET @offset`,
            { ...threshold, ...window },
          )
          .map(toRow),
        total: store.get<{ total: number }>(`SELECT count(*) AS total ${low}`, threshold)?.total ?? 0,
      };
    },
    unseen: () => store.get<{ items: number }>('SELECT count(*) AS items FROM low_stock') ?? { items: 0 },
    seen: () =>
      store.write((writer) => {
        // What has not been told yet still will be: it is newer than what the seller sees.
        const { changes } = writer.run('DELETE FROM low_stock WHERE told = 1');
        if (changes > 0) writer.afterCommit(() => emit('low-stock.changed', {}));
      }),
    start: () => {
      stops.push(
        events.subscribe(({ name }) => {
          if (name === 'items.changed' || name === 'orders.changed') tellSoon();
        }),
      );
      // What fell in the second before the app was cut off.
      tellSoon();
    },
    stop: () => {
      due?.();
      for (const stop of stops.splice(0)) stop();
    },
  };
}

const toRow = (row: LowRecord) => ({
  id: row.id,
  title: row.title,
  sku: row.sku,
  location: row.location,
  quantity: row.quantity,
  threshold: row.threshold,
  own: row.own === 1,
  cost: toMoney(row.cost_amount, row.cost_currency),
  liveListings: row.live_listings,
});
