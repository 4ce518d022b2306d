import { describe, expect, it } from 'vitest';
import { effectUnknown, retryAfterMs, retryDelay, type AttemptOutcome } from '#main/http/retry-rule.ts';

const lost = (reached: 'no' | 'maybe'): AttemptOutcome => ({ kind: 'lost', reached });
const refused = (status: number, retryAfter: number | null = null, transient = false): AttemptOutcome => ({
  kind: 'refused',
  status,
  retryAfterMs: retryAfter,
  transient,
});

describe('the rule about repeating', () => {
  it.each([
    ['never reached', lost('no'), true, true],
    ['lost', lost('maybe'), true, false],
    ['500', refused(500), true, false],
    ['502', refused(502), true, false],
    ['503', refused(503), true, false],
    ['504', refused(504), true, false],
    ['500 of a marketplace that did nothing', refused(500, null, true), true, true],
    ['429', refused(429), true, true],
    ['429 for two seconds', refused(429, 2_000), true, true],
    ['429 for an hour', refused(429, 3_600_000), false, false],
    ['501', refused(501), false, false],
    ['400', refused(400), false, false],
    ['401', refused(401), false, false],
    ['404', refused(404), false, false],
    ['409', refused(409), false, false],
  ])('%s: repeatable %s, not repeatable %s', (_what, outcome, whenRepeatable, otherwise) => {
    const again = (repeatable: boolean) => retryDelay(outcome, { attempt: 1, repeatable, chance: 0.5 }) !== null;
    expect(again(true)).toBe(whenRepeatable);
    expect(again(false)).toBe(otherwise);
  });

  it('never repeats beyond the last attempt', () => {
    expect(retryDelay(refused(503), { attempt: 4, repeatable: true, chance: 0 })).toBeNull();
  });

  it('grows up to its cap and stays within the jitter', () => {
    for (const attempt of [1, 2, 3]) {
      for (const chance of [0, 0.5, 0.999]) {
        const delay = retryDelay(refused(503), { attempt, repeatable: true, chance }) ?? 0;
        const ceiling = 400 * 2 ** (attempt - 1);
        expect(delay).toBeGreaterThanOrEqual(ceiling / 2);
        expect(delay).toBeLessThanOrEqual(ceiling);
      }
    }
  });

  it('knows when the effect is unknown', () => {
    expect(effectUnknown(lost('no'))).toBe(false);
    expect(effectUnknown(lost('maybe'))).toBe(true);
    expect(effectUnknown(refused(500))).toBe(true);
    expect(effectUnknown(refused(500, null, true))).toBe(false);
    expect(effectUnknown(refused(429))).toBe(false);
    expect(effectUnknown(refused(400))).toBe(false);
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 10, 21, 12);
  it.each([
    ['3', 3_000],
    [' 0 ', 0],
    ['Sat, 21 Nov 2026 12:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['1.5', null],
    [undefined, null],
  ])('%s is %s', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});
