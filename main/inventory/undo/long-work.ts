import { AppError } from '#shared/errors.ts';
import type { Store } from '../../store/connection.ts';

/** Lets one long change at a time at the items: a bulk edit, or taking one back. */
export interface LongWork {
  /** Runs `work` unless another one is under way; throws `conflict` (`change_under_way`) then. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Waits until nothing is under way; never rejects. */
  idle(): Promise<void>;
}

export function createLongWork(store: Pick<Store, 'longWork'>): LongWork {
  let underWay: Promise<unknown> | undefined;
  return {
    run: async (work) => {
      if (underWay) {
        throw new AppError({
          code: 'conflict',
          reason: 'change_under_way',
          message: 'Another change of many items is still under way. Wait until it is done.',
        });
      }
      const started = store.longWork(work);
      underWay = started.catch(() => undefined);
      try {
        return await started;
      } finally {
        underWay = undefined;
      }
    },
    idle: async () => {
      await underWay;
    },
  };
}
