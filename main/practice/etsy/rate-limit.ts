import type { FastifyReply } from 'fastify';
import { Refusal } from '../answers.ts';
import { DAY_MS, type EtsyContext } from './context.ts';
import { RATE_LIMITED } from './refusals.ts';

/** Both limits belong to the key. Source: the example on Etsy's rate limit page. */
export const LIMITS = { second: 150, day: 100_000 } as const;
export type LimitName = keyof typeof LIMITS;

export const isLimitName = (name: string): name is LimitName => Object.hasOwn(LIMITS, name);

export interface RateLimit {
  /** Counts a call and says in the headers how many are left; refuses it with 429 when there are none. */
  count(reply: FastifyReply): void;
  reset(): void;
}

/** The day slides, so calls are kept by the minute they came in. */
const MINUTE_MS = 60_000;

/**
 * Calls a second and calls in sliding 24 hours. The second is one of the host's own, not of the practice clock: it is about
 * how fast requests come over the wire, which a clock that stands still in a test knows nothing of.
 */
export function createRateLimit(context: EtsyContext, elapsedMs: () => number): RateLimit {
  let recent: number[] = [];
  const minutes = new Map<number, number>();

  const withinSecond = (limit: number): number => {
    const now = elapsedMs();
    recent = recent.filter((at) => now - at < 1000);
    if (recent.length >= limit) return -1;
    recent.push(now);
    return limit - recent.length;
  };

  const withinDay = (limit: number): { readonly left: number; readonly retryAfter: number } => {
    const now = context.clock.now();
    for (const minute of minutes.keys()) if (minute + DAY_MS <= now) minutes.delete(minute);
    const used = [...minutes.values()].reduce((sum, calls) => sum + calls, 0);
    if (used >= limit) {
      const oldest = Math.min(now, ...minutes.keys());
      return { left: -1, retryAfter: Math.max(1, Math.ceil((oldest + DAY_MS - now) / 1000)) };
    }
    const minute = Math.floor(now / MINUTE_MS) * MINUTE_MS;
    minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
    return { left: limit - used - 1, retryAfter: 0 };
  };

  return {
    count: (reply) => {
      const limits = {
        second: context.state.limits.get('second') ?? LIMITS.second,
        day: context.state.limits.get('day') ?? LIMITS.day,
      };
      // The second is looked at first; the other headers are missing on a 429, as they may be at Etsy.
      const second = withinSecond(limits.second);
      if (second < 0) throw new Refusal(429, RATE_LIMITED, { 'retry-after': '1' });
      const day = withinDay(limits.day);
      if (day.left < 0) throw new Refusal(429, RATE_LIMITED, { 'retry-after': String(day.retryAfter) });
      reply.headers({
        'x-limit-per-second': String(limits.second),
        'x-remaining-this-second': String(second),
        'x-limit-per-day': String(limits.day),
        'x-remaining-today': String(day.left),
      });
    },
    reset: () => {
      recent = [];
      minutes.clear();
    },
  };
}
