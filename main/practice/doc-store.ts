import Database from 'better-sqlite3';

/** One stored document with the id it is kept under. */
export interface StoredDocument {
  readonly id: string;
  readonly document: unknown;
}

/**
 * The memory of the practice marketplaces: documents by kind and id, and binary objects (photos).
 * Documents are JSON texts; callers parse what they read, because a state file may come from an older version.
 */
export interface DocStore {
  get(kind: string, id: string): unknown;
  put(kind: string, id: string, document: unknown): void;
  delete(kind: string, id: string): boolean;
  /** In the order they were first stored. */
  list(kind: string): readonly StoredDocument[];
  /** Ids that start with `prefix`, in id order: how children are read when their ids start with their parent's. */
  startingWith(kind: string, prefix: string, limit?: number, offset?: number): readonly StoredDocument[];
  countStartingWith(kind: string, prefix: string): number;
  getBlob(id: string): Uint8Array | undefined;
  putBlob(id: string, bytes: Uint8Array): void;
  deleteBlob(id: string): void;
  /** Everything inside happens or nothing does; may be nested. */
  transaction<T>(work: () => T): T;
  clear(): void;
  close(): void;
}

const LAYOUT_VERSION = 1;

/**
 * Opens the state file, or a store in memory for `:memory:`.
 * WAL with synchronous=NORMAL: a committed document survives the death of the process at any moment, which is the
 * promise a marketplace makes with its answer; only a power cut may lose the last few, and practice data can bear that.
 */
export function openDocStore(stateFile: string): DocStore {
  const db = new Database(stateFile);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('busy_timeout = 5000');
  if (db.pragma('user_version', { simple: true }) !== LAYOUT_VERSION) {
    db.exec(`
      DROP TABLE IF EXISTS document;
      DROP TABLE IF EXISTS blob;
      CREATE TABLE document (
        kind TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, json TEXT NOT NULL,
        PRIMARY KEY (kind, id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX document_by_age ON document (kind, seq);
      CREATE TABLE blob (id TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
    `);
    db.pragma(`user_version = ${LAYOUT_VERSION}`);
  }
  const select = db.prepare<[string, string], { json: string }>('SELECT json FROM document WHERE kind = ? AND id = ?');
  const upsert = db.prepare(
    `INSERT INTO document (kind, id, seq, json)
     VALUES (@kind, @id, (SELECT coalesce(max(seq), 0) + 1 FROM document WHERE kind = @kind), @json)
     ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json`,
  );
  const remove = db.prepare('DELETE FROM document WHERE kind = ? AND id = ?');
  const all = db.prepare<[string], { id: string; json: string }>(
    'SELECT id, json FROM document WHERE kind = ? ORDER BY seq',
  );
  const below = db.prepare<[string, string, string, number, number], { id: string; json: string }>(
    'SELECT id, json FROM document WHERE kind = ? AND id >= ? AND id < ? ORDER BY id LIMIT ? OFFSET ?',
  );
  const countBelow = db.prepare<[string, string, string], { n: number }>(
    'SELECT count(*) AS n FROM document WHERE kind = ? AND id >= ? AND id < ?',
  );
  const selectBlob = db.prepare<[string], { bytes: Uint8Array }>('SELECT bytes FROM blob WHERE id = ?');
  const upsertBlob = db.prepare(
    'INSERT INTO blob (id, bytes) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes',
  );
  const removeBlob = db.prepare('DELETE FROM blob WHERE id = ?');
  const parsed = (rows: readonly { id: string; json: string }[]): readonly StoredDocument[] =>
    rows.map((row) => ({ id: row.id, document: JSON.parse(row.json) as unknown }));

  return {
    get: (kind, id) => {
      const row = select.get(kind, id);
      return row === undefined ? undefined : (JSON.parse(row.json) as unknown);
    },
    put: (kind, id, document) => void upsert.run({ kind, id, json: JSON.stringify(document) }),
    delete: (kind, id) => remove.run(kind, id).changes > 0,
    list: (kind) => parsed(all.all(kind)),
    startingWith: (kind, prefix, limit = -1, offset = 0) =>
      parsed(below.all(kind, prefix, pastPrefix(prefix), limit, offset)),
    countStartingWith: (kind, prefix) => countBelow.get(kind, prefix, pastPrefix(prefix))?.n ?? 0,
    getBlob: (id) => selectBlob.get(id)?.bytes,
    putBlob: (id, bytes) => void upsertBlob.run(id, bytes),
    deleteBlob: (id) => void removeBlob.run(id),
    transaction: (work) => db.transaction(work)(),
    clear: () => {
      db.exec('DELETE FROM document; DELETE FROM blob;');
    },
    close: () => void db.close(),
  };
}

/** The first text after everything that starts with `prefix`. */
function pastPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}
