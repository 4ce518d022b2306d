import type { Migration } from '../migrate.ts';

/** What an account sells by: its price rule, whether it rests, whether its seller posts by hand. */
export const migration: Migration = {
  id: 50,
  name: 'selling',
  sql: `
-- Null: the item's own price.
ALTER TABLE account ADD COLUMN price_rule TEXT CHECK (price_rule IS NULL OR json_valid(price_rule));
ALTER TABLE account ADD COLUMN paused_at INTEGER;
ALTER TABLE account ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1));
CREATE INDEX audit_log_by_account ON audit_log (account_id, id);
`,
};
