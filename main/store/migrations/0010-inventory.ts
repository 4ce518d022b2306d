import type { Migration } from '../migrate.ts';

/**
 * Items, variants, the stock ledger, photos, the change record and the settings.
 *
 * What the grid sorts by (first variant's SKU and price, total stock, cover photo) is kept on `item` by triggers, so that
 * every order of the grid is one walk along an index, and a summary can never disagree with what it summarises.
 * `number` is the row id made visible: VACUUM would renumber a hidden one and part the search index from its items.
 */
export const migration: Migration = {
  id: 10,
  name: 'inventory',
  sql: `
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  -- The title as it sorts: folded to lower case without diacritics.
  title_key TEXT NOT NULL,
  category TEXT NOT NULL,
  condition TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  binned INTEGER NOT NULL AS (deleted_at IS NOT NULL) STORED,
  revision INTEGER NOT NULL,
  sku TEXT NOT NULL DEFAULT '',
  sku_key TEXT NOT NULL DEFAULT '',
  price_amount INTEGER,
  price_currency TEXT,
  cost_amount INTEGER,
  cost_currency TEXT,
  quantity INTEGER NOT NULL DEFAULT 0,
  variant_count INTEGER NOT NULL DEFAULT 0,
  photo_id TEXT,
  photo_count INTEGER NOT NULL DEFAULT 0,
  condition_note TEXT NOT NULL,
  -- Last, so that a long text never stands between the grid and its columns.
  description TEXT NOT NULL
) STRICT;
CREATE INDEX item_by_updated ON item (binned, updated_at);
CREATE INDEX item_by_title ON item (binned, title_key);
CREATE INDEX item_by_sku ON item (binned, sku_key);
CREATE INDEX item_by_price ON item (binned, price_amount);
CREATE INDEX item_by_quantity ON item (binned, quantity);
CREATE INDEX item_by_created ON item (binned, created_at);

CREATE TABLE item_count (binned INTEGER PRIMARY KEY, items INTEGER NOT NULL) STRICT;
INSERT INTO item_count VALUES (0, 0), (1, 0);
CREATE TRIGGER item_counted_in AFTER INSERT ON item BEGIN
  UPDATE item_count SET items = items + 1 WHERE binned = (NEW.deleted_at IS NOT NULL);
END;
CREATE TRIGGER item_counted_out AFTER DELETE ON item BEGIN
  UPDATE item_count SET items = items - 1 WHERE binned = (OLD.deleted_at IS NOT NULL);
END;
CREATE TRIGGER item_recounted AFTER UPDATE OF deleted_at ON item
WHEN (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL) BEGIN
  UPDATE item_count SET items = items - 1 WHERE binned = (OLD.deleted_at IS NOT NULL);
  UPDATE item_count SET items = items + 1 WHERE binned = (NEW.deleted_at IS NOT NULL);
END;

CREATE TABLE variant (
  id TEXT PRIMARY KEY,
  item_id TEXT NOT NULL REFERENCES item (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  sku TEXT NOT NULL,
  sku_key TEXT NOT NULL,
  options TEXT NOT NULL CHECK (json_valid(options)),
  price_amount INTEGER CHECK (price_amount >= 0),
  price_currency TEXT,
  cost_amount INTEGER CHECK (cost_amount >= 0),
  cost_currency TEXT,
  -- The sum of the variant's stock events, kept by the trigger below and by nothing else.
  quantity INTEGER NOT NULL DEFAULT 0 CHECK (quantity >= 0),
  -- A removed variant keeps its ledger and can come back.
  removed_at INTEGER,
  -- Neither removed nor in the recycle bin; only then does it hold its SKU.
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  CHECK ((price_amount IS NULL) = (price_currency IS NULL)),
  CHECK ((cost_amount IS NULL) = (cost_currency IS NULL))
) STRICT;
CREATE INDEX variant_by_item ON variant (item_id, position);
CREATE INDEX variant_by_sku ON variant (sku_key);
CREATE UNIQUE INDEX variant_sku ON variant (sku_key) WHERE active = 1;

CREATE TABLE stock_event (
  id TEXT PRIMARY KEY,
  variant_id TEXT NOT NULL REFERENCES variant (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('opening', 'purchase', 'sale', 'return', 'adjustment', 'correction')),
  delta INTEGER NOT NULL CHECK (delta <> 0),
  note TEXT NOT NULL,
  order_line_id TEXT
) STRICT;
CREATE INDEX stock_event_by_variant ON stock_event (variant_id, id);
-- One order line is sold once, however often the marketplace reports it.
CREATE UNIQUE INDEX stock_event_sale ON stock_event (order_line_id) WHERE reason = 'sale' AND order_line_id IS NOT NULL;

CREATE TRIGGER stock_event_final BEFORE UPDATE ON stock_event BEGIN
  SELECT RAISE(ABORT, 'the stock ledger is append-only');
END;
-- While its variant exists an event stays; it goes only in the cascade of a purged item.
CREATE TRIGGER stock_event_kept BEFORE DELETE ON stock_event
WHEN EXISTS (SELECT 1 FROM variant WHERE id = OLD.variant_id) BEGIN
  SELECT RAISE(ABORT, 'the stock ledger is append-only');
END;
CREATE TRIGGER stock_event_applied AFTER INSERT ON stock_event BEGIN
  UPDATE variant SET quantity = quantity + NEW.delta WHERE id = NEW.variant_id;
END;
CREATE TRIGGER variant_starts_empty BEFORE INSERT ON variant WHEN NEW.quantity <> 0 BEGIN
  SELECT RAISE(ABORT, 'stock comes from the ledger');
END;

CREATE TRIGGER variant_summed_in AFTER INSERT ON variant BEGIN
  UPDATE item SET (sku, sku_key, price_amount, price_currency, cost_amount, cost_currency) =
      (SELECT sku, sku_key, price_amount, price_currency, cost_amount, cost_currency FROM variant
       WHERE item_id = NEW.item_id AND removed_at IS NULL ORDER BY position, id LIMIT 1),
    (variant_count, quantity) =
      (SELECT count(*), coalesce(sum(quantity), 0) FROM variant WHERE item_id = NEW.item_id AND removed_at IS NULL)
  WHERE id = NEW.item_id;
END;
CREATE TRIGGER variant_summed_again AFTER UPDATE OF
  position, sku, sku_key, price_amount, price_currency, cost_amount, cost_currency, quantity, removed_at ON variant BEGIN
  UPDATE item SET (sku, sku_key, price_amount, price_currency, cost_amount, cost_currency) =
      (SELECT sku, sku_key, price_amount, price_currency, cost_amount, cost_currency FROM variant
       WHERE item_id = NEW.item_id AND removed_at IS NULL ORDER BY position, id LIMIT 1),
    (variant_count, quantity) =
      (SELECT count(*), coalesce(sum(quantity), 0) FROM variant WHERE item_id = NEW.item_id AND removed_at IS NULL)
  WHERE id = NEW.item_id;
END;
CREATE TRIGGER item_binned AFTER UPDATE OF deleted_at ON item
WHEN (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL) BEGIN
  UPDATE variant SET active = (NEW.deleted_at IS NULL AND removed_at IS NULL) WHERE item_id = NEW.id;
END;
CREATE TRIGGER variant_removed AFTER UPDATE OF removed_at ON variant BEGIN
  UPDATE variant SET active =
    (NEW.removed_at IS NULL AND (SELECT deleted_at IS NULL FROM item WHERE id = NEW.item_id))
  WHERE id = NEW.id;
END;

CREATE TABLE photo (
  id TEXT PRIMARY KEY,
  item_id TEXT NOT NULL REFERENCES item (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  -- SHA-256 of the original; names all three files.
  hash TEXT NOT NULL,
  extension TEXT NOT NULL,
  media_type TEXT NOT NULL,
  -- Of the original, after its orientation was applied.
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  -- Of the display version, which is what marketplaces get.
  display_hash TEXT NOT NULL,
  display_width INTEGER NOT NULL,
  display_height INTEGER NOT NULL,
  display_bytes INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;
CREATE INDEX photo_by_item ON photo (item_id, position);
CREATE INDEX photo_by_hash ON photo (hash);

CREATE TRIGGER photo_summed_in AFTER INSERT ON photo BEGIN
  UPDATE item SET
    photo_id = (SELECT id FROM photo WHERE item_id = NEW.item_id AND removed_at IS NULL ORDER BY position, id LIMIT 1),
    photo_count = (SELECT count(*) FROM photo WHERE item_id = NEW.item_id AND removed_at IS NULL)
  WHERE id = NEW.item_id;
END;
CREATE TRIGGER photo_summed_again AFTER UPDATE OF position, removed_at ON photo BEGIN
  UPDATE item SET
    photo_id = (SELECT id FROM photo WHERE item_id = NEW.item_id AND removed_at IS NULL ORDER BY position, id LIMIT 1),
    photo_count = (SELECT count(*) FROM photo WHERE item_id = NEW.item_id AND removed_at IS NULL)
  WHERE id = NEW.item_id;
END;

CREATE TABLE market_details (
  item_id TEXT NOT NULL REFERENCES item (id) ON DELETE CASCADE,
  marketplace TEXT NOT NULL,
  category_id TEXT,
  category_name TEXT,
  aspects TEXT NOT NULL CHECK (json_valid(aspects)),
  PRIMARY KEY (item_id, marketplace)
) STRICT, WITHOUT ROWID;

CREATE TABLE sku_counter (
  -- The rule with its date filled in; each counts by itself.
  prefix TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Which variant came from which listing of a marketplace's report, so that a second import knows rows without a SKU.
CREATE TABLE imported_listing (
  marketplace TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  -- Folded option values; empty for a listing that comes in one form only.
  options_key TEXT NOT NULL,
  variant_id TEXT NOT NULL REFERENCES variant (id) ON DELETE CASCADE,
  PRIMARY KEY (marketplace, remote_id, options_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX imported_listing_by_variant ON imported_listing (variant_id);

CREATE TABLE change_set (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  item_id TEXT NOT NULL REFERENCES item (id) ON DELETE CASCADE,
  -- The item's revision after this change.
  revision INTEGER NOT NULL,
  before TEXT NOT NULL CHECK (json_valid(before)),
  after TEXT NOT NULL CHECK (json_valid(after))
) STRICT;
CREATE INDEX change_set_by_item ON change_set (item_id, revision);

-- Words that main/inventory/search-text.ts has folded and cut, which is why ascii does; no copy of the texts. Items in
-- the recycle bin stay in it. detail=none: words are only ever combined with AND.
CREATE VIRTUAL TABLE item_search USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = 'ascii'
);
CREATE TRIGGER item_unsearched AFTER DELETE ON item BEGIN
  DELETE FROM item_search WHERE rowid = OLD.number;
END;
`,
};
