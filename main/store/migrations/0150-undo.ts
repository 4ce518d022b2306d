import type { Migration } from '../migrate.ts';

/** What taking changes back needs beyond their values: when the item had last changed, and what a run could not do. */
export const migration: Migration = {
  id: 150,
  name: 'undo',
  sql: `
-- The item's updated_at before and after the change. Taken back, an item is as old as it was. NULL: not known.
ALTER TABLE change_set ADD COLUMN updated_from INTEGER;
ALTER TABLE change_set ADD COLUMN updated_to INTEGER;

-- The run that took this one back, until that is taken back itself.
ALTER TABLE change_run ADD COLUMN undone_by TEXT REFERENCES change_run (id) ON DELETE SET NULL;
CREATE INDEX change_run_undone_by ON change_run (undone_by) WHERE undone_by IS NOT NULL;
-- Items that a finished run changed; NULL for a run of one transaction, whose few changes are counted.
ALTER TABLE change_run ADD COLUMN items INTEGER;

-- Rows that a run left alone, in its order, with the reason.
CREATE TABLE change_refusal (
  number INTEGER PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES change_run (id) ON DELETE CASCADE,
  item_id TEXT NOT NULL,
  problem TEXT NOT NULL CHECK (json_valid(problem))
) STRICT;
CREATE INDEX change_refusal_by_run ON change_refusal (run_id);
CREATE INDEX item_deleted ON item (deleted_at) WHERE deleted_at IS NOT NULL;
`,
};
