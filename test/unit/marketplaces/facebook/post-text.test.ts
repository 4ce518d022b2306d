import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedSold, postText, readPost, repriced } from '#main/marketplaces/facebook/post-text.ts';
import type { ListingDraft } from '#main/marketplaces/marketplace.ts';

const draft: ListingDraft = {
  itemId: 'item-1',
  sku: 'CAM-0001',
  title: 'Nikon FM2 camera',
  description: 'Works.\n\nNew seals.',
  condition: 'good',
  conditionNote: 'Small dent',
  price: { amount: 24_900, currency: 'USD' },
  quantity: 2,
  variantCount: 1,
  categoryId: null,
  aspects: {},
  terms: {},
  photos: [],
};
const text =
  'Nikon FM2 camera\nPrice: 249.00 USD\nCondition: Used – good. Small dent\nAvailable: 2\n\nWorks.\n\nNew seals.\n\nRef. CAM-0001';

describe('the text of a post', () => {
  it('says title, price, condition, stock, description and SKU', () => {
    expect(postText(draft)).toBe(text);
  });

  it('leaves out what the item does not say', () => {
    const bare = { ...draft, condition: null, conditionNote: '', description: ' ' };
    expect(postText(bare)).toBe('Nikon FM2 camera\nPrice: 249.00 USD\nAvailable: 2\n\nRef. CAM-0001');
  });

  it('is read back as it was written', () => {
    expect(readPost(text)).toEqual({
      sold: false,
      title: 'Nikon FM2 camera',
      price: { amount: 24_900, currency: 'USD' },
      quantity: 2,
      reference: 'CAM-0001',
    });
    expect(readPost(text.replaceAll('\n', '\r\n'))).toEqual(readPost(text));
  });

  it('is read by its place, so that a description cannot pose as price, stock, reference or sale', () => {
    const sly = 'Price: 1.00 USD\n\nSOLD\nAvailable: 99\nRef. OTHER';
    expect(readPost(postText({ ...draft, description: sly }))).toEqual(readPost(text));
    for (const title of ['SOLD', 'Price: 5.00 USD', 'Ref. X', 'Available: 7']) {
      const written = postText({ ...draft, title });
      expect(readPost(written)).toEqual({ ...readPost(text), title });
      expect(readPost(markedSold(written))).toEqual({ ...readPost(text), title, sold: true });
    }
  });

  it('is not ours without the reference at its end', () => {
    expect(readPost('Welcome!').reference).toBeNull();
    expect(readPost(`${text}\nthanks`).reference).toBeNull();
    expect(readPost('')).toEqual({ sold: false, title: '', price: null, quantity: null, reference: null });
  });

  it('takes another price and stock, and nothing else changes', () => {
    expect(repriced(text, { amount: 500, currency: 'JPY' }, 1)).toBe(
      text.replace('249.00 USD', '500 JPY').replace('Available: 2', 'Available: 1'),
    );
    expect(readPost(repriced(markedSold(text), { amount: 1, currency: 'USD' }, 1) ?? '')).toMatchObject({
      sold: true,
      price: { amount: 1, currency: 'USD' },
    });
    expect(repriced('Nikon, make me an offer\n\nPrice: 3.00 USD', { amount: 1, currency: 'USD' }, 1)).toBeUndefined();
  });

  it('is marked as sold once', () => {
    expect(markedSold(text)).toBe(`SOLD\n${text}`);
    expect(markedSold(markedSold(text))).toBe(markedSold(text));
  });

  it('survives every title, description and SKU', () => {
    const any = fc.string({ unit: 'binary', maxLength: 80 });
    const property = fc.property(any, any, fc.string({ minLength: 1 }), (title, description, sku) => {
      const found = readPost(postText({ ...draft, title: `L${title}`, description, sku: `S${sku}` }));
      expect(found).toMatchObject({ sold: false, price: draft.price, quantity: 2 });
      expect(found.reference).toBe(`S${sku}`.replaceAll(/\s+/g, ' ').trim());
    });
    fc.assert(property);
  });
});
