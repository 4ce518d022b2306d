import type { Migration } from '../migrate.ts';

/** Saved views of the inventory, and the intents of an item that are not settled, by which its status is known. */
export const migration: Migration = {
  id: 90,
  name: 'grid',
  sql: `
CREATE TABLE saved_view (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  -- As the names sort and compare: folded.
  name_key TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL,
  -- Place, search, filter, sort.
  state TEXT NOT NULL CHECK (json_valid(state)),
  columns TEXT NOT NULL CHECK (json_valid(columns)),
  is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX saved_view_default ON saved_view (is_default) WHERE is_default = 1;

CREATE INDEX intent_unsettled ON intent (item_id)
  WHERE state IN ('queued', 'running', 'waiting', 'needs_attention');
`,
};
