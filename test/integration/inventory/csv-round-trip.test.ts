import fc from 'fast-check';
import '#test/support/property-seed.ts';
import { describe, expect, it } from 'vitest';
import { conditions } from '#shared/domain/condition.ts';
import { marketplaceIdSchema } from '#shared/domain/marketplace.ts';
import type { ItemPatch, MarketDetails } from '#shared/domain/item.ts';
import type { Inventory } from '#main/inventory/inventory.ts';
import { bytes, essence, exported } from '#test/support/csv.ts';
import { createTestInventory } from '#test/support/inventory.ts';

/** Everything that has ever broken a CSV file, beside plain and Unicode text. */
const awkward = fc.constantFrom(
  "=cmd|'/c calc'!A0",
  '+1',
  '-1',
  '@SUM(A1)',
  '\tx',
  '\rx',
  "'quoted",
  "''",
  '[clear]',
  ' [clear] ',
  '"',
  '""',
  'a"b',
  'a,b;c|d',
  'line\nline',
  'line\r\nline',
  'line\rline',
  ' padded ',
  '\u0000',
  'a\u0000b',
  '\u0007',
  '\uFEFFmark',
  '\uFFFD',
  '[x]',
  '{x}',
  '{"a":"b"}',
  '="0012"',
  '0012',
  '1,234.56',
  'é',
  '日本',
  '👩‍🚀',
  '\u202e',
  '\u2028',
);
const text = (maxLength: number) =>
  fc
    .oneof(awkward, fc.string({ maxLength, unit: 'grapheme' }), fc.string({ maxLength: 12, unit: 'binary' }))
    .map((value) =>
      // SQLite keeps no half surrogates, so no item has any.
      value.toWellFormed().slice(0, maxLength).toWellFormed(),
    );
const name = text(30).filter((value) => value !== '__proto__');
const money = fc.record({
  amount: fc.integer({ min: 0, max: 999_999_999_999 }),
  // Two decimals, none, three.
  currency: fc.constantFrom('USD', 'EUR', 'JPY', 'KWD'),
});
const tags = fc.uniqueArray(
  text(40)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== ''),
  { maxLength: 4 },
);
const term = fc.record({ value: fc.stringMatching(/^[a-z0-9]{1,20}$/), label: text(30) });
const terms = fc.dictionary(
  fc.uuid({ version: 7 }),
  fc.dictionary(fc.constantFrom('fulfillmentPolicyId', 'shopSectionId'), term, { minKeys: 1 }),
  { minKeys: 1, maxKeys: 2 },
);
const details: fc.Arbitrary<MarketDetails> = fc
  .record({
    categoryId: fc.option(text(20)),
    categoryName: fc.option(text(20)),
    aspects: fc.dictionary(name, fc.array(text(15), { maxLength: 3 }), { maxKeys: 4 }),
    own: fc.record({ title: text(20), description: text(30), price: money }, { requiredKeys: [] }),
    terms: fc.option(terms, { nil: undefined }),
  })
  .map(({ own, terms: chosen, ...rest }): MarketDetails =>
    Object.assign(rest, Object.keys(own).length > 0 && { own }, chosen && { terms: chosen }),
  )
  // Details that say nothing are as none.
  .filter(
    ({ categoryId, categoryName, aspects, own, terms: chosen }) =>
      Boolean(categoryId ?? categoryName ?? own ?? chosen) || Object.keys(aspects).length > 0,
  );
const item = fc.record({
  title: text(60),
  description: text(200),
  condition: fc.option(fc.constantFrom(...conditions)),
  conditionNote: text(40),
  category: text(30),
  location: text(30),
  tags,
  lowStockAt: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
  markets: fc.dictionary(fc.constantFrom(...marketplaceIdSchema.options), details, { maxKeys: 4 }),
});
const variant = fc.record({
  options: fc.dictionary(
    name.filter((key) => key !== ''),
    text(30),
    { maxKeys: 3 },
  ),
  price: fc.option(money),
  cost: fc.option(money),
  quantity: fc.integer({ min: 0, max: 1_000_000 }),
  sku: fc.option(
    text(30)
      .map((sku) => sku.trim())
      .filter((sku) => sku !== ''),
  ),
});
const whole = fc.record({ item, variants: fc.array(variant, { minLength: 1, maxLength: 3 }), archived: fc.boolean() });

function make(
  inventory: Inventory,
  {
    item: patch,
    variants,
    archived,
  }: { item: ItemPatch } & (typeof whole extends fc.Arbitrary<infer Whole> ? Whole : never),
): string {
  const {
    id,
    variants: [first],
  } = inventory.create(patch);
  for (const [index, { options, price, cost, quantity, sku }] of variants.entries()) {
    const variantId = (index === 0 ? first : inventory.addVariant({ itemId: id, options }).variants.at(-1))?.id ?? '';
    inventory.updateVariant({ id: variantId, patch: { options, price, cost } });
    try {
      if (sku !== null) inventory.updateVariant({ id: variantId, patch: { sku } });
    } catch {
      // Taken by another one that was drawn; it keeps the one of the rule.
    }
    inventory.adjustStock({ variantId, reason: 'opening', change: { kind: 'count', quantity }, note: '' });
  }
  if (archived) inventory.archive({ ids: [id] });
  return id;
}

describe('an export that is imported', () => {
  it.each([
    { delimiter: ',', mark: false, forSpreadsheets: false },
    { delimiter: ';', mark: true, forSpreadsheets: true },
    { delimiter: '\t', mark: true, forSpreadsheets: true },
  ] as const)('loses nothing in an empty database and changes nothing in its own (%o)', async (choices) => {
    const own = createTestInventory();
    const other = createTestInventory();
    await fc.assert(
      fc.asyncProperty(fc.array(whole, { minLength: 1, maxLength: 4 }), async (wholes) => {
        const ids = wholes.map((one) => make(own.inventory, one as never));
        const text = await exported(own.store, ids, choices);

        const before = ids.map((id) => own.inventory.get({ id }));
        const again = await own.inventory.importCsv({ source: bytes(text), currency: 'GBP' });
        expect(again).toMatchObject({ created: 0, variants: 0, changed: 0, refusals: [] });
        expect(ids.map((id) => own.inventory.get({ id }))).toEqual(before);
        const check = await own.inventory.checkCsv({ source: bytes(text), currency: 'GBP' });
        expect(check).toMatchObject({ changed: [], created: [], refused: [] });

        const taken = await other.inventory.importCsv({ source: bytes(text), currency: 'GBP' });
        expect(taken).toMatchObject({ created: ids.length, changed: 0, refusals: [] });
        const made = other.store.column<string>('SELECT id FROM item ORDER BY number').slice(-ids.length);
        expect(made.map((id) => essence(other.inventory.get({ id })))).toEqual(before.map(essence));
      }),
      { numRuns: 30 },
    );
  });
});
