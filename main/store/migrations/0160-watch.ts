import type { Migration } from '../migrate.ts';

/** Listings whose sale nobody reports: those that should be on sale, and those that were seen sold but not counted yet. */
export const migration: Migration = {
  id: 160,
  name: 'watch',
  sql: `
CREATE INDEX listing_watched ON listing (account_id, read_back_at)
  WHERE state = 'live' OR (state = 'sold_out' AND quantity > 0);
`,
};
