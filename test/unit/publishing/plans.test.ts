import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderQueries } from '#main/orders/order-rows.ts';
import { moveQueries } from '#main/publishing/intent-moves.ts';
import { intentQueries } from '#main/publishing/intent-rows.ts';
import { onSaleQueries } from '#main/publishing/on-sale.ts';
import { listingQueries } from '#main/publishing/listing-rows.ts';
import type { Store } from '#main/store/connection.ts';
import { openTestStore } from './journal.ts';

const parameters: Readonly<Record<string, string | number>> = {
  id: 'x',
  itemId: 'x',
  accountId: 'x',
  batchId: 'x',
  listingId: 'x',
  intentId: 'x',
  remoteId: 'x',
  remoteOrderId: 'x',
  sku: 'x',
  error: '{}',
  orderIds: '["x"]',
  itemIds: '["x"]',
  limit: 10,
  offset: 0,
  now: 1,
};

/** Only what the statement names: SQLite refuses the others. */
const bound = (sql: string): Record<string, string | number> =>
  Object.fromEntries([...sql.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => [name, parameters[name] ?? 'x']));

describe('every query of publishing and orders runs on an index', () => {
  let store: Store;
  let close: () => void;
  beforeAll(() => {
    ({ store, close } = openTestStore());
  });
  afterAll(() => close());

  const queries = Object.entries({
    ...prefixed('listing', listingQueries),
    ...prefixed('intent', intentQueries),
    ...prefixed('move', moveQueries),
    ...prefixed('on sale', onSaleQueries),
    ...prefixed('order', orderQueries),
  });

  it.each(queries)('%s', (_, sql) => {
    const plan = store
      .all<{ readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, bound(sql))
      .map(({ detail }) => detail);
    // `busy` is a recursive walk with one row for each account, and no table.
    const scans = plan.filter(
      (detail) => detail.startsWith('SCAN ') && !/USING (COVERING )?INDEX|VIRTUAL TABLE|^SCAN busy$/.test(detail),
    );
    // A page is a walk along its index; sorting would read the whole table first.
    const sorts = /LIMIT/.test(sql) ? plan.filter((detail) => detail.includes('TEMP B-TREE')) : [];
    expect([...scans, ...sorts]).toEqual([]);
  });
});

function prefixed(name: string, queries: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(queries).map(([key, sql]) => [`${name}: ${key}`, sql]));
}
