import { describe, expect, it } from 'vitest';
import { blocks } from '#shared/domain/finding.ts';
import { categoryRequirementsSchema, categorySuggestionSchema } from '#shared/domain/taxonomy.ts';
import { connectedAccount, startBench, testDraft, testPhoto } from './bench.ts';
import { runSteps } from '../marketplaces/steps.ts';
import { manualClock } from '#test/support/clocks.ts';

const DAY = 86_400_000;

async function ready(clock = manualClock()) {
  const bench = await startBench({ clock });
  const account = await connectedAccount(bench);
  const asked = (part: string) => bench.practice.control.requests().filter(({ path }) => path.includes(part)).length;
  return { bench, clock, id: account.id, asked };
}

describe('the categories of eBay', () => {
  it('are suggested with their path from the top', async () => {
    const { bench, id } = await ready();
    const suggestions = await bench.accounts.suggestCategories({ accountId: id, query: 'film camera & “lens”' });
    for (const suggestion of suggestions) categorySuggestionSchema.parse(suggestion);
    expect(suggestions.find((suggestion) => suggestion.id === '15230')).toEqual({
      id: '15230',
      name: 'Film Cameras',
      path: ['Cameras & Photo', 'Film Photography'],
    });
    expect(await bench.accounts.suggestCategories({ accountId: id, query: 'qqqqzzzz' })).toEqual([]);
  });

  it('say what they demand, in the shape of the forms', async () => {
    const { bench, id } = await ready();
    const requirements = await bench.accounts.requirements({ accountId: id, categoryId: '15230' });
    expect(categoryRequirementsSchema.parse(requirements)).toEqual(requirements);
    expect(requirements.aspects.find(({ name }) => name === 'Type')).toMatchObject({
      required: true,
      mode: 'select',
      multiple: false,
    });
    expect(requirements.conditionRequired).toBe(true);
    expect(requirements.conditions).toContainEqual({ remote: 'NEW', label: 'New', ours: 'new' });
    expect(requirements.conditions).toContainEqual({ remote: 'USED_EXCELLENT', label: 'Used', ours: 'good' });
  });

  it('are asked once, remembered across a restart of the connector, and asked again after a week', async () => {
    const { bench, clock, id, asked } = await ready();
    bench.practice.control.clearRequests();
    const draft = await testDraft();
    await Promise.all(Array.from({ length: 20 }, () => bench.accounts.connector(id).preflight(draft)));
    expect([
      asked('get_item_aspects'),
      asked('get_item_condition_policies'),
      asked('get_default_category_tree_id'),
    ]).toEqual([1, 1, 1]);
    // Another choice makes a new connector, which finds the answers in the table.
    await bench.accounts.chooseSetup({ id, values: { marketplaceId: 'EBAY_GB' } });
    await bench.accounts.chooseSetup({ id, values: { marketplaceId: 'EBAY_US' } });
    await bench.accounts.connector(id).preflight(draft);
    expect(asked('get_item_aspects')).toBe(1);
    clock.advance(8 * DAY);
    await bench.accounts.connector(id).preflight(draft);
    expect(asked('get_item_aspects')).toBe(2);
  });

  it('are asked again when eBay has published a new version of its tree', async () => {
    const { bench, clock, id, asked } = await ready();
    const draft = await testDraft();
    await bench.accounts.connector(id).preflight(draft);
    bench.practice.control.addFault({
      match: { path: '/commerce/taxonomy/v1/get_default_category_tree_id' },
      times: 5,
      kind: { type: 'reshape', set: { categoryTreeVersion: '999' } },
    });
    clock.advance(2 * DAY);
    await bench.accounts.connector(id).preflight(draft);
    expect(asked('get_item_aspects')).toBe(2);
  });

  it('survive words that eBay has never used', async () => {
    const { bench, id } = await ready();
    bench.practice.control.addFault({
      match: { path: '/commerce/taxonomy/v1/category_tree/*/get_item_aspects_for_category' },
      kind: {
        type: 'reshape',
        set: {
          'aspects.0.aspectConstraint.aspectMode': 'TELEPATHY',
          'aspects.0.aspectConstraint.aspectDataType': 'COLOUR',
          'aspects.1.aspectConstraint.itemToAspectCardinality': 'SEVERAL',
        },
        remove: ['aspects.2.aspectConstraint'],
      },
    });
    const requirements = await bench.accounts.requirements({ accountId: id, categoryId: '15230' });
    expect(requirements.aspects[0]).toMatchObject({ mode: 'text', dataType: 'string' });
  });

  it('ask the questions of a trading card’s condition among the attributes, and listing it works', async () => {
    const { bench, id } = await ready();
    const found = await bench.accounts.suggestCategories({ accountId: id, query: 'trading card single' });
    const requirements = await Promise.all(
      found.map((category) => bench.accounts.requirements({ accountId: id, categoryId: category.id })),
    );
    const cards = requirements.find(({ aspects }) => aspects.some(({ name }) => name === 'Card Condition'));
    expect(cards).toBeDefined();
    const aspects = Object.fromEntries(
      (cards?.aspects ?? []).flatMap(({ name, required, values, dataType }) =>
        required ? [[name, [values[0] ?? (dataType === 'number' ? '1' : 'Any')]]] : [],
      ),
    );
    const draft = await testDraft({
      condition: 'very_good',
      categoryId: cards?.categoryId ?? '',
      aspects,
      photos: [await testPhoto('card')],
    });
    const connector = bench.accounts.connector(id);
    expect((await connector.preflight(draft)).filter(blocks)).toEqual([
      expect.objectContaining({ field: 'markets.ebay.aspects.Card Condition', reason: 'aspect_missing' }),
    ]);
    const complete = { ...draft, aspects: { ...aspects, 'Card Condition': ['Very good'] } };
    expect((await connector.preflight(complete)).filter(blocks)).toEqual([]);
    await runSteps(connector.publishSteps, complete);
    expect(bench.practice.control.listings()).toHaveLength(1);
  });

  it('say that refurbished is not open to a private seller', async () => {
    const { bench, id } = await ready();
    const found = await bench.accounts.suggestCategories({ accountId: id, query: 'headphones' });
    const requirements = await Promise.all(
      found.map((category) => bench.accounts.requirements({ accountId: id, categoryId: category.id })),
    );
    const electronics = requirements.find(({ conditions }) =>
      conditions.some(({ remote }) => remote.endsWith('_REFURBISHED')),
    );
    const draft = await testDraft({ condition: 'refurbished', categoryId: electronics?.categoryId ?? '' });
    expect(await bench.accounts.connector(id).preflight(draft)).toContainEqual(
      expect.objectContaining({ severity: 'error', field: 'condition', reason: 'condition_needs_eligibility' }),
    );
  });
});
