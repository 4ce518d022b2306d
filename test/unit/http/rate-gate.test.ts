import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createBudgets } from '#main/http/budgets.ts';
import { createRateGate } from '#main/http/rate-gate.ts';
import type { RateRule, RateRules } from '#main/http/rate-rules.ts';
import { createRateWindows, createSlidingWindow } from '#main/http/rate-windows.ts';
import { urgently } from '#main/http/urgency.ts';
import { openStore } from '#main/store/open.ts';
import { createRecordingLogger } from '#test/support/ports.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { manualClock } from '#test/support/clocks.ts';

const request = { method: 'GET', url: new URL('http://127.0.0.1/things') };
const DAY = 86_400_000;

function setup(rules: readonly RateRule[], concurrent = 4, learn: RateRules['learn'] = () => []) {
  const clock = manualClock();
  const folder = tempFolder();
  const open = () =>
    openStore({ file: join(folder, 'a.db'), backupFolder: folder, clock, logger: createRecordingLogger() }).store;
  let store = open();
  onTestFinished(() => store.close());
  let budgets = createBudgets(store, clock);
  const windows = createRateWindows();
  const gate = (accountScope = 'account-1') =>
    createRateGate({
      rules: { concurrent, rules, learn },
      clock,
      budgets,
      windows,
      accountScope,
      keysScope: 'ebay:practice',
    });
  return {
    clock,
    gate,
    restart: () => {
      budgets.flush();
      store.close();
      store = open();
      budgets = createBudgets(store, clock);
    },
  };
}

const rule = (change: Partial<RateRule>): RateRule => ({
  name: 'things',
  counts: 'account',
  limit: 3,
  periodMs: 1_000,
  applies: () => true,
  ...change,
});

/** Lets everything that needs no time to pass happen. */
const settle = () => new Promise<void>((resolve) => void setImmediate(resolve));

describe('a sliding window', () => {
  it('never lets more than its limit into any stretch of its length', () => {
    const window = createSlidingWindow(5, 1_000);
    const times: number[] = [];
    let now = 0;
    for (let call = 0; call < 200; call += 1) {
      now += (call * 37) % 90;
      times.push(now + window.take(now));
    }
    const stretches = times.slice(5).map((at, index) => at - (times[index] ?? 0));
    expect(Math.min(...stretches)).toBeGreaterThanOrEqual(1_000);
  });
});

