import { describe, expect, it } from 'vitest';
import type { Post, Product } from '#main/marketplaces/facebook/answers.ts';
import { remoteListing, shownPrice } from '#main/marketplaces/facebook/remote-state.ts';

describe('a product’s price as Graph shows it', () => {
  it.each([
    ['$19.99', 'USD', 1_999],
    ['$1,234.50', 'USD', 123_450],
    ['$1,234', 'USD', 123_400],
    ['$20', 'USD', 2_000],
    ['1.234,50 €', 'EUR', 123_450],
    ['1 234,50 €', 'EUR', 123_450],
    ["CHF 1'234.50", 'CHF', 123_450],
    ['¥500', 'JPY', 500],
    ['¥1,500', 'JPY', 1_500],
    ['KWD 1.250', 'KWD', 1_250],
    ['19.99 USD', 'USD', 1_999],
  ])('%s is %s %i', (price, currency, amount) => {
    expect(shownPrice({ price, currency })).toEqual({ amount, currency });
  });

  it.each([
    ['', 'USD'],
    ['free', 'USD'],
    ['$19.99', undefined],
    ['$19.99', 'dollars'],
  ])('%j in %j is not guessed', (price, currency) => {
    expect(shownPrice({ price, currency })).toBeNull();
  });
});

const post: Post = {
  id: '1_2',
  message: 'Lamp\nPrice: 20.00 USD\nAvailable: 3\n\nRef. L-1',
  is_published: true,
  attachments: { data: [{ media_type: 'album', subattachments: { data: [{}, {}, {}] } }] },
};
const product: Product = {
  id: '9',
  retailer_id: 'L-1',
  name: 'Lamp',
  price: '$20.00',
  currency: 'USD',
  availability: 'in stock',
  condition: 'used_good',
  quantity_to_sell_on_facebook: 3,
};
const item = (change: Partial<Product> = {}) => ({ kind: 'item', product: { ...product, ...change } }) as const;

describe('post and catalogue item as one listing', () => {
  it('say the same when they agree', () => {
    const both = remoteListing(post, item());
    expect(both).toEqual({ ...remoteListing(post, { kind: 'none' }), condition: 'used_good' });
    expect(both).toMatchObject({
      price: { amount: 2_000, currency: 'USD' },
      quantity: 3,
      photoCount: 3,
      status: 'live',
    });
  });

  it('show a difference instead of hiding it behind the post', () => {
    expect(remoteListing(post, item({ name: 'Old lamp' })).title).toBe('Old lamp');
    expect(remoteListing(post, item({ price: '$25.00' })).price).toEqual({ amount: 2_500, currency: 'USD' });
    expect(remoteListing(post, item({ quantity_to_sell_on_facebook: 1 })).quantity).toBe(1);
    expect(remoteListing(post, item({ availability: 'out of stock' })).quantity).toBe(0);
    expect(remoteListing(post, { kind: 'missing' }).quantity).toBe(0);
  });

  it('count a single photo, none, and say nothing of a list that goes on', () => {
    const photos = (attachments: Post['attachments']) =>
      remoteListing({ ...post, attachments }, { kind: 'none' }).photoCount;
    expect(photos({ data: [{ media_type: 'photo' }] })).toBe(1);
    expect(photos({ data: [{ media_type: 'link' }] })).toBe(0);
    expect(photos(undefined)).toBe(0);
    const more = { data: [{}], paging: { next: 'https://graph.facebook.com/x' } };
    expect(photos({ data: [{ media_type: 'album', subattachments: more }] })).toBeNull();
  });

  it('are no live listing when the post is hidden or sold', () => {
    expect(remoteListing({ ...post, is_published: false }, { kind: 'none' }).status).toBe('not_listed');
    expect(remoteListing({ ...post, message: `SOLD\n${post.message}` }, { kind: 'none' }).status).toBe('ended');
  });
});
