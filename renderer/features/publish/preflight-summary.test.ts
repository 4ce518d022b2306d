import { describe, expect, it } from 'vitest';
import type { Finding } from '#shared/domain/finding.ts';
import type { Listing, ListingState } from '#shared/domain/listing.ts';
import type { PublishCell } from '#shared/ipc/publishing.ts';
import { cellKey, cellState, publishablePairs, summarise } from './preflight-summary.ts';

const finding = (severity: Finding['severity']): Finding => ({ severity, field: 'title', reason: 'x', message: 'x' });
const listing = (state: ListingState): Listing => ({
  id: 'l',
  itemId: 'a',
  accountId: '1',
  marketplace: 'ebay',
  state,
  remoteId: null,
  url: null,
  price: null,
  quantity: null,
  publishedAt: null,
  readBackAt: null,
  readBack: null,
  drift: [],
});
const cell = (patch: Partial<PublishCell>): PublishCell => ({
  itemId: 'a',
  accountId: '1',
  findings: [],
  listing: null,
  itemPrice: null,
  price: null,
  fees: [],
  cost: null,
  net: null,
  ...patch,
});

describe('preflight cell', () => {
  it.each([
    ['checking', undefined],
    ['ready', cell({})],
    ['warning', cell({ findings: [finding('warning')] })],
    ['blocked', cell({ findings: [finding('warning'), finding('error')] })],
    ['live', cell({ listing: listing('live') })],
    ['live', cell({ listing: listing('unconfirmed'), findings: [finding('error')] })],
    ['ready', cell({ listing: listing('ended') })],
    ['ready', cell({ listing: listing('sold_out') })],
  ] as const)('is %s', (state, given) => {
    expect(cellState(given)).toBe(state);
  });
});

describe('preflight of items × accounts', () => {
  const cells = new Map<string, PublishCell>([
    [cellKey('a', '1'), cell({})],
    [cellKey('b', '1'), cell({ findings: [finding('error')] })],
    [cellKey('c', '1'), cell({ findings: [finding('warning')] })],
    [cellKey('a', '2'), cell({ listing: listing('live') })],
    [cellKey('c', '2'), cell({})],
  ]);

  it('counts what is ready, blocked and live, and what is still being checked', () => {
    expect(summarise(cells, ['a', 'b', 'c'], ['1', '2'])).toEqual({
      total: 6,
      checked: 5,
      ready: 3,
      blocked: 1,
      live: 1,
    });
  });

  it('asks for exactly the ready pairs', () => {
    expect(publishablePairs(cells, ['a', 'b', 'c'], ['1', '2'])).toEqual([
      { itemId: 'a', accountId: '1' },
      { itemId: 'c', accountId: '1' },
      { itemId: 'c', accountId: '2' },
    ]);
  });

  it('leaves out what the seller took out', () => {
    const excluded = new Set([cellKey('a', '1'), cellKey('c', '2')]);
    expect(publishablePairs(cells, ['a', 'b', 'c'], ['1', '2'], excluded)).toEqual([{ itemId: 'c', accountId: '1' }]);
  });
});
