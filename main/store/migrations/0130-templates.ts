import type { Migration } from '../migrate.ts';

/** What the seller writes once and uses again: whole items to start from, pieces of description, bins and tags. */
export const migration: Migration = {
  id: 130,
  name: 'templates',
  sql: `
CREATE TABLE template (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  -- Folded: two names that read the same are one.
  name_key TEXT NOT NULL UNIQUE,
  -- What a new item starts with, as shared/domain/template.ts has it.
  content TEXT NOT NULL CHECK (json_valid(content)),
  changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE text_block (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

-- Words that were used before, for the fields that offer them.
CREATE INDEX item_by_location ON item (location) WHERE location <> '';
CREATE INDEX item_by_tags ON item (tags) WHERE tags <> '[]';
`,
};
