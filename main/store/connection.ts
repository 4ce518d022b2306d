/** Values SQLite takes and gives. Integers are JS numbers; all of ours are below 2^53. */
export type SqlValue = string | number | null | Uint8Array;
export type SqlParameters = Readonly<Record<string, SqlValue>>;

/** Read access. A function that takes a Reader cannot change anything, and the compiler sees to it. */
export interface Reader {
  /** Rows are parsed by the caller (zod or a mapper); statements are prepared once and cached by their text. */
  all<Row>(sql: string, parameters?: SqlParameters): Row[];
  get<Row>(sql: string, parameters?: SqlParameters): Row | undefined;
  /** The first column alone; several times as fast as `all` where a hundred thousand numbers are asked for. */
  column<Value extends SqlValue>(sql: string, parameters?: SqlParameters): Value[];
  /** Streams without holding all rows. */
  iterate<Row>(sql: string, parameters?: SqlParameters): IterableIterator<Row>;
}

/** Write access, handed out only inside a transaction. */
export interface Writer extends Reader {
  run(sql: string, parameters?: SqlParameters): { readonly changes: number };
  /** Runs after this transaction has committed, never when it rolled back. Events to the screen go here. */
  afterCommit(effect: () => void): void;
}

/**
 * When a transaction has to be on the disk. `now`: when `write` returns, also after a power cut. `soon`: it outlives the
 * process at once, but a power cut may take it back until the next `now` or `synced()` puts it on the disk with all that
 * came before. A commit `now` stops the app for half a millisecond to several, one `soon` for a hundredth.
 */
export type Durability = 'now' | 'soon';

/** The open database. */
export interface Store extends Reader {
  /** BEGIN IMMEDIATE … COMMIT; rolls back on any throw. Synchronous: nothing is awaited inside a transaction. */
  write<Result>(work: (writer: Writer) => Result, durability?: Durability): Result;
  /** Runs work that writes many transactions: the log is carried into the database beside it, not in its commits. */
  longWork<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Answers when everything committed before the call is on the disk; nothing stands still meanwhile. */
  synced(): Promise<void>;
  /** Copies the committed state into a new file, a few pages at a time; reads and writes go on meanwhile. */
  copyTo(file: string): Promise<void>;
  close(): void;
}
