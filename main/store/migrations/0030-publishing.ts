import type { Migration } from '../migrate.ts';

/**
 * Listings and the intent journal. Neither points at `item` or `account` by foreign key: what was listed where, and what
 * was done about it, is proof that outlives a purged item and a disconnected account.
 */
export const migration: Migration = {
  id: 30,
  name: 'publishing',
  sql: `
CREATE TABLE listing (
  id TEXT PRIMARY KEY,
  item_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  marketplace TEXT NOT NULL,
  -- As published; the item's own may change later.
  sku TEXT NOT NULL,
  item_title TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('unconfirmed', 'live', 'ended', 'sold_out')),
  remote_id TEXT,
  url TEXT,
  price_amount INTEGER,
  price_currency TEXT,
  quantity INTEGER,
  memo TEXT NOT NULL CHECK (json_valid(memo)),
  -- What was last sent, in the shape of the read-back.
  sent TEXT NOT NULL CHECK (json_valid(sent)),
  read_back TEXT CHECK (json_valid(read_back)),
  read_back_at INTEGER,
  drift TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(drift)),
  published_at INTEGER NOT NULL,
  ended_at INTEGER,
  CHECK ((price_amount IS NULL) = (price_currency IS NULL))
) STRICT;
-- An item is on sale at most once per account, whatever goes wrong.
CREATE UNIQUE INDEX listing_open ON listing (item_id, account_id) WHERE state IN ('live', 'unconfirmed');
-- The remote listing has one row here, also when it comes back from being sold out.
CREATE UNIQUE INDEX listing_remote ON listing (account_id, remote_id) WHERE remote_id IS NOT NULL;
CREATE INDEX listing_by_item ON listing (item_id, id);
CREATE INDEX listing_by_sku ON listing (account_id, sku, id);
CREATE INDEX listing_by_published ON listing (published_at, id);

CREATE TABLE intent (
  id TEXT PRIMARY KEY,
  batch_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('publish', 'revise', 'end')),
  -- 0 takes something off sale, 1 changes it, 2 puts it on sale: lower goes first.
  urgency INTEGER NOT NULL,
  item_id TEXT NOT NULL,
  item_title TEXT NOT NULL,
  sku TEXT NOT NULL,
  account_id TEXT NOT NULL,
  marketplace TEXT NOT NULL,
  listing_id TEXT REFERENCES listing (id),
  memo TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(memo)),
  state TEXT NOT NULL
    CHECK (state IN ('queued', 'running', 'waiting', 'succeeded', 'failed', 'needs_attention', 'cancelled')),
  findings TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(findings)),
  error TEXT CHECK (json_valid(error)),
  -- Tries that ended badly. Rate limits and a missing sign-in do not count.
  attempts INTEGER NOT NULL DEFAULT 0,
  read_backs INTEGER NOT NULL DEFAULT 0,
  wait_for TEXT CHECK (wait_for IN ('time', 'sign_in')),
  -- When the wait began; a clock that was set back shows by being before it.
  waiting_since INTEGER,
  retry_at INTEGER,
  created_at INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;
-- The lock against duplicates: also an unknown outcome keeps it, until a retry has settled it.
CREATE UNIQUE INDEX intent_publish_lock ON intent (item_id, account_id)
  WHERE kind = 'publish' AND state IN ('queued', 'running', 'waiting', 'needs_attention');
CREATE INDEX intent_queue ON intent (account_id, urgency, id) WHERE state = 'queued';
-- No two writes to one SKU at the same time; the claim looks here.
CREATE UNIQUE INDEX intent_running ON intent (account_id, sku) WHERE state = 'running';
CREATE INDEX intent_waiting ON intent (wait_for, retry_at) WHERE state = 'waiting';
CREATE INDEX intent_unfinished ON intent (id) WHERE state IN ('queued', 'running', 'waiting');
CREATE INDEX intent_finished ON intent (id) WHERE state IN ('succeeded', 'failed', 'needs_attention', 'cancelled');
CREATE INDEX intent_by_batch ON intent (batch_id, id);
CREATE INDEX intent_by_listing ON intent (listing_id) WHERE listing_id IS NOT NULL;

-- What is to be sent. Apart from the intent, whose row is written at every step and read by every list.
CREATE TABLE intent_payload (
  intent_id TEXT PRIMARY KEY REFERENCES intent (id) ON DELETE CASCADE,
  payload TEXT NOT NULL CHECK (json_valid(payload))
) STRICT;

CREATE TABLE intent_step (
  intent_id TEXT NOT NULL REFERENCES intent (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'started', 'done')),
  started_at INTEGER,
  finished_at INTEGER,
  PRIMARY KEY (intent_id, name)
) STRICT, WITHOUT ROWID;
`,
};