describe('the rate gate', () => {
  it('lets a burst of the limit pass and the rest when the window has moved on', async () => {
    const { clock, gate } = setup([rule({})], 100);
    const opened = gate();
    let passed = 0;
    const all = Promise.all(
      Array.from({ length: 7 }, () =>
        opened.pass(request, () => {
          passed += 1;
          return Promise.resolve();
        }),
      ),
    );
    await settle();
    expect(passed).toBe(3);
    clock.advance(1_250);
    await settle();
    expect(passed).toBe(6);
    clock.advance(1_250);
    await all;
    expect(passed).toBe(7);
  });

  it('keeps at most so many requests of an account on their way', async () => {
    const { gate } = setup([], 4);
    const opened = gate();
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 40 }, () =>
        opened.pass(request, async () => {
          running += 1;
          most = Math.max(most, running);
          await settle();
          running -= 1;
        }),
      ),
    );
    expect(most).toBe(4);
  });

  it('answers with the end of the period when a day is spent, across a restart and for all accounts of the keys', async () => {
    const bench = setup([rule({ counts: 'keys', limit: 3, periodMs: DAY })]);
    const start = bench.clock.now();
    for (let call = 0; call < 2; call += 1) await bench.gate('account-1').pass(request, () => Promise.resolve());
    bench.restart();
    await bench.gate('account-2').pass(request, () => Promise.resolve());
    await expect(bench.gate('account-1').pass(request, () => Promise.resolve())).rejects.toMatchObject({
      data: { code: 'rate_limited', reason: 'budget_spent', retryAt: start + DAY },
    });
    bench.clock.advance(DAY);
    await expect(bench.gate('account-1').pass(request, () => Promise.resolve('went'))).resolves.toBe('went');
  });

  it('does not stay shut when the clock is set back', async () => {
    const bench = setup([rule({ limit: 1, periodMs: DAY })]);
    await bench.gate().pass(request, () => Promise.resolve());
    bench.clock.advance(-40 * DAY);
    await expect(bench.gate().pass(request, () => Promise.resolve('went'))).resolves.toBe('went');
  });

  it('holds everybody back while the marketplace asks for a pause', async () => {
    const { clock, gate } = setup([]);
    const opened = gate();
    opened.pause(request, clock.now() + 5_000);
    let went = false;
    const passing = opened.pass(request, () => {
      went = true;
      return Promise.resolve();
    });
    await settle();
    clock.advance(4_999);
    await settle();
    expect(went).toBe(false);
    clock.advance(1);
    await passing;
    expect(went).toBe(true);
  });

  it('does not sleep through a long pause, and leaves other APIs alone', async () => {
    const { clock, gate } = setup([]);
    const opened = gate();
    const orders = { method: 'GET', url: new URL('http://127.0.0.1/sell/fulfillment/v1/order') };
    const items = { method: 'GET', url: new URL('http://127.0.0.1/sell/inventory/v1/offer') };
    opened.pause(items, clock.now() + 3_600_000);
    await expect(opened.pass(items, () => Promise.resolve())).rejects.toMatchObject({
      data: { code: 'rate_limited', retryAt: clock.now() + 3_600_000 },
    });
    await expect(opened.pass(orders, () => Promise.resolve('went'))).resolves.toBe('went');
  });

  it('lets go of a request that is cancelled while it waits', async () => {
    const { clock, gate } = setup([]);
    const opened = gate();
    opened.pause(request, clock.now() + 10_000);
    const controller = new AbortController();
    const passing = opened.pass({ ...request, signal: controller.signal }, () => Promise.resolve());
    const outcome = passing.catch((error: unknown) => error);
    await settle();
    controller.abort();
    expect(await outcome).toMatchObject({ data: { code: 'cancelled' } });
  });

  it('keeps a twentieth of a day for what is urgent', async () => {
    const { gate } = setup([rule({ limit: 40, periodMs: DAY })], 100);
    const opened = gate();
    const call = () => opened.pass(request, () => Promise.resolve('went'));
    await Promise.all(Array.from({ length: 38 }, call));
    await expect(call()).rejects.toMatchObject({ data: { reason: 'budget_spent' } });
    await expect(urgently(call)).resolves.toBe('went');
    await expect(urgently(call)).resolves.toBe('went');
    await expect(urgently(call)).rejects.toMatchObject({ data: { reason: 'budget_spent' } });
  });

  it('lets accounts of the same keys stand in one line', async () => {
    const { clock, gate } = setup([rule({ counts: 'keys', limit: 2 })], 100);
    let passed = 0;
    const all = Promise.all(
      ['account-1', 'account-2', 'account-1', 'account-2'].map((account) =>
        gate(account).pass(request, () => Promise.resolve((passed += 1))),
      ),
    );
    await settle();
    expect(passed).toBe(2);
    clock.advance(1_250);
    await all;
    expect(passed).toBe(4);
  });
});

describe('limits that the marketplace names', () => {
  const learn: RateRules['learn'] = ({ day, left, second, share }) => [
    ...(day === undefined ? [] : [{ rule: 'day', limit: Number(day), remaining: Number(left) }]),
    ...(second === undefined ? [] : [{ rule: 'second', limit: Number(second) }]),
    ...(share === undefined ? [] : [{ rule: 'day', usedShare: Number(share) }]),
    { rule: 'of another version', limit: 1 },
  ];
  const rules = [rule({ name: 'day', limit: 1_000, periodMs: DAY }), rule({ name: 'second', limit: 100 })];

  it('win over the documented ones and over our own count, also after a restart', async () => {
    const bench = setup(rules, 100, learn);
    const opened = bench.gate();
    opened.learn({ day: '5', left: '2' });
    await opened.pass(request, () => Promise.resolve());
    await opened.pass(request, () => Promise.resolve());
    await expect(opened.pass(request, () => Promise.resolve())).rejects.toMatchObject({
      data: { reason: 'budget_spent', params: { limit: 5 } },
    });
    bench.restart();
    await expect(bench.gate().pass(request, () => Promise.resolve())).rejects.toMatchObject({
      data: { reason: 'budget_spent' },
    });
    bench.gate().learn({ day: '5', left: '1' });
    await expect(bench.gate().pass(request, () => Promise.resolve('went'))).resolves.toBe('went');
  });

  it('may be told as a share', async () => {
    const { gate } = setup(rules, 100, learn);
    gate().learn({ share: '0.95' });
    await expect(gate().pass(request, () => Promise.resolve())).rejects.toMatchObject({
      data: { code: 'rate_limited' },
    });
  });

  it('narrow and widen the short windows', async () => {
    const { clock, gate } = setup(rules, 100, learn);
    const opened = gate();
    opened.learn({ second: '1' });
    let passed = 0;
    const call = () => opened.pass(request, () => Promise.resolve((passed += 1)));
    const first = Promise.all([call(), call()]);
    await settle();
    expect(passed).toBe(1);
    clock.advance(1_250);
    await first;
    opened.learn({ second: '3' });
    clock.advance(1_250);
    await Promise.all([call(), call(), call()]);
    expect(passed).toBe(5);
  });
});
