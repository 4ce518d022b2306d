import type { AppErrorData } from '#shared/errors.ts';
import type { Clock, Logger } from '../ports.ts';
import type { Store } from '../store/connection.ts';
import type { Changes } from './changes.ts';
import {
  accountsSignedOut,
  accountsWithWork,
  adoptOrphans,
  claim,
  holdSignedOut,
  nextDue,
  releaseSignedIn,
  wakeDue,
} from './intent-moves.ts';
import type { IntentRow } from './intent-rows.ts';

export interface WorkerOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly changes: Changes;
  /** Intents of one account that run at the same time, each on a SKU of its own. */
  readonly perAccount: number;
  /** Never throws. */
  readonly run: (intent: IntentRow) => Promise<void>;
  /** Why nothing may be sent for the account now: it is signed out, or paused by the seller. `null`: it may. */
  readonly hold: (accountId: string) => AppErrorData | null;
}

export interface Worker {
  /** Takes over what an earlier process left and begins to work. */
  start(): void;
  /** There is something new to do, or an account has changed. */
  wake(): void;
  /** Starts nothing more; answers when what runs has reached its next step boundary. */
  stop(): Promise<void>;
  readonly stopping: () => boolean;
}

/** However long the next wait is, the queue is looked at this often: a clock that jumps cannot put work to sleep for good. */
const longestSleepMs = 30_000;

/** One lane per account, lanes in parallel. Which intent is next is decided by the claim alone. */
export function createWorker(options: WorkerOptions): Worker {
  const { store, clock, logger, changes, perAccount } = options;
  const lanes = new Map<string, Set<Promise<void>>>();
  let state: 'idle' | 'working' | 'stopped' = 'idle';
  let cancelTimer: (() => void) | undefined;
  let waking = false;

  const laneOf = (accountId: string): Set<Promise<void>> => {
    let lane = lanes.get(accountId);
    if (lane === undefined) lanes.set(accountId, (lane = new Set()));
    return lane;
  };

  const fill = (accountId: string): void => {
    const lane = laneOf(accountId);
    const free = perAccount - lane.size;
    if (state !== 'working' || free <= 0) return;
    // A claim that a power cut takes back is simply made again.
    const claimed = store.write((writer) => {
      const intents: IntentRow[] = [];
      while (intents.length < free) {
        const intent = claim(writer, accountId);
        if (intent === undefined) break;
        changes.batch(writer, intent.batch_id);
        intents.push(intent);
      }
      return intents;
    }, 'soon');
    for (const intent of claimed) {
      const job = work(intent);
      lane.add(job);
      void job.finally(() => {
        lane.delete(job);
        // Without a look at the other lanes: this happens many times a second.
        fill(accountId);
        rest();
      });
    }
  };

  const work = async (intent: IntentRow): Promise<void> => {
    try {
      await options.run(intent);
    } catch (error) {
      // Only the journal itself can fail here (a full disk): the intent stays `running` and is taken over at the next start.
      logger.log('error', 'publishing.worker_failed', { intentId: intent.id, error: String(error) });
    }
  };

  const welcomeBack = (): void => {
    for (const accountId of accountsSignedOut(store)) {
      if (options.hold(accountId) !== null) continue;
      store.write((writer) => {
        for (const batchId of releaseSignedIn(writer, accountId)) changes.batch(writer, batchId);
      });
    }
  };

  const park = (accountId: string, reason: AppErrorData): void =>
    store.write((writer) => {
      for (const batchId of holdSignedOut(writer, accountId, reason, clock.now())) changes.batch(writer, batchId);
    });

  const pump = (): void => {
    if (state !== 'working') return;
    cancelTimer?.();
    welcomeBack();
    const now = clock.now();
    if (isDue(nextDue(store), now)) store.write((writer) => wakeDue(writer, now));
    for (const accountId of accountsWithWork(store)) {
      const reason = options.hold(accountId);
      if (reason === null) fill(accountId);
      else park(accountId, reason);
    }
    rest();
  };

  /** Until the next wait ends. */
  const rest = (): void => {
    if (state !== 'working') return;
    cancelTimer?.();
    const { retryAt } = nextDue(store);
    const sleep = retryAt === null ? longestSleepMs : Math.min(Math.max(retryAt - clock.now(), 1), longestSleepMs);
    cancelTimer = clock.schedule(sleep, pump);
  };

  /** After the caller's transaction, and once however many ask. */
  const wakeSoon = (): void => {
    if (waking) return;
    waking = true;
    setImmediate(() => {
      waking = false;
      pump();
    });
  };

  return {
    start: () => {
      if (state !== 'idle') return;
      state = 'working';
      const adopted = store.write((writer) => adoptOrphans(writer, clock.now()));
      if (adopted > 0) logger.log('info', 'publishing.resumed', { intents: adopted });
      pump();
    },
    wake: wakeSoon,
    stop: async () => {
      state = 'stopped';
      cancelTimer?.();
      for (const lane of lanes.values()) await Promise.all(lane);
    },
    stopping: () => state === 'stopped',
  };
}

const isDue = ({ retryAt, since }: ReturnType<typeof nextDue>, now: number): boolean =>
  (retryAt !== null && retryAt <= now) || (since !== null && since > now);
