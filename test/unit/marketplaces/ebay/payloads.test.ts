import { describe, expect, it } from 'vitest';
import { inventoryItemBody, offerBody, priceQuantityBody } from '#main/marketplaces/ebay/payloads.ts';
import type { CategoryRules } from '#main/marketplaces/ebay/taxonomy.ts';
import { testDraft, testPhoto } from '#test/integration/ebay/bench.ts';

const rules: CategoryRules = {
  aspects: [],
  conditionRequired: true,
  conditions: [
    { id: '1000', label: 'New', descriptors: [] },
    { id: '3000', label: 'Used', descriptors: [] },
  ],
};
const cards: CategoryRules = {
  aspects: [],
  conditionRequired: true,
  conditions: [
    {
      id: '2750',
      label: 'Graded',
      descriptors: [
        {
          id: '27501',
          name: 'Professional Grader',
          required: true,
          free: false,
          maxLength: null,
          values: [{ id: '275010', name: 'PSA' }],
        },
        { id: '27503', name: 'Certification Number', required: false, free: true, maxLength: 30, values: [] },
      ],
    },
    {
      id: '4000',
      label: 'Ungraded',
      descriptors: [
        {
          id: '40001',
          name: 'Card Condition',
          required: true,
          free: false,
          maxLength: null,
          values: [{ id: '400011', name: 'Excellent' }],
        },
      ],
    },
  ],
};

describe('the inventory item', () => {
  it('says everything once, in eBay’s words', async () => {
    const draft = await testDraft({ photos: [await testPhoto('a')] });
    expect(inventoryItemBody(draft, rules, ['https://i.example/1'])).toEqual({
      availability: { shipToLocationAvailability: { quantity: 2 } },
      condition: 'USED_EXCELLENT',
      conditionDescription: 'Small dent on the base plate.',
      product: {
        title: 'Nikon FM2 35mm film camera, black',
        aspects: { Brand: ['Nikon'], Type: ['SLR'], Color: ['Black'] },
        imageUrls: ['https://i.example/1'],
      },
    });
  });

  it('leaves out what eBay would refuse when it is empty', async () => {
    const draft = await testDraft({ conditionNote: '  ', condition: null, aspects: { Brand: [' '], Model: [] } });
    const body = inventoryItemBody(draft, rules, []);
    expect(body).not.toHaveProperty('condition');
    expect(body).not.toHaveProperty('conditionDescription');
    expect(body).toHaveProperty('product.aspects', {});
  });

  it('sends no note with a new item, because eBay drops it', async () => {
    const body = inventoryItemBody(await testDraft({ condition: 'new' }), rules, []);
    expect(body).not.toHaveProperty('conditionDescription');
  });

  it('puts product identifiers into their own fields', async () => {
    const draft = await testDraft({ aspects: { ISBN: ['9780140328721'], UPC: ['012345678905'], Author: ['Dahl'] } });
    expect(inventoryItemBody(draft, rules, [])).toMatchObject({
      product: { isbn: ['9780140328721'], upc: ['012345678905'], aspects: { Author: ['Dahl'] } },
    });
  });

  it('answers the questions of a card’s condition, and of no other condition', async () => {
    const aspects = {
      'Professional Grader': ['PSA'],
      'Certification Number': ['1234'],
      'Card Condition': ['Excellent'],
      Game: ['Any'],
    };
    const graded = inventoryItemBody(await testDraft({ condition: 'like_new', aspects }), cards, []);
    expect(graded).toMatchObject({
      condition: 'LIKE_NEW',
      conditionDescriptors: [
        { name: '27501', values: ['275010'] },
        { name: '27503', additionalInfo: '1234' },
      ],
      product: { aspects: { Game: ['Any'] } },
    });
    const ungraded = inventoryItemBody(await testDraft({ condition: 'very_good', aspects }), cards, []);
    expect(ungraded).toMatchObject({
      condition: 'USED_VERY_GOOD',
      conditionDescriptors: [{ name: '40001', values: ['400011'] }],
    });
  });
});

describe('the offer', () => {
  const settings = { fulfillmentPolicyId: '1', paymentPolicyId: '2', returnPolicyId: '3', merchantLocationKey: 'home' };

  it('carries amounts as strings and keeps the catalogue from overwriting the seller', async () => {
    expect(offerBody(await testDraft({ price: { amount: 1_999, currency: 'USD' } }), settings)).toMatchObject({
      pricingSummary: { price: { value: '19.99', currency: 'USD' } },
      includeCatalogProductDetails: false,
      listingDuration: 'GTC',
      merchantLocationKey: 'home',
    });
  });

  it('changes price and quantity of offer and stock together', () => {
    const change = { sku: 'A', offerId: '9', price: { amount: 50_000, currency: 'USD' }, quantity: 0 };
    expect(priceQuantityBody(change)).toEqual({
      requests: [
        {
          sku: 'A',
          shipToLocationAvailability: { quantity: 0 },
          offers: [{ offerId: '9', availableQuantity: 0, price: { value: '500.00', currency: 'USD' } }],
        },
      ],
    });
  });
});
