/** Takes cells out; when all of them are out already, in again. */
export function toggled(excluded: ReadonlySet<string>, keys: readonly string[]): ReadonlySet<string> {
  const next = new Set(excluded);
  const allOut = keys.every((key) => excluded.has(key));
  for (const key of keys) {
    if (allOut) next.delete(key);
    else next.add(key);
  }
  return next;
}
