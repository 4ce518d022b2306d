import type { Migration } from '../migrate.ts';

/** Accounts, the seller's keys, the token vault, the audit log, API budgets and remembered remote answers. */
export const migration: Migration = {
  id: 20,
  name: 'accounts',
  sql: `
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  marketplace TEXT NOT NULL,
  environment TEXT NOT NULL,
  label TEXT NOT NULL,
  remote_user_id TEXT NOT NULL,
  remote_name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('connected', 'setup_needed', 'sign_in_needed')),
  scopes TEXT NOT NULL CHECK (json_valid(scopes)),
  settings TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(settings)),
  connected_at INTEGER NOT NULL,
  verified_at INTEGER,
  consent_expires_at INTEGER,
  last_error TEXT CHECK (last_error IS NULL OR json_valid(last_error)),
  -- A disconnected account stays: listings, orders and the audit log point to it, and signing in again revives it.
  disconnected_at INTEGER,
  UNIQUE (marketplace, environment, remote_user_id)
) STRICT;

CREATE TABLE api_key (
  marketplace TEXT NOT NULL,
  environment TEXT NOT NULL,
  name TEXT NOT NULL,
  plain TEXT,
  sealed BLOB,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (marketplace, environment, name),
  -- Either open or sealed, never both: a secret has no readable twin.
  CHECK ((plain IS NULL) <> (sealed IS NULL))
) STRICT;

CREATE TABLE vault (
  account_id TEXT PRIMARY KEY REFERENCES account (id),
  sealed BLOB NOT NULL,
  stored_at INTEGER NOT NULL
) STRICT;

CREATE TABLE audit_log (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  event TEXT NOT NULL,
  marketplace TEXT,
  environment TEXT,
  account_id TEXT REFERENCES account (id),
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;
CREATE INDEX audit_log_at ON audit_log (at);

CREATE TABLE api_budget (
  scope TEXT NOT NULL,
  name TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  used INTEGER NOT NULL,
  PRIMARY KEY (scope, name)
) STRICT;

CREATE TABLE remote_cache (
  scope TEXT NOT NULL,
  key TEXT NOT NULL,
  text TEXT NOT NULL,
  stored_at INTEGER NOT NULL,
  PRIMARY KEY (scope, key)
) STRICT;
`,
};
