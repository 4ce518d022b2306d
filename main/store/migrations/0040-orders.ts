import type { Migration } from '../migrate.ts';

/** Orders as the marketplaces reported them, each taken in once, and how far each account has been read. */
export const migration: Migration = {
  id: 40,
  name: 'orders',
  sql: `
CREATE TABLE sale_order (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  marketplace TEXT NOT NULL,
  remote_order_id TEXT NOT NULL,
  ordered_at INTEGER NOT NULL,
  detected_at INTEGER NOT NULL,
  buyer_name TEXT NOT NULL,
  total_amount INTEGER NOT NULL,
  total_currency TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX sale_order_remote ON sale_order (account_id, remote_order_id);
CREATE INDEX sale_order_by_time ON sale_order (ordered_at, id);

CREATE TABLE order_line (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES sale_order (id) ON DELETE CASCADE,
  remote_line_id TEXT NOT NULL,
  sku TEXT NOT NULL,
  title TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  price_amount INTEGER NOT NULL,
  price_currency TEXT NOT NULL,
  -- Null when nothing of ours carries the SKU.
  item_id TEXT,
  variant_id TEXT,
  -- Pieces sold that were not in stock any more.
  oversold INTEGER NOT NULL DEFAULT 0 CHECK (oversold BETWEEN 0 AND quantity),
  UNIQUE (order_id, remote_line_id)
) STRICT;

CREATE TABLE order_cursor (
  account_id TEXT PRIMARY KEY,
  -- Orders placed before this are none of ours: the account was not connected yet.
  floor INTEGER NOT NULL,
  -- Everything changed before this moment has been read, by the marketplace's clock.
  read_until INTEGER NOT NULL,
  -- By our clock.
  checked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
