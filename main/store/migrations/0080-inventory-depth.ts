import type { Migration } from '../migrate.ts';

/**
 * What a full-time seller keeps of an item beyond its listing: where it lies, tags, a threshold, an archive beside the
 * recycle bin; texts and a price of its own for one marketplace; a photo for one variant; and runs, which hold together the
 * changes of one action so that they are taken back together.
 *
 * `item` is rebuilt instead of altered: an added column would stand behind the description, and the grid would read through
 * every long text to reach it.
 */
export const migration: Migration = {
  id: 80,
  name: 'inventory depth',
  sql: `
-- Triggers of other tables name \`item\`; without this the rename below would check them while there is none.
PRAGMA legacy_alter_table = ON;

CREATE TABLE item_next (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  title_key TEXT NOT NULL,
  category TEXT NOT NULL,
  condition TEXT,
  -- Where it lies: shelf, box, room. Sellers call it the bin.
  location TEXT NOT NULL DEFAULT '',
  -- JSON array of texts, in the order the seller gave them.
  tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags)),
  -- Pieces at or below which the item is low on stock; NULL: the default of the settings.
  low_stock_at INTEGER CHECK (low_stock_at >= 0),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  archived_at INTEGER,
  -- 0 inventory, 1 recycle bin, 2 archive. The recycle bin wins, so that a deleted item comes back to where it was.
  place INTEGER NOT NULL AS (CASE WHEN deleted_at IS NOT NULL THEN 1 WHEN archived_at IS NOT NULL THEN 2 ELSE 0 END) STORED,
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
INSERT INTO item_next (number, id, title, title_key, category, condition, created_at, updated_at, deleted_at, revision, sku,
    sku_key, price_amount, price_currency, cost_amount, cost_currency, quantity, variant_count, photo_id, photo_count,
    condition_note, description)
  SELECT number, id, title, title_key, category, condition, created_at, updated_at, deleted_at, revision, sku,
    sku_key, price_amount, price_currency, cost_amount, cost_currency, quantity, variant_count, photo_id, photo_count,
    condition_note, description FROM item;
DROP TABLE item;
ALTER TABLE item_next RENAME TO item;
PRAGMA legacy_alter_table = OFF;

CREATE INDEX item_by_updated ON item (place, updated_at);
CREATE INDEX item_by_title ON item (place, title_key);
CREATE INDEX item_by_sku ON item (place, sku_key);
CREATE INDEX item_by_price ON item (place, price_amount);
CREATE INDEX item_by_quantity ON item (place, quantity);
CREATE INDEX item_by_created ON item (place, created_at);

DROP TABLE item_count;
CREATE TABLE item_count (place INTEGER PRIMARY KEY, items INTEGER NOT NULL) STRICT;
INSERT INTO item_count SELECT value, (SELECT count(*) FROM item WHERE place = value) FROM json_each('[0, 1, 2]');
CREATE TRIGGER item_counted_in AFTER INSERT ON item BEGIN
  UPDATE item_count SET items = items + 1 WHERE place = NEW.place;
END;
CREATE TRIGGER item_counted_out AFTER DELETE ON item BEGIN
  UPDATE item_count SET items = items - 1 WHERE place = OLD.place;
END;
CREATE TRIGGER item_recounted AFTER UPDATE OF deleted_at, archived_at ON item WHEN OLD.place <> NEW.place BEGIN
  UPDATE item_count SET items = items - 1 WHERE place = OLD.place;
  UPDATE item_count SET items = items + 1 WHERE place = NEW.place;
END;
CREATE TRIGGER item_binned AFTER UPDATE OF deleted_at ON item
WHEN (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL) BEGIN
  UPDATE variant SET active = (NEW.deleted_at IS NULL AND removed_at IS NULL) WHERE item_id = NEW.id;
END;
CREATE TRIGGER item_unsearched AFTER DELETE ON item BEGIN
  DELETE FROM item_search WHERE rowid = OLD.number;
END;

-- NULL: as everywhere else.
ALTER TABLE market_details ADD COLUMN title TEXT;
ALTER TABLE market_details ADD COLUMN description TEXT;
ALTER TABLE market_details ADD COLUMN price_amount INTEGER CHECK (price_amount >= 0);
ALTER TABLE market_details ADD COLUMN price_currency TEXT CHECK ((price_amount IS NULL) = (price_currency IS NULL));

-- Shown for this variant instead of the item's first photo.
ALTER TABLE variant ADD COLUMN photo_id TEXT;

-- One action of the seller, of one change or of a hundred thousand.
CREATE TABLE change_run (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  -- What was done: a change kind, or a word of its own such as 'bulk', 'import', 'lot.split', 'undo'.
  kind TEXT NOT NULL,
  -- What the screen says of it, by the kind.
  details TEXT NOT NULL CHECK (json_valid(details)),
  -- 'running' at the start of the app means that it was cut off and has to be taken back.
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'taken_back')),
  -- The run that this one takes back.
  undoes TEXT REFERENCES change_run (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX change_run_by_state ON change_run (state, id);
CREATE INDEX change_run_undoes ON change_run (undoes) WHERE undoes IS NOT NULL;

ALTER TABLE change_set ADD COLUMN run_id TEXT REFERENCES change_run (id) ON DELETE CASCADE;
CREATE INDEX change_set_by_run ON change_set (run_id) WHERE run_id IS NOT NULL;
`,
};
