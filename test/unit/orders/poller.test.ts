import { describe, expect, it } from 'vitest';
import { readSince } from '#main/orders/cursor.ts';
import { saleNotices } from '#main/orders/notices.ts';
import { createPoller, isDue, pollIntervalMs } from '#main/orders/poller.ts';
import { samePrice } from '#shared/domain/pricing.ts';
import type { Account } from '#shared/domain/account.ts';
import { manualClock } from '#test/support/clocks.ts';

const account = (id: string, environment: Account['environment']): Account => ({
  id,
  marketplace: 'ebay',
  environment,
  label: id,
  remoteName: id,
  state: 'connected',
  scopes: [],
  connectedAt: 0,
  verifiedAt: null,
  consentExpiresAt: null,
  lastError: null,
  priceRule: samePrice,
  paused: false,
  byHand: false,
});

describe('the watch for orders', () => {
  const setUp = () => {
    const clock = manualClock();
    const reads: string[] = [];
    const lastRead = new Map<string, number>();
    let hold: Promise<void> = Promise.resolve();
    const poller = createPoller({
      clock,
      accounts: () => [account('practice', 'practice'), account('real', 'production')],
      intervalOf: (one) => pollIntervalMs(one, { orders: true }),
      lastReadAt: ({ id }) => lastRead.get(id) ?? null,
      read: async ({ id }) => {
        reads.push(id);
        lastRead.set(id, clock.now());
        await hold;
      },
    });
    const settle = () => new Promise<void>((resolve) => void setImmediate(resolve));
    return {
      clock,
      reads,
      poller,
      settle,
      block: (until: Promise<void>) => {
        hold = until;
      },
    };
  };

  it('asks everyone at the start, practice every minute and real accounts every five', async () => {
    const { clock, reads, poller, settle } = setUp();
    poller.start();
    await settle();
    expect(reads).toEqual(['practice', 'real']);
    for (let minute = 1; minute <= 10; minute += 1) {
      clock.advance(60_000);
      await settle();
    }
    expect(reads.filter((id) => id === 'practice')).toHaveLength(11);
    expect(reads.filter((id) => id === 'real')).toHaveLength(3);
    await poller.stop();
  });

  it('plans no further round when it was stopped while one was on its way', async () => {
    const { clock, reads, poller, settle, block } = setUp();
    let letGo = (): void => undefined;
    block(
      new Promise((resolve) => {
        letGo = resolve;
      }),
    );
    poller.start();
    const stopped = poller.stop();
    letGo();
    await stopped;
    clock.advance(3_600_000);
    await settle();
    expect(reads).toHaveLength(2);
    expect(clock.pending()).toBe(0);
  });

  it.each([
    ['never read', null, true],
    ['read a moment ago', 1_000_000 - 1_000, false],
    ['read a minute ago', 1_000_000 - 60_000, true],
    ['read in the future, by a clock that was set back', 1_000_000 + 5_000_000, true],
  ] as const)('is due when %s: %s', (_, lastReadAt, due) => {
    expect(isDue(pollIntervalMs({ environment: 'practice' }, { orders: true }), lastReadAt, 1_000_000)).toBe(due);
  });
});

describe('from where orders are read', () => {
  const minute = 60_000;
  const day = 24 * 60 * minute;
  const now = 1_000 * day;
  it.each([
    ['five minutes before the last change', { floor: now - 10 * day, readUntil: now - day }, now - day - 5 * minute],
    ['never before the account was connected', { floor: now - minute, readUntil: now }, now - minute],
    ['never more than ninety days back', { floor: now - 500 * day, readUntil: now - 400 * day }, now - 90 * day],
  ])('%s', (_, cursor, since) => {
    expect(readSince({ ...cursor, checkedAt: null }, now)).toBe(since);
  });
});

describe('what the seller is told of sales', () => {
  const line = { title: 'Camera', sku: 'A', quantity: 1, oversold: 0, known: true };
  const told = (...lines: readonly (typeof line)[]) =>
    saleNotices('eBay', lines, () => undefined).map(({ title, body }) => `${title}: ${body}`);
  it('names few and counts many', () => {
    expect(told()).toEqual([]);
    expect(told(line)).toEqual(['Sold on eBay: Camera']);
    expect(told(line, { ...line, title: 'Lens', quantity: 2 })).toEqual(['2 sales on eBay: Camera\n2 × Lens']);
    expect(told(line, line, line, line)).toEqual(['4 sales on eBay: Camera and 3 more']);
  });
  it('says apart what was sold but is not there', () => {
    expect(told(line, { ...line, sku: 'B', oversold: 1 })[1]).toBe(
      'Sold, but not in stock: B: 1 more sold than there were. Check the order.',
    );
  });
});
