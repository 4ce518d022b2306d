import type { Migration } from '../migrate.ts';

/**
 * What is remembered of CSV files: which column means what, by the set of column titles, and imports with the place they
 * have come to. The place is written in the transaction of the rows before it, so that an import which was killed goes on
 * without a row twice.
 */
export const migration: Migration = {
  id: 120,
  name: 'csv',
  sql: `
CREATE TABLE csv_mapping (
  -- SHA-256 over the sorted column titles.
  headers TEXT PRIMARY KEY,
  -- The target of each column by its title, and how its numbers are written.
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE csv_import (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  file TEXT NOT NULL,
  -- Both as they were at the start: another file of the same name is not taken up in its place.
  bytes INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  -- How it is read, and what its columns mean.
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  run_id TEXT REFERENCES change_run (id) ON DELETE SET NULL,
  -- Rows of the file that are dealt with.
  rows_done INTEGER NOT NULL,
  tally TEXT NOT NULL CHECK (json_valid(tally)),
  -- Bytes of the file of refused rows that belong to the rows dealt with.
  refused_bytes INTEGER NOT NULL,
  -- Photos of rows that are in, not looked for yet.
  photos TEXT NOT NULL CHECK (json_valid(photos)),
  state TEXT NOT NULL CHECK (state IN ('running', 'stopped'))
) STRICT;
`,
};
