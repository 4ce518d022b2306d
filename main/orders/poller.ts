import type { Account } from '#shared/domain/account.ts';
import type { Capabilities } from '#shared/domain/marketplace.ts';
import type { Clock } from '../ports.ts';

export interface PollerOptions {
  readonly clock: Clock;
  /** Accounts that may be asked now. */
  readonly accounts: () => readonly Account[];
  readonly intervalOf: (account: Account) => number;
  /** ms UTC; `null` for never. */
  readonly lastReadAt: (account: Account) => number | null;
  /** Never rejects: one account's failure is no business of another. */
  readonly read: (account: Account) => Promise<void>;
}

export interface Poller {
  start(): void;
  stop(): Promise<void>;
}

const tickMs = 60_000;
const minute = 60_000;

/**
 * A practice marketplace costs nothing; eBay allows 100,000 order calls a day for all users of one key. Where no sale is
 * reported each look goes through all listings.
 */
export function pollIntervalMs(
  account: Pick<Account, 'environment'>,
  capabilities: Pick<Capabilities, 'orders'>,
): number {
  if (account.environment === 'practice') return minute;
  return capabilities.orders ? 5 * minute : 15 * minute;
}

/** Due when its interval has passed, or when the last read lies in the future because the clock was set back. */
export function isDue(intervalMs: number, lastReadAt: number | null, now: number): boolean {
  if (lastReadAt === null || lastReadAt > now) return true;
  // Timers fire a little early or late; a tick that is one second short must not skip a whole round.
  return now - lastReadAt >= intervalMs - 1_000;
}

/** Asks every account that is due, once a minute; all of them at the start. */
export function createPoller({ clock, accounts, intervalOf, lastReadAt, read }: PollerOptions): Poller {
  let stopped = false;
  let cancelTimer: (() => void) | undefined;
  let round: Promise<void> = Promise.resolve();

  const tick = async (all: boolean): Promise<void> => {
    const due = accounts().filter((account) => all || isDue(intervalOf(account), lastReadAt(account), clock.now()));
    await Promise.all(due.map(read));
    if (stopped) return;
    cancelTimer = clock.schedule(tickMs, () => {
      round = tick(false);
    });
  };

  return {
    start: () => {
      round = tick(true);
    },
    stop: async () => {
      stopped = true;
      cancelTimer?.();
      await round;
    },
  };
}
