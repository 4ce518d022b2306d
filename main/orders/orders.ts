import type { Account } from '#shared/domain/account.ts';
import type { Order } from '#shared/domain/order.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Emit } from '../events.ts';
import { createIds } from '../ids.ts';
import type { RemoteOrder } from '../marketplaces/marketplace.ts';
import type { Clock, Logger, NotifierPort, Random } from '../ports.ts';
import type { Publishing } from '../publishing/publishing.ts';
import type { Store } from '../store/connection.ts';
import { advanceCursor, readCursor, readSince } from './cursor.ts';
import { ingestOrder, type IngestOptions, type SoldLine } from './ingest.ts';
import { saleNotices } from './notices.ts';
import { listOrders } from './order-rows.ts';
import { createPoller, pollIntervalMs } from './poller.ts';
import { soldListings } from './sold-listings.ts';

export interface OrdersOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly inventory: IngestOptions['inventory'];
  readonly accounts: Pick<Accounts, 'list' | 'connector' | 'marketplaceOf'>;
  readonly publishing: IngestOptions['publishing'] & Pick<Publishing, 'watchedListings' | 'readBack'>;
  readonly emit: Emit;
  readonly notifier: NotifierPort;
  readonly logger: Logger;
}

/** The requests of shared/ipc/publishing.ts that are about orders, and the watch that finds them. */
export interface Orders {
  /** `orders.list` */
  list(input: { readonly offset: number; readonly limit: number }): { rows: Order[]; total: number };
  /** `orders.check`. Throws the first account's error only when none could be asked. */
  check(): Promise<{ found: number }>;
  /** Catches up at once, then looks at every account as often as its world allows. */
  start(): void;
  /** Answers when what runs has ended; nothing is taken in after that. */
  stop(): Promise<void>;
}

export function createOrders(options: OrdersOptions): Orders {
  const { store, clock, accounts, publishing, emit, notifier, logger } = options;
  const newId = createIds(clock, options.random);
  const ingest: IngestOptions = { ...options, newId };
  const lanes = new Map<string, Promise<number>>();
  let stopped = false;

  /** What the marketplace reports, or, where it reports nothing, what its listings say. */
  const ordersOf = (account: Account, since: number): AsyncIterable<RemoteOrder> => {
    const connector = accounts.connector(account.id);
    if (accounts.marketplaceOf(account.id).capabilities.orders) return connector.orders(since);
    return soldListings(connector, publishing.watchedListings(account.id), {
      now: () => clock.now(),
      gone: async (id) => void (await publishing.readBack({ id })),
    });
  };

  const readAccount = async (account: Account): Promise<number> => {
    if (stopped) return 0;
    const cursor = readCursor(store, account);
    const sold: SoldLine[] = [];
    let orders = 0;
    let readUntil = cursor.readUntil;
    /** An order that could not be taken in is asked for again, and with it all that changed later. */
    let failedAt = Number.POSITIVE_INFINITY;
    try {
      for await (const order of ordersOf(account, readSince(cursor, clock.now()))) {
        if (stopped) return orders;
        readUntil = Math.max(readUntil, order.modifiedAt);
        try {
          const lines = store.write((writer) => {
            // Ordered before the account was connected: the stock it took was never counted here.
            const lines = order.orderedAt < cursor.floor ? undefined : ingestOrder(ingest, writer, account, order);
            advanceCursor(writer, account, { ...cursor, readUntil: Math.min(readUntil, failedAt) }, clock.now());
            return lines;
          });
          if (lines === undefined) continue;
          orders += 1;
          sold.push(...lines);
        } catch (error) {
          failedAt = Math.min(failedAt, order.modifiedAt);
          logger.log('error', 'orders.ingest_failed', {
            accountId: account.id,
            remoteOrderId: order.remoteOrderId,
            error: String(error),
          });
        }
      }
      if (stopped) return orders;
      store.write((writer) =>
        advanceCursor(writer, account, { ...cursor, readUntil: Math.min(readUntil, failedAt) }, clock.now()),
      );
      return orders;
    } finally {
      announce(account, sold, orders);
    }
  };

  const announce = (account: Account, sold: readonly SoldLine[], orders: number): void => {
    if (orders === 0) return;
    logger.log('info', 'orders.found', { accountId: account.id, orders, lines: sold.length });
    emit('orders.changed', { newSales: orders });
    const goThere = (): void => emit('app.navigate', { to: 'orders' });
    for (const notice of saleNotices(accounts.marketplaceOf(account.id).name, sold, goThere)) notifier.notify(notice);
  };

  /** One read of an account at a time; who asks while one runs gets a read that began after asking. */
  const read = (account: Account): Promise<number> => {
    const next = (lanes.get(account.id) ?? Promise.resolve(0)).then(
      () => readAccount(account),
      () => readAccount(account),
    );
    lanes.set(account.id, next);
    return next;
  };

  const watched = (): readonly Account[] =>
    accounts.list().filter(({ state, paused, byHand }) => state !== 'sign_in_needed' && !paused && !byHand);

  const poller = createPoller({
    clock,
    accounts: watched,
    intervalOf: (account) => pollIntervalMs(account, accounts.marketplaceOf(account.id).capabilities),
    lastReadAt: (account) => readCursor(store, account).checkedAt,
    read: async (account) => {
      try {
        await read(account);
      } catch (error) {
        logger.log('warn', 'orders.check_failed', { accountId: account.id, error: String(error) });
      }
    },
  });

  return {
    list: (input) => listOrders(store, input),
    check: async () => {
      const results = await Promise.allSettled(watched().map(read));
      const found = results.reduce((sum, result) => sum + (result.status === 'fulfilled' ? result.value : 0), 0);
      const failed = results.filter((result) => result.status === 'rejected');
      for (const { reason } of failed) logger.log('warn', 'orders.check_failed', { error: String(reason) });
      const [first] = failed;
      if (first !== undefined && failed.length === results.length) throw first.reason;
      return { found };
    },
    start: () => poller.start(),
    stop: async () => {
      stopped = true;
      await poller.stop();
      await Promise.allSettled(lanes.values());
    },
  };
}
