import { expect, it } from 'vitest';
import type { PublishCell } from '#shared/ipc/publishing.ts';
import { cellKey } from './preflight-summary.ts';
import { totalsOf } from './totals.ts';

const cell = (itemId: string, amount: number, fee: number, currency = 'USD', net = true): PublishCell => ({
  itemId,
  accountId: '1',
  findings: [],
  listing: null,
  itemPrice: { amount, currency },
  price: { amount, currency },
  fees: [{ name: 'fee', amount: { amount: fee, currency } }],
  cost: null,
  net: net ? { amount: amount - fee, currency } : null,
});
const mapOf = (...cells: readonly PublishCell[]) =>
  new Map(cells.map((one) => [cellKey(one.itemId, one.accountId), one]));
const pairs = ['a', 'b', 'c'].map((itemId) => ({ itemId, accountId: '1' }));

it('sums price, fees and net by currency, of the given pairs only', () => {
  const cells = mapOf(cell('a', 1_999, 312), cell('b', 1, 0), cell('c', 500, 50, 'JPY'), cell('d', 9_999, 1));
  expect(totalsOf(cells, pairs)).toEqual([
    {
      price: { amount: 2_000, currency: 'USD' },
      fees: { amount: 312, currency: 'USD' },
      net: { amount: 1_688, currency: 'USD' },
    },
    {
      price: { amount: 500, currency: 'JPY' },
      fees: { amount: 50, currency: 'JPY' },
      net: { amount: 450, currency: 'JPY' },
    },
  ]);
});

it('does not name a net when one part of it is unknown', () => {
  expect(totalsOf(mapOf(cell('a', 1_999, 312), cell('b', 1_999, 312, 'USD', false)), pairs)[0]?.net).toBeNull();
});
