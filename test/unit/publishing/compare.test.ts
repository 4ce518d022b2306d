import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareListing } from '#main/publishing/compare.ts';
import { conclude, nextLookMs } from '#main/publishing/conclude.ts';
import type { ListingState, RemoteListing } from '#shared/domain/listing.ts';

const sent: RemoteListing = {
  listingId: '110000000001',
  title: 'Canon AE-1 body',
  price: { amount: 12_900, currency: 'USD' },
  quantity: 2,
  photoCount: 3,
  condition: 'USED_EXCELLENT',
  categoryId: '15230',
  terms: { fulfillmentPolicyId: '61', returnPolicyId: '63' },
  status: 'live',
};
const drifts = (change: Partial<RemoteListing>) => compareListing(sent, { ...sent, ...change });

describe('comparing a listing with what was sent', () => {
  it.each<[string, Partial<RemoteListing>, { field: string; sent: string; found: string }]>([
    [
      'another price',
      { price: { amount: 1_290, currency: 'USD' } },
      { field: 'price', sent: '129.00 USD', found: '12.90 USD' },
    ],
    [
      'another currency',
      { price: { amount: 12_900, currency: 'EUR' } },
      { field: 'price', sent: '129.00 USD', found: '129.00 EUR' },
    ],
    ['another quantity', { quantity: 0 }, { field: 'quantity', sent: '2', found: '0' }],
    ['a lost photo', { photoCount: 2 }, { field: 'photoCount', sent: '3', found: '2' }],
    ['another title', { title: 'Canon AE-1' }, { field: 'title', sent: 'Canon AE-1 body', found: 'Canon AE-1' }],
    ['another condition', { condition: 'NEW' }, { field: 'condition', sent: 'USED_EXCELLENT', found: 'NEW' }],
    ['another category', { categoryId: '1' }, { field: 'categoryId', sent: '15230', found: '1' }],
    ['another number', { listingId: '2' }, { field: 'listingId', sent: '110000000001', found: '2' }],
    [
      'another policy',
      { terms: { fulfillmentPolicyId: '62', returnPolicyId: '63' } },
      { field: 'terms.fulfillmentPolicyId', sent: '61', found: '62' },
    ],
    ['another state', { status: 'ended' }, { field: 'status', sent: 'live', found: 'ended' }],
  ])('finds %s', (_, change, drift) => {
    expect(drifts(change)).toEqual([drift]);
  });

  it.each<[string, Partial<RemoteListing>]>([
    ['nothing changed', {}],
    ['white space was tidied', { title: ' Canon  AE-1\nbody ' }],
    ['the title came back in another Unicode form', { title: 'Canon AE-1 body'.normalize('NFD') }],
    ['a field was not reported', { quantity: null, title: null, price: null, photoCount: null }],
    ['a policy was not reported', { terms: { returnPolicyId: '63' } }],
    ['policies were not reported', { terms: null }],
  ])('agrees when %s', (_, change) => {
    expect(drifts(change)).toEqual([]);
  });

  it('agrees with itself and names exactly the fields that differ', () => {
    const listing: fc.Arbitrary<RemoteListing> = fc.record({
      listingId: fc.option(fc.stringMatching(/^\d{12}$/)),
      title: fc.option(fc.stringMatching(/^[a-z]{1,8}$/)),
      price: fc.option(fc.record({ amount: fc.nat(99_999), currency: fc.constantFrom('USD', 'JPY') })),
      quantity: fc.option(fc.nat(9)),
      photoCount: fc.option(fc.nat(9)),
      condition: fc.option(fc.constantFrom('NEW', 'USED_GOOD')),
      categoryId: fc.option(fc.constantFrom('1', '2')),
      terms: fc.constant(null),
      status: fc.constantFrom('live', 'out_of_stock', 'ended', 'not_listed'),
    });
    fc.assert(
      fc.property(listing, listing, (left, right) => {
        expect(compareListing(left, left)).toEqual([]);
        const keys = Object.keys(left) as (keyof RemoteListing)[];
        const differing = keys.filter(
          (key) =>
            left[key] !== null && right[key] !== null && JSON.stringify(left[key]) !== JSON.stringify(right[key]),
        );
        expect(
          compareListing(left, right)
            .map(({ field }) => field)
            .toSorted(),
        ).toEqual(differing.toSorted());
      }),
    );
  });
});

describe('what a read-back means', () => {
  const found = (change: Partial<RemoteListing>): RemoteListing => ({ ...sent, ...change });
  type Row = readonly [
    string,
    Parameters<typeof conclude>[0],
    ListingState,
    RemoteListing | undefined,
    ListingState,
    boolean,
  ];
  it.each<Row>([
    ['published and equal', 'publish', 'unconfirmed', sent, 'live', true],
    ['published and not there yet', 'publish', 'unconfirmed', undefined, 'unconfirmed', false],
    ['published and different', 'publish', 'unconfirmed', found({ quantity: 1 }), 'unconfirmed', false],
    [
      'published and shown as not listed',
      'publish',
      'unconfirmed',
      found({ status: 'not_listed' }),
      'unconfirmed',
      false,
    ],
    ['published, then ended by the seller meanwhile', 'publish', 'ended', found({ status: 'ended' }), 'ended', true],
    [
      'published and sold before it was looked at',
      'publish',
      'sold_out',
      found({ status: 'ended', quantity: 0 }),
      'sold_out',
      true,
    ],
    ['revised and equal', 'revise', 'live', sent, 'live', true],
    [
      'revised and the old price shown still',
      'revise',
      'live',
      found({ price: { amount: 1, currency: 'USD' } }),
      'unconfirmed',
      false,
    ],
    ['revised out of being sold out', 'revise', 'sold_out', sent, 'live', true],
    ['ended and gone', 'end', 'live', undefined, 'ended', true],
    ['ended and shown as ended', 'end', 'live', found({ status: 'ended' }), 'ended', true],
    ['ended and still shown as live', 'end', 'live', sent, 'unconfirmed', false],
    ['watched and equal', 'watch', 'live', sent, 'live', true],
    ['watched and changed by someone else', 'watch', 'live', found({ title: 'Other' }), 'unconfirmed', false],
    ['watched and ended at the marketplace', 'watch', 'live', found({ status: 'ended' }), 'ended', true],
    ['watched and vanished', 'watch', 'live', undefined, 'ended', true],
    ['watched and sold out', 'watch', 'live', found({ status: 'out_of_stock', quantity: 0 }), 'sold_out', true],
    ['watched before it was ever seen', 'watch', 'unconfirmed', undefined, 'unconfirmed', false],
    ['watched after being sold out', 'watch', 'sold_out', found({ status: 'ended' }), 'sold_out', true],
  ])('%s', (_, purpose, state, listing, expected, settled) => {
    expect(conclude(purpose, state, sent, listing)).toMatchObject({ state: expected, settled });
  });

  it('looks again a few times, further and further apart, and then stops', () => {
    const waits: number[] = [];
    for (let looks = 0; ; looks += 1) {
      const wait = nextLookMs(looks);
      if (wait === null) break;
      waits.push(wait);
    }
    expect(waits.length).toBeGreaterThan(3);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  });
});
