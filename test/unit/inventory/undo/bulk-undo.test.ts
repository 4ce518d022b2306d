import { describe, expect, it } from 'vitest';
import type { BulkOperation } from '#shared/domain/bulk.ts';
import { seedInventory } from '../../../bench/seed.ts';
import { dumpHash } from '#test/support/dump.ts';
import { createTestUndo } from '#test/support/undo.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const ending = { to: { kind: 'ending', hundredths: 99 }, direction: 'nearest' } as const;

/** One of each kind, each of which changes most items. */
const operations: readonly BulkOperation[] = [
  { kind: 'amount', field: 'price', change: { kind: 'percent', hundredths: 1_250 }, round: ending },
  { kind: 'amount', field: 'cost', change: { kind: 'clear' }, round: null },
  { kind: 'currency', field: 'price', currency: 'EUR', rate: 870_000 },
  {
    kind: 'replace',
    field: 'title',
    find: 'vintage',
    replacement: 'old',
    regex: false,
    matchCase: false,
    wholeWord: true,
  },
  {
    kind: 'replace',
    field: 'description',
    find: '(\\w+) (free)',
    replacement: '$2 $1',
    regex: true,
    matchCase: true,
    wholeWord: false,
  },
  { kind: 'replace', field: 'sku', find: 'S-', replacement: 'SHELF/', regex: false, matchCase: true, wholeWord: false },
  { kind: 'condition', value: 'for_parts' },
  { kind: 'category', value: 'Everything' },
  { kind: 'location', value: 'Shelf 9' },
  { kind: 'lowStock', value: 4 },
  { kind: 'tags', mode: 'add', tags: ['sale', 'winter'] },
  { kind: 'quantity', value: 3 },
  { kind: 'marketCategory', marketplace: 'ebay', categoryId: '31388', categoryName: 'Digital Cameras' },
  { kind: 'marketAspect', marketplace: 'ebay', name: 'Brand', values: ['Unbranded'] },
  { kind: 'marketTitle', marketplace: 'etsy', value: 'Same for all' },
  { kind: 'marketAmount', marketplace: 'etsy', change: { kind: 'add', value: usd(500) }, round: null },
  {
    kind: 'marketTerm',
    marketplace: 'ebay',
    accountId: '01a00000-0000-7000-8000-000000000001',
    key: 'fulfillmentPolicyId',
    value: { value: '61', label: 'Freight' },
  },
  { kind: 'archive', archived: true },
];

describe('a bulk edit that is taken back', () => {
  const seeded = (count: number) => {
    const all = createTestUndo();
    seedInventory(all.store, count);
    return { ...all, ids: all.store.column<string>('SELECT id FROM item ORDER BY number') };
  };

  it('leaves every byte of 500 items as it was, whatever it did, and again after redo', async () => {
    const { store, ids, edit, undo, clock } = seeded(500);
    for (const operation of operations) {
      // Its entries stay in the ledger, which is never shortened.
      const except = operation.kind === 'quantity' ? ['stock_event'] : [];
      const before = dumpHash(store, except);
      clock.advance(60_000);
      const { runId, changed } = await edit(ids, operation);
      expect(changed, operation.kind).toBeGreaterThan(10);
      const after = dumpHash(store, except);
      expect(after).not.toEqual(before);
      clock.advance(60_000);
      expect(await undo.undo({ runId })).toMatchObject({ items: changed, refused: 0, did: 'undo' });
      expect(dumpHash(store, except), `undo of ${operation.kind}`).toEqual(before);
      clock.advance(60_000);
      expect(await undo.redo({ runId })).toMatchObject({ items: changed, did: 'redo' });
      expect(dumpHash(store, except), `redo of ${operation.kind}`).toEqual(after);
      await undo.undo({ runId });
      expect(dumpHash(store, except), `second undo of ${operation.kind}`).toEqual(before);
    }
    // Each went and came and went: revisions tell an open editor so.
    expect(store.get<{ n: number }>('SELECT min(revision) AS n FROM item')?.n).toBeGreaterThan(40);
  }, 120_000);

  it('leaves every byte of 10,000 items as it was, after their prices were changed', async () => {
    const { store, ids, edit, undo, clock } = seeded(10_000);
    const before = dumpHash(store);
    clock.advance(1_000);
    const round = { to: { kind: 'ending', hundredths: 99 }, direction: 'up' } as const;
    const change = { kind: 'percent', hundredths: 1_000 } as const;
    const { runId, changed } = await edit(ids, { kind: 'amount', field: 'price', change, round });
    expect(changed).toBeGreaterThan(9_000);
    clock.advance(1_000);
    await undo.undo({ runId });
    expect(dumpHash(store)).toEqual(before);
  }, 180_000);
});
