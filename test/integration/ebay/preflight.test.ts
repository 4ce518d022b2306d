import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListingDraft } from '#main/marketplaces/marketplace.ts';
import { conditions } from '#shared/domain/condition.ts';
import { blocks } from '#shared/domain/finding.ts';
import { AppError } from '#shared/errors.ts';
import { connectedAccount, startBench, testDraft, testPhoto } from './bench.ts';
import { runSteps } from '../marketplaces/steps.ts';

async function ready() {
  const bench = await startBench();
  const account = await connectedAccount(bench);
  // Uploads share a quota that is not the subject here.
  return { bench, connector: bench.accounts.connector(account.id) };
}

type Change = Partial<ListingDraft>;
const words = (length: number): string =>
  'abcdefghi '
    .repeat(Math.ceil(length / 10))
    .slice(0, length - 1)
    .concat('z');

const cases: readonly (readonly [string, Change, string, string])[] = [
  ['an empty title', { title: '  ' }, 'title', 'title_missing'],
  ['a title of 81 characters', { title: words(81) }, 'title', 'title_too_long'],
  ['a title of 79 letters and an emoji of two units', { title: `${words(79)}📷` }, 'title', 'title_too_long'],
  ['an empty description', { description: ' \n' }, 'description', 'description_missing'],
  ['a description beyond the limit', { description: 'x'.repeat(500_001) }, 'description', 'description_too_long'],
  ['a script', { description: '<p>hi</p><script>1</script>' }, 'description', 'description_active_content'],
  ['a javascript link', { description: '<a href="javascript:x()">x</a>' }, 'description', 'description_active_content'],
  ['a SKU of 51 characters', { sku: 'A'.repeat(51) }, 'variants.0.sku', 'sku_too_long'],
  ['a SKU with a space', { sku: 'CAM 1' }, 'variants.0.sku', 'sku_characters'],
  ['a SKU with an umlaut', { sku: 'KÄM1' }, 'variants.0.sku', 'sku_characters'],
  ['a price of 0', { price: { amount: 0, currency: 'USD' } }, 'variants.0.price', 'price_too_low'],
  ['a price of 0.98', { price: { amount: 98, currency: 'USD' } }, 'variants.0.price', 'price_too_low'],
  ['a price in euros', { price: { amount: 1_000, currency: 'EUR' } }, 'variants.0.price', 'price_currency'],
  ['no price', { price: null }, 'variants.0.price', 'price_missing'],
  ['none in stock', { quantity: 0 }, 'variants.0.quantity', 'quantity_missing'],
  ['no photo', { photos: [] }, 'photos', 'photos_missing'],
  ['no category', { categoryId: null }, 'markets.ebay.categoryId', 'category_missing'],
  ['a category that has others below it', { categoryId: '625' }, 'markets.ebay.categoryId', 'category_not_leaf'],
  ['a category that does not exist', { categoryId: '99999999' }, 'markets.ebay.categoryId', 'category_unknown'],
  ['no condition', { condition: null }, 'condition', 'condition_missing'],
  [
    'a condition note beyond the limit',
    { conditionNote: 'x'.repeat(1_001) },
    'conditionNote',
    'condition_note_too_long',
  ],
  ['a missing attribute', { aspects: { Brand: ['Nikon'] } }, 'markets.ebay.aspects.Type', 'aspect_missing'],
  [
    'an attribute of blanks',
    { aspects: { Brand: ['  '], Type: ['SLR'] } },
    'markets.ebay.aspects.Brand',
    'aspect_missing',
  ],
  [
    'a value off the list',
    { aspects: { Brand: ['Nikon'], Type: ['Drone'] } },
    'markets.ebay.aspects.Type',
    'aspect_value_not_allowed',
  ],
  [
    'two values where one is taken',
    { aspects: { Brand: ['Nikon', 'Leica'], Type: ['SLR'] } },
    'markets.ebay.aspects.Brand',
    'aspect_too_many_values',
  ],
  [
    'a value of 51 characters',
    { aspects: { Brand: ['N'.repeat(51)], Type: ['SLR'] } },
    'markets.ebay.aspects.Brand',
    'aspect_value_too_long',
  ],
  [
    'an attribute name of 41 characters',
    { aspects: { Brand: ['N'], Type: ['SLR'], ['x'.repeat(41)]: ['y'] } },
    `markets.ebay.aspects.${'x'.repeat(41)}`,
    'aspect_name_too_long',
  ],
];

