import { describe, expect, it } from 'vitest';
import { changeAmount, changeCurrency } from '#main/bulk/amounts.ts';
import { createFinder, replaceMatches } from '#main/bulk/find-text.ts';
import type { AmountChange, BulkOperation, Rounding } from '#shared/domain/bulk.ts';
import { requests } from '#shared/ipc/contract.ts';
import { dump } from '#test/support/dump.ts';
import { createTestUndo } from '#test/support/undo.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const ending = (hundredths: number, direction: Rounding['direction'] = 'nearest'): Rounding => ({
  to: { kind: 'ending', hundredths },
  direction,
});
const step = (hundredths: number, direction: Rounding['direction'] = 'nearest'): Rounding => ({
  to: { kind: 'step', hundredths },
  direction,
});

describe('an amount', () => {
  it.each<[number, string, AmountChange, Rounding | null, number | string]>([
    [1_999, 'USD', { kind: 'percent', hundredths: 1_250 }, null, 2_249],
    [1_000, 'USD', { kind: 'percent', hundredths: -10_000 }, null, 0],
    [333, 'USD', { kind: 'multiply', thousandths: 1_500 }, null, 500],
    [9_999_999_999_99, 'USD', { kind: 'percent', hundredths: 1 }, null, 'amount_too_large'],
    [9_007_199_254_74, 'USD', { kind: 'multiply', thousandths: 1_001 }, null, 9_016_206_453_99],
    [500, 'USD', { kind: 'add', value: usd(-501) }, null, 'amount_below_zero'],
    [500, 'USD', { kind: 'add', value: { amount: 1, currency: 'EUR' } }, null, 'other_currency'],
    [1_248, 'USD', { kind: 'keep' }, ending(99), 1_199],
    [1_249, 'USD', { kind: 'keep' }, ending(99), 1_299],
    [1_201, 'USD', { kind: 'keep' }, ending(99, 'up'), 1_299],
    [30, 'USD', { kind: 'keep' }, ending(99, 'down'), 99],
    [1_250, 'USD', { kind: 'keep' }, ending(0), 1_300],
    [1_247, 'USD', { kind: 'keep' }, step(5), 1_245],
    [1_248, 'USD', { kind: 'keep' }, step(5), 1_250],
    [1_240, 'USD', { kind: 'keep' }, step(500, 'up'), 1_500],
    [1_234, 'JPY', { kind: 'keep' }, ending(99), 1_234],
    [1_234, 'JPY', { kind: 'keep' }, step(1_000), 1_230],
    [12_345, 'KWD', { kind: 'keep' }, ending(95), 11_950],
  ])('of %i %s changed by %j and rounded by %j is %j', (amount, currency, change, round, wanted) => {
    const reckoned = changeAmount({ amount, currency }, change, round, 'price');
    expect(reckoned.kind === 'amount' ? reckoned.value?.amount : reckoned.problem.reason).toBe(wanted);
  });

  it('keeps its figures in another currency, or is converted by a rate between different decimals', () => {
    expect(changeCurrency(usd(1_999), 'EUR', null, 'price')).toMatchObject({
      value: { amount: 1_999, currency: 'EUR' },
    });
    expect(changeCurrency(usd(1_999), 'JPY', 150_250_000, 'price')).toMatchObject({ value: { amount: 3_003 } });
    expect(changeCurrency({ amount: 3_003, currency: 'JPY' }, 'USD', 6_656, 'price')).toMatchObject({
      value: { amount: 1_999 },
    });
  });
});

describe('find and replace', () => {
  const pattern = { find: 'mug', regex: false, matchCase: false, wholeWord: false };
  const all = (text: string, part: Partial<typeof pattern>, replacement = '#'): string | undefined => {
    const wanted = { ...pattern, ...part };
    const [matches] = createFinder(wanted)([text]);
    return replaceMatches(text, matches ?? [], { replacement, regex: wanted.regex, limit: 1_000 })?.text;
  };
  it.each<[string, Partial<typeof pattern>, string, string]>([
    ['Mug, mugs, smug', {}, '#', '#, #s, s#'],
    ['Mug, mugs, smug', { wholeWord: true }, '#', '#, mugs, smug'],
    ['Mug, mug', { matchCase: true }, '#', 'Mug, #'],
    ['été étés', { find: 'été', wholeWord: true }, 'hiver', 'hiver étés'],
    ['a.b axb', { find: 'a.b' }, '$1', '$1 axb'],
    ['a-b [c] (d) {e}', { find: '-b [c] (d) {e}' }, '', 'a'],
    ['10 cm x 20 cm', { find: String.raw`(\d+) cm`, regex: true }, '$1 mm$$ $&', '10 mm$ 10 cm x 20 mm$ 20 cm'],
    ['ab', { find: '(a)', regex: true }, '$12 $2', 'a2 $2b'],
  ])('of %j with %j by %j gives %j', (text, part, replacement, wanted) => {
    expect(all(text, part, replacement)).toBe(wanted);
  });

  it('says that a pattern cannot be read or takes too long, and never stops the app for it', () => {
    expect(() => createFinder({ ...pattern, find: '(', regex: true })).toThrow(/no regular expression/);
    const slow = createFinder({ ...pattern, find: '(a+)+$', regex: true });
    expect(() => slow([`${'a'.repeat(40)}!`])).toThrow(/takes too long/);
  });

  it('gives up on a text that would grow without end', () => {
    expect(all('x'.repeat(900), { find: 'x' }, 'y'.repeat(5_000))).toBeUndefined();
  });
});

