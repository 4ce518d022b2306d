/** Something the app did towards its user or the desktop, in the order in which it happened. */
export type Recorded = {
  readonly seq: number;
  readonly kind: string;
  readonly detail: Readonly<Record<string, unknown>>;
};

const history: Recorded[] = [];
const watchers = new Set<(entry: Recorded) => void>();

/** Writes one entry, tells whoever watches, and returns it. `detail` must be plain data. */
export function record(kind: string, detail: Readonly<Record<string, unknown>>): Recorded {
  const entry = {
    seq: history.length + 1,
    kind,
    detail: JSON.parse(JSON.stringify(detail)) as Record<string, unknown>,
  };
  history.push(entry);
  for (const watcher of watchers) watcher(entry);
  return entry;
}

/** Everything so far. */
export function recordings(): readonly Recorded[] {
  return history;
}

/** Calls `watcher` for each new entry until the returned function is called. */
export function watchRecordings(watcher: (entry: Recorded) => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
