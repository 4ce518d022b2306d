import { cancelled } from '#shared/errors.ts';
import type { Clock } from '../ports.ts';

/** Waits on the injected clock; an abort ends the wait at once with `cancelled`. */
export function wait(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(cancelled());
      return;
    }
    const abort = (): void => {
      stop();
      reject(cancelled());
    };
    const stop = clock.schedule(ms, () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    signal?.addEventListener('abort', abort, { once: true });
  });
}
