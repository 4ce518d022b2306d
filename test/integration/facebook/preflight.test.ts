import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListingDraft } from '#main/marketplaces/marketplace.ts';
import { conditions } from '#shared/domain/condition.ts';
import { blocks } from '#shared/domain/finding.ts';
import { testPhoto } from '../marketplaces/bench.ts';
import { runSteps } from '../marketplaces/steps.ts';
import { ready, testDraft } from './bench.ts';

type Change = Partial<ListingDraft>;

const everywhere: readonly (readonly [string, Change, string, string])[] = [
  ['an empty title', { title: ' \n' }, 'title', 'title_missing'],
  ['a title of 201 characters', { title: 'x'.repeat(201) }, 'title', 'title_too_long'],
  ['a text beyond what a post holds', { description: 'x'.repeat(63_200) }, 'description', 'facebook_post_too_long'],
  ['no SKU', { sku: '' }, 'variants.0.sku', 'sku_missing'],
  ['a SKU of 101 characters', { sku: 'A'.repeat(101) }, 'variants.0.sku', 'sku_too_long'],
  ['no price', { price: null }, 'variants.0.price', 'price_missing'],
  ['a price of 0', { price: { amount: 0, currency: 'USD' } }, 'variants.0.price', 'price_too_low'],
  ['none in stock', { quantity: 0 }, 'variants.0.quantity', 'quantity_missing'],
  ['no photo', { photos: [] }, 'photos', 'photos_missing'],
  ['variants', { variantCount: 2 }, 'variants', 'variations_not_supported'],
];

const inCatalogue: readonly (readonly [string, Change, string, string])[] = [
  ['an empty description', { description: ' ' }, 'description', 'description_missing'],
  ['a description of 10,000 characters', { description: 'x'.repeat(10_000) }, 'description', 'description_too_long'],
  ['no condition', { condition: null }, 'condition', 'facebook_condition_needed'],
  ['an item for parts', { condition: 'for_parts' }, 'condition', 'condition_not_allowed'],
];

describe('preflight for a Facebook Page', () => {
  it.each(everywhere)('refuses %s', async (_what, change, field, reason) => {
    for (const catalogue of [false, true]) {
      const { connector } = await ready({ catalogue });
      const findings = await connector().preflight(await testDraft(change));
      expect(findings.filter(blocks)).toContainEqual(expect.objectContaining({ field, reason }));
    }
  });

  it.each(inCatalogue)('refuses %s only where a catalogue is chosen', async (_what, change, field, reason) => {
    const draft = await testDraft(change);
    const { connector } = await ready({ catalogue: true });
    expect((await connector().preflight(draft)).filter(blocks)).toMatchObject([{ field, reason }]);
    const pageOnly = await ready();
    expect((await pageOnly.connector().preflight(draft)).filter(blocks)).toEqual([]);
  });

  it('refuses photos that are too small for the catalogue, by each side', async () => {
    const { connector } = await ready({ catalogue: true });
    const photos = await Promise.all([
      testPhoto('fine', { width: 500, height: 500 }),
      testPhoto('flat', { width: 900, height: 300 }),
      testPhoto('tiny', { width: 200, height: 100 }),
    ]);
    const findings = await connector().preflight(await testDraft({ photos }));
    expect(findings.map(({ field, reason }) => [field, reason])).toEqual([
      ['photos.2', 'photo_too_small'],
      ['photos.1', 'facebook_photo_side'],
    ]);
  });

  it('warns where the catalogue shows another condition, never a better one', async () => {
    const { connector } = await ready({ catalogue: true });
    const findings = await connector().preflight(await testDraft({ condition: 'new_with_defects' }));
    expect(findings).toMatchObject([
      { severity: 'warning', reason: 'condition_approximated', params: { label: 'Used – good' } },
    ]);
  });

  it('says that the chosen catalogue is gone', async () => {
    const { bench, connector } = await ready({ catalogue: true });
    const body = { error: { message: 'No such object.', type: 'GraphMethodException', code: 100, error_subcode: 33 } };
    bench.practice.control.addFault({
      match: { marketplace: 'facebook', path: '/*/*', method: 'GET' },
      kind: { type: 'status', status: 400, body },
    });
    const findings = await connector().preflight(await testDraft());
    expect(findings.map(({ reason }) => reason)).toContain('setup_catalogue_gone');
  });
});

const text = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength }),
    fc.string({ unit: 'binary', maxLength }),
    fc
      .array(
        fc.constantFrom('Price: 1.00 USD', 'SOLD', 'Ref. X', '', '<p>a</p>', '<new>', '&amp;', 'Available: 3', ' b '),
      )
      .map((lines) => lines.join('\n').slice(0, maxLength)),
  );

/** Drafts near and across the bounds; what preflight lets pass must be taken. */
const change = fc.record(
  {
    sku: fc.oneof(text(101), fc.string({ minLength: 1, maxLength: 12 })),
    title: fc.oneof(text(202), fc.string({ minLength: 1, maxLength: 60 })),
    description: fc.oneof(
      text(400),
      fc.integer({ min: 9_990, max: 10_005 }).map((length) => 'x'.repeat(length)),
    ),
    condition: fc.constantFrom(...conditions, null),
    conditionNote: text(60),
    price: fc.record({
      amount: fc.integer({ min: -5, max: 99_999_999 }),
      currency: fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'GBP', 'HUF'),
    }),
    quantity: fc.integer({ min: -1, max: 5_000 }),
    aspects: fc.record({ Brand: fc.array(text(110), { maxLength: 2 }) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

describe.each([
  ['on a Page', false],
  ['in a catalogue', true],
])('what preflight lets pass %s', (_where, catalogue) => {
  it('is never refused and is read back equal', async () => {
    const { connector, control } = await ready({ catalogue });
    const base = await testDraft();
    let passed = 0;
    let run = 0;
    await fc.assert(
      fc.asyncProperty(change, async (drawn) => {
        run += 1;
        const draft = { ...base, ...drawn, sku: drawn.sku ?? `SKU-${run}` };
        if ((await connector().preflight(draft)).some(blocks)) return;
        passed += 1;
        const memo = await runSteps(connector().publishSteps, draft);
        const found = await connector().find({ sku: draft.sku, memo });
        expect(found?.listing).toEqual(await connector().expected(draft, memo));
        await runSteps(connector().endSteps, { sku: draft.sku, memo, mode: 'delete' });
        expect(control.listings().filter(({ state }) => state === 'active')).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(passed).toBeGreaterThan(15);
  });
});
