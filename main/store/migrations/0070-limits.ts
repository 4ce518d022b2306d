import type { Migration } from '../migrate.ts';

/** The limit of a quota as the marketplace itself named it; null until it has. */
export const migration: Migration = {
  id: 70,
  name: 'limits',
  sql: 'ALTER TABLE api_budget ADD COLUMN learned_limit INTEGER;',
};
