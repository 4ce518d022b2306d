import { describe, expect, it } from 'vitest';
import type { Account, MarketplaceInfo } from '#shared/domain/account.ts';
import { availableOf, buyableListings, quantityProblem, type ListingRow } from './buyer-choice.ts';

const row = (id: string, patch: Partial<ListingRow> = {}): ListingRow => ({
  id,
  itemId: 'item',
  itemTitle: 'Lamp',
  sku: 'L-1',
  accountId: 'practice',
  marketplace: 'ebay',
  state: 'live',
  remoteId: '1',
  url: null,
  price: null,
  quantity: 2,
  publishedAt: null,
  readBackAt: null,
  readBack: null,
  drift: [],
  ...patch,
});
const account = (id: string, environment: Account['environment'], marketplace: Account['marketplace'] = 'ebay') =>
  ({ id, environment, marketplace }) as Account;
const accounts = [
  account('practice', 'practice'),
  account('real', 'production'),
  account('page', 'practice', 'facebook'),
];
const market = (id: MarketplaceInfo['id'], checkout: boolean) =>
  ({ id, capabilities: { checkout } }) as MarketplaceInfo;
const marketplaces = [market('ebay', true), market('facebook', false)];

describe('what a pretended buyer can buy', () => {
  it('is live, on a practice account and not sold out', () => {
    const rows = [
      row('a'),
      row('b', { accountId: 'real' }),
      row('c', { state: 'unconfirmed' }),
      row('d', { quantity: 0 }),
      row('e', { quantity: null }),
      row('f', { accountId: 'gone' }),
      // Nobody can buy on a Page.
      row('g', { accountId: 'page', marketplace: 'facebook' }),
    ];
    expect(buyableListings(rows, accounts, marketplaces).map(({ id }) => id)).toEqual(['a', 'e']);
  });

  it('goes by what the marketplace reported last', () => {
    const readBack = {
      listingId: '1',
      title: null,
      price: null,
      quantity: 1,
      photoCount: null,
      condition: null,
      categoryId: null,
      terms: null,
      status: 'live',
    } as const;
    expect(availableOf(row('a', { readBack }))).toBe(1);
  });

  it.each([
    [1, 2, null],
    [3, 2, 'tooMany'],
    [3, null, null],
    [0, 2, 'quantityInvalid'],
    [1.5, 2, 'quantityInvalid'],
    ['', 2, 'quantityInvalid'],
  ] as const)('judges a quantity of %s of %s', (quantity, available, problem) => {
    expect(quantityProblem(quantity, available)).toBe(problem);
  });
});
