import type { Migration } from '../migrate.ts';

/**
 * Purchase lots with the shares of what came in them, stock counts that outlive a restart, and the items that fell to their
 * threshold since somebody looked.
 *
 * A part outlives its variant: when an item is deleted for good, what it carried of the lot's price was paid all the same,
 * and the others must not change. The falls are noted by triggers, because stock falls in many places (orders, counts, by
 * hand, undo) and none of them may forget it.
 */
export const migration: Migration = {
  id: 100,
  name: 'lots and counts',
  sql: `
CREATE TABLE lot (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  bought_at INTEGER NOT NULL,
  source TEXT NOT NULL,
  note TEXT NOT NULL,
  currency TEXT NOT NULL,
  price INTEGER NOT NULL CHECK (price >= 0),
  shipping INTEGER NOT NULL CHECK (shipping >= 0),
  premium INTEGER NOT NULL CHECK (premium >= 0),
  tax INTEGER NOT NULL CHECK (tax >= 0),
  other INTEGER NOT NULL CHECK (other >= 0),
  method TEXT NOT NULL CHECK (method IN ('equal', 'weight', 'value')),
  revision INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX lot_by_time ON lot (bought_at, id) WHERE deleted_at IS NULL;

CREATE TABLE lot_part (
  id TEXT PRIMARY KEY,
  lot_id TEXT NOT NULL REFERENCES lot (id) ON DELETE CASCADE,
  -- A variant comes from one lot at most.
  variant_id TEXT UNIQUE REFERENCES variant (id) ON DELETE SET NULL,
  -- What is left to name it by when the variant is deleted for good.
  sku TEXT NOT NULL,
  position INTEGER NOT NULL,
  pieces INTEGER NOT NULL CHECK (pieces > 0),
  -- Sales of the variant that were of other pieces than the lot's.
  sold_before INTEGER NOT NULL CHECK (sold_before >= 0),
  -- Grams, and minor units of the lot's currency; both of one piece.
  weight INTEGER CHECK (weight >= 0),
  value INTEGER CHECK (value >= 0),
  fixed INTEGER CHECK (fixed >= 0),
  -- Taken out of the lot together with its share.
  kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),
  frozen_pieces INTEGER NOT NULL DEFAULT 0 CHECK (frozen_pieces BETWEEN 0 AND pieces),
  frozen_amount INTEGER NOT NULL DEFAULT 0 CHECK (frozen_amount >= 0),
  open_amount INTEGER CHECK (open_amount >= 0),
  -- The cost it had before it joined, which it gets back when it leaves.
  cost_before_amount INTEGER,
  cost_before_currency TEXT
) STRICT;
CREATE INDEX lot_part_by_lot ON lot_part (lot_id, position);
CREATE TRIGGER variant_gone_from_lot BEFORE DELETE ON variant BEGIN
  UPDATE lot_part SET sku = OLD.sku WHERE variant_id = OLD.id;
END;

-- The rows that one action changed, before and after, so that it can be taken back together with the costs it set.
CREATE TABLE lot_change (
  run_id TEXT PRIMARY KEY REFERENCES change_run (id) ON DELETE CASCADE,
  lot_id TEXT NOT NULL REFERENCES lot (id) ON DELETE CASCADE,
  before TEXT NOT NULL CHECK (json_valid(before)),
  after TEXT NOT NULL CHECK (json_valid(after))
) STRICT;
CREATE INDEX lot_change_by_lot ON lot_change (lot_id, run_id);

CREATE TABLE stock_count (
  id TEXT PRIMARY KEY,
  -- NULL: everywhere.
  location TEXT,
  -- Without the expected numbers in sight.
  blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('open', 'paused', 'applied', 'cancelled')),
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  run_id TEXT
) STRICT;
CREATE INDEX stock_count_by_time ON stock_count (started_at, id);

-- What is to be counted, in the order of the shelf, fixed when the count starts; what turns up besides is added behind.
CREATE TABLE stock_count_line (
  count_id TEXT NOT NULL REFERENCES stock_count (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  variant_id TEXT NOT NULL REFERENCES variant (id) ON DELETE CASCADE,
  -- It turned up here but is kept elsewhere.
  found INTEGER NOT NULL DEFAULT 0 CHECK (found IN (0, 1)),
  counted INTEGER CHECK (counted >= 0),
  -- What the ledger said at the moment of the entry; later sales do not make the count wrong.
  ledger INTEGER,
  counted_at INTEGER,
  PRIMARY KEY (count_id, position),
  UNIQUE (count_id, variant_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX stock_count_line_by_variant ON stock_count_line (variant_id);

CREATE INDEX item_at_location ON item (place, location, quantity);
CREATE INDEX item_by_threshold ON item (low_stock_at) WHERE low_stock_at IS NOT NULL;

-- Items that fell to their threshold, until the seller has seen it or they rose again.
CREATE TABLE low_stock (
  item_id TEXT PRIMARY KEY REFERENCES item (id) ON DELETE CASCADE,
  -- The notification went out.
  told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER stock_fell AFTER UPDATE OF quantity ON item
WHEN NEW.quantity < OLD.quantity AND NEW.place = 0 BEGIN
  INSERT OR IGNORE INTO low_stock (item_id)
    SELECT NEW.id FROM
      (SELECT coalesce(NEW.low_stock_at, (SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'lowStockAt'), 0) AS at)
    WHERE at > 0 AND NEW.quantity <= at AND OLD.quantity > at;
END;
CREATE TRIGGER stock_rose AFTER UPDATE OF quantity ON item WHEN NEW.quantity > OLD.quantity BEGIN
  DELETE FROM low_stock WHERE item_id = NEW.id AND NEW.quantity >
    coalesce(NEW.low_stock_at, (SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'lowStockAt'), 0);
END;
`,
};
