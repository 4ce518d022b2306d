import type { Migration } from '../migrate.ts';

/** What was learnt of how our words are said at each marketplace, and which of its categories have gone. */
export const migration: Migration = {
  id: 60,
  name: 'mapping',
  sql: `
CREATE TABLE category_memory (
  marketplace TEXT NOT NULL,
  -- What it is remembered by: 'own:<the seller''s category, folded>' or '<other marketplace>:<its category id>'.
  key TEXT NOT NULL,
  label TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  remote_name TEXT NOT NULL,
  -- Set on the mapping screen: what single items do no longer changes it.
  fixed INTEGER NOT NULL CHECK (fixed IN (0, 1)),
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (marketplace, key)
) STRICT, WITHOUT ROWID;

-- On this marketplace an item of condition \`ours\` is offered as \`offered\`, both on our own scale.
CREATE TABLE condition_choice (
  marketplace TEXT NOT NULL,
  ours TEXT NOT NULL,
  offered TEXT NOT NULL,
  PRIMARY KEY (marketplace, ours)
) STRICT, WITHOUT ROWID;

CREATE TABLE taxonomy_state (
  marketplace TEXT NOT NULL,
  environment TEXT NOT NULL,
  version TEXT NOT NULL,
  checked_at INTEGER NOT NULL,
  PRIMARY KEY (marketplace, environment)
) STRICT, WITHOUT ROWID;

CREATE TABLE gone_category (
  marketplace TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  found_at INTEGER NOT NULL,
  PRIMARY KEY (marketplace, remote_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX market_details_by_category ON market_details (marketplace, category_id) WHERE category_id IS NOT NULL;
`,
};
