import type { Clock } from '#main/ports.ts';
import { HOUR_MS } from './context.ts';
import { APP_LIMIT, type GraphProblem } from './errors.ts';

/** The limits that exist, each with Meta's answer when it is reached. */
const LIMITS = {
  /** Calls with user tokens, of the whole app: 200 an hour for each of its users. */
  app: { perHour: 200, problem: APP_LIMIT },
  /** Calls with one user's token. */
  user: { perHour: 4_800, problem: { code: 17, message: '(#17) User request limit reached', transient: true } },
  /** Calls with one Page's tokens. */
  page: { perHour: 4_800, problem: { code: 32, message: '(#32) Page request limit reached', transient: true } },
  /** Reads and single writes of one business's catalogues. */
  catalog: {
    perHour: 20_000,
    problem: { code: 613, message: '(#613) Calls to this api have exceeded the rate limit.', transient: true },
  },
  /** `items_batch` on one catalogue. */
  batch: {
    perHour: 100,
    problem: {
      code: 80014,
      subcode: 2446079,
      message:
        '(#80014) There have been too many calls for the batch uploads to this catalog account. Wait a bit and try again.',
      transient: true,
    },
  },
  /** New posts on one Page; beyond it Meta calls it abuse and blocks. */
  posts: {
    perHour: 1_000,
    problem: {
      code: 368,
      subcode: 1390008,
      message: 'The action attempted has been deemed abusive or is otherwise disallowed',
      userTitle: 'You Can’t Use This Feature Right Now',
      userMessage: 'We limit how often you can post, comment or do other things in a given amount of time.',
    },
  },
} as const satisfies Record<string, { readonly perHour: number; readonly problem: GraphProblem }>;

export type LimitName = keyof typeof LIMITS;

export function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(LIMITS, name);
}

/** One sliding hour of one limit, as the usage headers tell it. */
export interface UsageReading {
  readonly percent: number;
  /** Minutes until a call passes again; 0 while they pass. */
  readonly regainMinutes: number;
}

/** Counts calls in sliding hours. In memory: a restart gives everybody a fresh hour. */
export interface Usage {
  /** Counts a call, times a factor for the size of the app; the problem when the hour is full, and then it is not counted. */
  count(name: LimitName, subject: string, factor?: number): GraphProblem | undefined;
  read(name: LimitName, subject: string, factor?: number): UsageReading;
  reset(): void;
}

/** `override` is the hour's limit a tester has set. Numbers: facebook.md section 8; the Page's and the user's are of the same order. */
export function usageCounters(clock: Clock, override: (name: LimitName) => number | undefined): Usage {
  const calls = new Map<string, number[]>();
  const recent = (name: LimitName, subject: string): number[] => {
    const key = `${name}/${subject}`;
    const since = clock.now() - HOUR_MS;
    const kept = (calls.get(key) ?? []).filter((at) => at > since);
    calls.set(key, kept);
    return kept;
  };
  const limitOf = (name: LimitName, factor: number) => override(name) ?? LIMITS[name].perHour * factor;
  return {
    count: (name, subject, factor = 1) => {
      const made = recent(name, subject);
      if (made.length >= limitOf(name, factor)) return LIMITS[name].problem;
      made.push(clock.now());
      return undefined;
    },
    read: (name, subject, factor = 1) => {
      const made = recent(name, subject);
      const limit = limitOf(name, factor);
      const full = made.length >= limit;
      const oldest = made[0] ?? clock.now();
      return {
        percent: limit === 0 ? 100 : Math.min(100, Math.floor((made.length * 100) / limit)),
        regainMinutes: full ? Math.ceil((oldest + HOUR_MS - clock.now()) / 60_000) : 0,
      };
    },
    reset: () => calls.clear(),
  };
}
