/** Runs what was asked for twice in a row once, by key, until it is answered. */
export interface Once {
  readonly isRunning: (key: string) => boolean;
  /** Starts `run`, or gives the answer that a run with the same key is about to give. */
  readonly run: <Answer>(key: string, run: () => Promise<Answer>) => Promise<Answer>;
}

/** A second Enter or click is often quicker than the screen that would refuse it. */
export function createOnce(): Once {
  const running = new Map<string, Promise<unknown>>();
  return {
    isRunning: (key) => running.has(key),
    run: <Answer>(key: string, run: () => Promise<Answer>) => {
      const earlier = running.get(key);
      // The key names what is asked for, so the answer is of the same kind.
      if (earlier) return earlier as Promise<Answer>;
      const started = run().finally(() => running.delete(key));
      running.set(key, started);
      return started;
    },
  };
}
