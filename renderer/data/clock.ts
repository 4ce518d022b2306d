import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    // It stood still while nobody looked; React compares with what it rendered and renders anew.
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      for (const each of listeners) each();
    }, 15_000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The present (ms UTC), renewed every 15 seconds by one timer for all who show a time that passes. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);

/** What `read` makes of the present. Drawn anew only when that is another text or number, not whenever time passed. */
export const useOfNow = <Value extends string | number>(read: (now: number) => Value): Value =>
  useSyncExternalStore(subscribe, () => read(now));
