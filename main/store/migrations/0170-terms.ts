import type { Migration } from '../migrate.ts';

/** Policies that an item has for itself, by account: JSON, NULL while it has none. */
export const migration: Migration = {
  id: 170,
  name: 'terms',
  sql: `
ALTER TABLE market_details ADD COLUMN terms TEXT CHECK (terms IS NULL OR json_valid(terms));
`,
};
