import type { FastifyReply } from 'fastify';
import { Refusal } from '../answers.ts';
import { bounds } from './bounds.ts';
import { DAY_MS, MINUTE_MS, type OfferUpContext } from './context.ts';
import { RATE_LIMITED } from './refusals.ts';

/** The one API there is, as testers name it when they change its daily limit. */
export const API_NAME = 'v1';

interface Window {
  readonly startedAt: number;
  readonly calls: number;
}

export interface RateLimit {
  /** Counts a call of a seller and says in the headers how many are left; refuses it with 429 when there are none. */
  count(userId: string, reply: FastifyReply): void;
  reset(): void;
}

/** Calls a minute and calls a day, per seller. The headers speak of the minute, unless the day is spent. */
export function createRateLimit(context: OfferUpContext): RateLimit {
  const windows = new Map<string, Window>();

  const take = (key: string, limit: number, ms: number) => {
    const now = context.clock.now();
    const known = windows.get(key);
    const open = known !== undefined && now - known.startedAt < ms ? known : { startedAt: now, calls: 0 };
    windows.set(key, { ...open, calls: open.calls + 1 });
    return { limit, left: limit - open.calls - 1, endsAt: open.startedAt + ms };
  };

  return {
    count: (userId, reply) => {
      const day = context.state.limits.get(API_NAME) ?? bounds.callsPerDay;
      const all = [
        take(`${userId}/minute`, bounds.callsPerMinute, MINUTE_MS),
        take(`${userId}/day`, day, DAY_MS),
      ] as const;
      const tightest = all[1].left < 0 ? all[1] : all[0];
      const headers = {
        'x-ratelimit-limit': String(tightest.limit),
        'x-ratelimit-remaining': String(Math.max(0, tightest.left)),
        'x-ratelimit-reset': String(Math.ceil(tightest.endsAt / 1000)),
      };
      reply.headers(headers);
      if (tightest.left >= 0) return;
      const seconds = Math.max(1, Math.ceil((tightest.endsAt - context.clock.now()) / 1000));
      throw new Refusal(429, RATE_LIMITED, { ...headers, 'retry-after': String(seconds) });
    },
    reset: () => windows.clear(),
  };
}
