/** Runs at most so many works at a time, the others in the order in which they came. */
export type Lane = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** p-queue in small: every request passes here, and its priorities, timeouts and events would be paid each time. */
export function createLane(size: number): Lane {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running < size) running += 1;
    else await new Promise<void>((resolve) => void waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The place is handed on, so that nobody who comes now overtakes.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