/** Evenly spread numbers in [0, 1); fast-check's own doubles favour the ends. */
function evenChances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('preflight', () => {
  it.each(cases)(
    'finds %s at the field that mends it, before anything is sent',
    async (_what, change, field, reason) => {
      const { bench, connector } = await ready();
      const draft = await testDraft(change);
      bench.practice.control.clearRequests();
      const errors = (await connector.preflight(draft)).filter(blocks);
      expect(bench.practice.control.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
      expect(errors).toContainEqual(expect.objectContaining({ field, reason }));
      expect(errors.filter(({ message }) => message.includes('{{'))).toEqual([]);
      // And it is true: sent all the same, eBay refuses.
      await expect(runSteps(connector.publishSteps, draft)).rejects.toBeInstanceOf(AppError);
    },
  );

  it.each([
    ['too small', { width: 499, height: 300 }, 'photo_too_small'],
    ['not an image that eBay takes', {}, 'photo_type'],
    ['too big', {}, 'photo_too_big'],
  ])('finds a photo that is %s', async (_what, size, reason) => {
    const { connector } = await ready();
    const photo = await testPhoto('odd', size);
    const draft = await testDraft({
      photos: [
        await testPhoto('fine'),
        {
          ...photo,
          ...(reason === 'photo_type' ? { mediaType: 'image/svg+xml' } : {}),
          ...(reason === 'photo_too_big' ? { size: 12 * 1024 * 1024 + 1 } : {}),
        },
      ],
    });
    expect(await connector.preflight(draft)).toContainEqual(
      expect.objectContaining({ severity: 'error', field: 'photos.1', reason }),
    );
  });

  it('finds more than 24 photos and more than one variant', async () => {
    const { connector } = await ready();
    const photo = await testPhoto('one');
    const draft = await testDraft({ photos: Array.from({ length: 25 }, () => photo), variantCount: 3 });
    const reasons = (await connector.preflight(draft)).filter(blocks).map((finding) => finding.reason);
    expect(reasons).toEqual(['variations_not_supported', 'photos_too_many']);
  });

  it('says that the account is not set up, and names what is missing', async () => {
    const bench = await startBench();
    const { id } = await bench.accounts.connect({ marketplace: 'ebay', environment: 'practice' });
    const findings = await bench.accounts.connector(id).preflight(await testDraft());
    expect(findings.filter(blocks).map(({ field, reason }) => [field, reason])).toEqual([
      ['account.setup', 'setup_shipping_missing'],
      ['account.setup', 'setup_payment_missing'],
      ['account.setup', 'setup_return_missing'],
      ['account.setup', 'setup_location_missing'],
    ]);
    const preview = await bench.accounts.connector(id).preview(await testDraft());
    expect(preview.find(({ step }) => step === 'offer')?.body).toContain('‹fulfillmentPolicyId›');
  });

  it('lets nothing pass that eBay then refuses', async () => {
    const { connector } = await ready();
    const photos = [await testPhoto('one')];
    const suggestions = await Promise.all(
      ['film camera', 'jeans', 'book', 'vase', 'trading card', 'phone', 'watch', 'lego'].map((query) =>
        connector.suggestCategories(query),
      ),
    );
    const categories = [...new Set(suggestions.flat().map(({ id }) => id))];
    expect(categories.length).toBeGreaterThan(0);
    const requirements = new Map(
      await Promise.all(categories.map(async (id) => [id, await connector.requirements(id)] as const)),
    );
    let run = 0;
    let published = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...categories),
        fc.option(fc.constantFrom(...conditions), { freq: 20 }),
        fc.string({ minLength: 1, maxLength: 84, unit: 'binary' }),
        fc.string({ minLength: 1, maxLength: 60 }),
        fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 99, max: 50_000 }) }, { weight: 1, arbitrary: fc.nat(98) }),
        fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 3 }) }, { weight: 1, arbitrary: fc.constant(0) }),
        fc.string({ maxLength: 40 }),
        fc.nat(),
        async (categoryId, condition, title, description, amount, quantity, note, seed) => {
          run += 1;
          const chance = evenChances(seed);
          const aspects = Object.fromEntries(
            (requirements.get(categoryId)?.aspects ?? []).flatMap(({ name, values, dataType }) => {
              if (chance() < 0.02) return [];
              const value = values[Math.floor(chance() * values.length)] ?? (dataType === 'number' ? '7' : 'Anything');
              return [[name, chance() < 0.01 ? [value, 'Other'] : [value]]];
            }),
          );
          const offered = requirements.get(categoryId)?.conditions.map(({ ours }) => ours) ?? [];
          const fitting = chance() < 0.8 ? (offered[Math.floor(chance() * offered.length)] ?? condition) : condition;
          const draft = await testDraft({
            sku: `RUN-${run}`,
            categoryId,
            condition: fitting,
            title,
            description,
            conditionNote: note,
            price: { amount, currency: 'USD' },
            quantity,
            aspects,
            photos,
          });
          if ((await connector.preflight(draft)).some(blocks)) return;
          const memo = await runSteps(connector.publishSteps, draft, { 'photo:hash-of-one': await photoUrl() });
          const found = await connector.find({ sku: draft.sku, memo });
          expect(found?.listing).toEqual(await connector.expected(draft, memo));
          published += 1;
        },
      ),
      { numRuns: 80 },
    );
    expect(published).toBeGreaterThan(8);

    async function photoUrl(): Promise<string> {
      const [photosStep] = connector.publishSteps;
      uploaded ??= photosStep?.run(await testDraft({ photos }), {});
      return (await uploaded)?.['photo:hash-of-one'] ?? '';
    }
  });
  let uploaded: Promise<Readonly<Record<string, string>>> | undefined;
});
