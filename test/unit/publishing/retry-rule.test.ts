import { describe, expect, it } from 'vitest';
import { attemptLimit, backoffMs, judge, takeDownLimit, type Verdict } from '#main/publishing/retry-rule.ts';
import type { AppErrorData, ErrorCode } from '#shared/errors.ts';

const now = 1_000_000_000;
const error = (code: ErrorCode, more: Partial<AppErrorData> = {}): AppErrorData => ({
  code,
  reason: code,
  message: code,
  ...more,
});
const first = { now, attempts: 0, chance: 0, takesDown: false };
const last = { ...first, attempts: attemptLimit - 1 };
const day = 24 * 60 * 60_000;

describe('the retry rule', () => {
  const table: readonly (readonly [string, AppErrorData, typeof first, Verdict])[] = [
    ['a broken connection is tried again', error('network'), first, { kind: 'wait', burns: true, at: now + 1_000 }],
    [
      'later tries wait longer',
      error('network'),
      { ...first, attempts: 3 },
      { kind: 'wait', burns: true, at: now + 8_000 },
    ],
    [
      'jitter adds up to the same again',
      error('network'),
      { ...first, chance: 0.5 },
      { kind: 'wait', burns: true, at: now + 1_500 },
    ],
    [
      'the server’s hint wins',
      error('network', { retryAt: now + 90_000 }),
      first,
      { kind: 'wait', burns: true, at: now + 90_000 },
    ],
    [
      'a hint in the past means now',
      error('network', { retryAt: now - 5 }),
      first,
      { kind: 'wait', burns: true, at: now },
    ],
    [
      'a hint of years is looked at after a day',
      error('network', { retryAt: now + 400 * day }),
      first,
      { kind: 'wait', burns: true, at: now + day },
    ],
    ['the last try ends in the seller’s hands', error('network'), last, { kind: 'needs_attention' }],
    [
      'what takes something off sale goes on for a day',
      error('network'),
      { ...last, takesDown: true },
      { kind: 'wait', burns: true, at: now + 32_000 },
    ],
    [
      'and then ends in the seller’s hands as well',
      error('network'),
      { ...last, attempts: takeDownLimit - 1, takesDown: true },
      { kind: 'needs_attention' },
    ],
    [
      'an unknown outcome is tried again, after a look',
      error('network', { reason: 'outcome_unknown' }),
      first,
      { kind: 'wait', burns: true, at: now + 1_000 },
    ],
    [
      'a rate limit uses no try up',
      error('rate_limited', { retryAt: now + 30_000 }),
      last,
      { kind: 'wait', burns: false, at: now + 30_000 },
    ],
    [
      'a rate limit without a hint waits a minute',
      error('rate_limited'),
      first,
      { kind: 'wait', burns: false, at: now + 60_000 },
    ],
    ['a dead sign-in stops the account', error('auth_required'), first, { kind: 'sign_in' }],
    ['a sign-in that never helps is for the seller', error('auth_required'), last, { kind: 'needs_attention' }],
    ['a refusal is for the seller', error('remote_rejected'), first, { kind: 'failed' }],
    [
      'a refusal with a time is tried then',
      error('remote_rejected', { retryAt: now + 5_000 }),
      first,
      { kind: 'wait', burns: true, at: now + 5_000 },
    ],
    ['a refused field is for the seller', error('validation'), first, { kind: 'failed' }],
    ['what is gone stays gone', error('not_found'), first, { kind: 'failed' }],
    ['a conflict may pass', error('conflict'), first, { kind: 'wait', burns: true, at: now + 1_000 }],
    [
      'practice mode that is off is waited for',
      error('conflict', { reason: 'practice_off' }),
      last,
      { kind: 'wait', burns: false, at: now + 5_000 },
    ],
    ['a cancelled call is no failure', error('cancelled'), last, { kind: 'wait', burns: false, at: now + 2_000 }],
    ['a bug is not repeated', error('internal'), first, { kind: 'needs_attention' }],
  ];
  it.each(table)('%s', (_, data, attempt, verdict) => {
    expect(judge(data, attempt)).toEqual(verdict);
  });

  it('doubles the wait up to five minutes', () => {
    const waits = Array.from({ length: 10 }, (_, attempts) => backoffMs(attempts, 0.999_999));
    expect(waits.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(Math.max(...waits)).toBe(300_000);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  });
});
