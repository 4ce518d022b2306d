import type { Migration } from '../migrate.ts';

/**
 * Edited photos, and the photo inbox.
 *
 * An edit makes a photo with an id of its own in the place of the one before, which is taken off: so the picture behind an
 * id never changes, and every change of a photo is a photo that came and one that went, which undo knows already.
 */
export const migration: Migration = {
  id: 110,
  name: 'photos',
  sql: `
-- What is done to the original (shared/domain/photo-edit.ts); NULL: nothing.
ALTER TABLE photo ADD COLUMN edit TEXT CHECK (edit IS NULL OR json_valid(edit));
-- Names the made files of an edited photo; NULL: they are named by the hash of the original.
ALTER TABLE photo ADD COLUMN version TEXT CHECK ((version IS NULL) = (edit IS NULL));
CREATE INDEX photo_by_version ON photo (version) WHERE version IS NOT NULL;

-- At most one row: the folder that is watched, and how.
CREATE TABLE inbox_source (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- Absolute; NULL: none is watched.
  folder TEXT,
  subfolders INTEGER NOT NULL DEFAULT 0,
  gap_seconds INTEGER NOT NULL DEFAULT 60 CHECK (gap_seconds > 0),
  -- Whether the picture of a label becomes a photo of its item.
  keep_labels INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Files of the folder that were looked at, so that a start does not read thousands of them again.
CREATE TABLE inbox_file (
  path TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  -- NULL while it was refused.
  hash TEXT,
  -- Why it was refused, as JSON.
  problem TEXT CHECK (problem IS NULL OR json_valid(problem)),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX inbox_file_refused ON inbox_file (at) WHERE problem IS NOT NULL;

-- One row for each picture that ever came in, so that none comes twice.
CREATE TABLE inbox_photo (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL,
  extension TEXT NOT NULL,
  media_type TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  display_hash TEXT NOT NULL,
  display_width INTEGER NOT NULL,
  display_height INTEGER NOT NULL,
  display_bytes INTEGER NOT NULL,
  -- By the camera's clock, read as if it were UTC; else when the file was written.
  taken_at INTEGER NOT NULL,
  -- Text of a QR code or Code 128 in the picture.
  code TEXT,
  -- Set by the seller: group, and the place in it. NULL: where time and labels put it.
  group_id TEXT,
  place INTEGER,
  discarded_at INTEGER,
  -- The run that made it a photo of an item. If that was taken back, it is unsorted again.
  run_id TEXT REFERENCES change_run (id) ON DELETE SET NULL,
  sorted INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX inbox_photo_unsorted ON inbox_photo (id) WHERE discarded_at IS NULL AND sorted = 0;
CREATE INDEX inbox_photo_discarded ON inbox_photo (discarded_at) WHERE discarded_at IS NOT NULL;
CREATE INDEX inbox_photo_by_run ON inbox_photo (run_id) WHERE run_id IS NOT NULL;
`,
};