describe('a bulk edit', () => {
  it('refuses single rows with their reason, changes the others, and keeps the list', async () => {
    const { inventory, edit, undo } = createTestUndo();
    const [a, b, c] = ['A', 'B', 'C'].map((title) => inventory.create({ title }));
    const price = (item: typeof a, amount: number) =>
      inventory.updateVariant({ id: item?.variants[0]?.id ?? '', patch: { price: usd(amount) } });
    price(a, 1_000);
    price(b, 100);
    const ids = [a, b, c].map((item) => item?.id ?? '');
    const result = await edit(ids, {
      kind: 'amount',
      field: 'price',
      change: { kind: 'add', value: usd(-500) },
      round: null,
    });
    expect(result).toMatchObject({ end: 'done', changed: 1, unchanged: 0, refused: 2 });
    expect(undo.refused({ runId: result.runId, offset: 0, limit: 10 })).toMatchObject({
      total: 2,
      rows: [
        { title: 'B', problem: { reason: 'amount_below_zero' } },
        { title: 'C', problem: { reason: 'no_amount' } },
      ],
    });
  });

  it('never gives two variants one SKU', async () => {
    const { inventory, edit, bulk, select } = createTestUndo();
    const items = ['x-1', 'y-1', 'z'].map((sku) => {
      const item = inventory.create({ title: sku });
      return inventory.updateVariant({ id: item.variants[0]?.id ?? '', patch: { sku } });
    });
    const ids = items.map(({ id }) => id);
    const operation: BulkOperation = {
      kind: 'replace',
      field: 'sku',
      find: '^.-',
      replacement: '',
      regex: true,
      matchCase: true,
      wholeWord: false,
    };
    const { rows } = bulk.preview({ selection: select(ids), operation, offset: 0, limit: 10 });
    expect(rows.map(({ outcome }) => outcome.kind)).toEqual(['changed', 'refused', 'unchanged']);
    expect(await edit(ids, operation)).toMatchObject({ changed: 1, refused: 1, unchanged: 1 });
    expect(
      inventory
        .list({ search: '', sort: 'sku', descending: false, place: 'items', offset: 0, limit: 9 })
        .rows.map(({ sku }) => sku),
    ).toEqual(['1', 'y-1', 'z']);
  });

  it('is taken back when it is cancelled, and stands as far as it came when that is wanted', async () => {
    const { store, inventory, bulk, select, events, undo, options } = createTestUndo();
    const ids = Array.from({ length: 400 }, (_, index) => inventory.create({ title: `Item ${index}` }).id);
    const before = dump(store);
    const operation: BulkOperation = { kind: 'location', value: 'Shelf' };
    const { emit } = options.context;
    const cancelAtFirst = (done: 'take_back' | 'keep') => {
      let told = false;
      (options.context as { emit: typeof emit }).emit = (name, payload) => {
        emit(name, payload);
        if (name === 'bulk.progress' && !told) {
          told = true;
          bulk.cancel({ done });
        }
      };
    };
    cancelAtFirst('take_back');
    expect(await bulk.run({ selection: select(ids), operation, listings: 'leave' })).toMatchObject({
      end: 'cancelled',
    });
    expect(dump(store)).toEqual(before);
    expect(undo.list({ offset: 0, limit: 1 }).rows).toMatchObject([{ state: 'cut_off' }]);
    expect(await undo.undoLast()).not.toMatchObject({ of: { kind: 'bulk' } });
    cancelAtFirst('keep');
    const stopped = await bulk.run({ selection: select(ids), operation, listings: 'leave' });
    expect(stopped.end).toBe('stopped');
    expect(stopped.changed).toBeLessThan(400);
    expect(store.get('SELECT count(*) AS n FROM item WHERE location = @l', { l: 'Shelf' })).toEqual({
      n: stopped.changed,
    });
    expect(events.some(({ name }) => name === 'items.changed')).toBe(true);
  });

  it('ends an older count when a newer one begins', async () => {
    const { inventory, bulk, select } = createTestUndo();
    const selection = select(Array.from({ length: 300 }, () => inventory.create({}).id));
    const older = bulk.count({ selection, operation: { kind: 'location', value: 'a' } });
    const newer = bulk.count({ selection, operation: { kind: 'location', value: '' } });
    await expect(older).rejects.toMatchObject({ data: { code: 'cancelled' } });
    expect(await newer).toEqual({ changed: 0, unchanged: 300, refused: 0, reasons: [] });
  });

  it.each<[string, unknown]>([
    ['an unknown kind', { kind: 'sql', text: 'DROP TABLE item' }],
    ['a negative price', { kind: 'amount', field: 'price', change: { kind: 'set', value: usd(-1) }, round: null }],
    ['a fraction', { kind: 'quantity', value: 1.5 }],
    ['another column', { kind: 'amount', field: 'revision', change: { kind: 'keep' }, round: null }],
    [
      'a field of the row',
      { kind: 'replace', field: 'id', find: 'a', replacement: '', regex: false, matchCase: true, wholeWord: false },
    ],
    [
      'a find text without end',
      {
        kind: 'replace',
        field: 'title',
        find: 'a'.repeat(1_001),
        replacement: '',
        regex: true,
        matchCase: true,
        wholeWord: false,
      },
    ],
    ['a marketplace that is none', { kind: 'marketTitle', marketplace: '__proto__', value: 'x' }],
    [
      'a step of zero',
      {
        kind: 'amount',
        field: 'price',
        change: { kind: 'keep' },
        round: { to: { kind: 'step', hundredths: 0 }, direction: 'up' },
      },
    ],
  ])('is refused at the border for %s', (_, operation) => {
    const selection = '01939b2e-0000-7000-8000-000000000000';
    expect(requests['bulk.run'].input.safeParse({ selection, operation, listings: 'leave' }).success).toBe(false);
  });
});
