/** JSON with sorted keys: two objects of equal content are equal, whatever the order they came in. Absent is as `null`. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** Whether two values of a field are the same. */
export const same = (left: unknown, right: unknown): boolean =>
  left === right || ((typeof left === 'object' || typeof right === 'object') && canonical(left) === canonical(right));
