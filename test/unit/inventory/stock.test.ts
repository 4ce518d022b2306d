import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { stockReasonSchema } from '#shared/domain/item.ts';
import { stockDisagreements } from '#main/inventory/stock.ts';
import { createTestInventory } from '#test/support/inventory.ts';

function createStock() {
  const test = createTestInventory();
  const item = test.inventory.create({});
  const variantId = item.variants[0]?.id ?? '';
  const quantity = () => test.inventory.get({ id: item.id }).variants[0]?.quantity;
  const adjust = (delta: number) =>
    test.inventory.adjustStock({ variantId, reason: 'adjustment', change: { kind: 'delta', delta }, note: '' });
  return { ...test, item, variantId, quantity, adjust };
}

const event = (variantId: string, delta: number, orderLineId: string | null = null) => ({
  variantId,
  at: 1_000,
  reason: 'sale' as const,
  delta,
  note: '',
  orderLineId,
});

describe('the stock ledger', () => {
  /**
   * 10,000 sequences of up to 12 entries each, of all reasons, on two variants of one item, some of them in transactions
   * that fail in the end. The model is plain arithmetic; the database has to agree with it after each sequence.
   */
  it('always sums up to the quantity, which is never below zero', () => {
    const { store, inventory, item, variantId, clock } = createStock();
    const second = inventory.addVariant({ itemId: item.id, options: {} }).variants[1]?.id ?? '';
    const variants = [variantId, second] as const;
    const model = [0, 0];
    let accepted = 0;
    let refused = 0;
    const entry = fc.record({
      variant: fc.constantFrom(0 as const, 1 as const),
      reason: fc.constantFrom(...stockReasonSchema.options),
      delta: fc.integer({ min: -40, max: 40 }).filter((delta) => delta !== 0),
      abort: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
        store.write((writer) => {
          for (const { variant, reason, delta, abort } of entries) {
            clock.advance(1);
            writer.run('SAVEPOINT entry');
            try {
              inventory.appendStockEvent(writer, {
                variantId: variants[variant],
                at: clock.now(),
                reason,
                delta,
                note: '',
                orderLineId: null,
              });
              if (abort) {
                writer.run('ROLLBACK TO entry');
              } else {
                model[variant] = (model[variant] ?? 0) + delta;
                accepted += 1;
              }
            } catch (error) {
              if (!(error instanceof AppError) || error.data.reason !== 'stock_below_zero') throw error;
              expect((model[variant] ?? 0) + delta).toBeLessThan(0);
              refused += 1;
              writer.run('ROLLBACK TO entry');
            }
            writer.run('RELEASE entry');
          }
          // Ten thousand waits for the disk would prove nothing about sums.
        }, 'soon');
        const kept = store.column<number>('SELECT quantity FROM variant ORDER BY position');
        const sums = store.column<number>(
          `SELECT (SELECT coalesce(sum(delta), 0) FROM stock_event WHERE variant_id = v.id) FROM variant v ORDER BY position`,
        );
        expect(kept).toEqual(model);
        expect(sums).toEqual(model);
        expect(Math.min(...kept)).toBeGreaterThanOrEqual(0);
        if ((store.column<number>('SELECT count(*) FROM stock_event')[0] ?? 0) > 400) startAnew();
      }),
      { numRuns: 10_000 },
    );
    expect(accepted).toBeGreaterThan(10_000);
    expect(refused).toBeGreaterThan(1_000);
    expect(stockDisagreements(store)).toEqual([]);
    expect(inventory.recomputeStock()).toBe(0);

    /** Keeps the sums short: a purged item takes its ledger with it, and a new one begins. */
    function startAnew(): void {
      store.write((writer) => {
        writer.run('DELETE FROM item WHERE id = @id', { id: item.id });
        writer.run(
          `INSERT INTO item (id, title, title_key, category, created_at, updated_at, revision, condition_note, description)
          VALUES (@id, '', '', '', 1, 1, 1, '', '')`,
          { id: item.id },
        );
        variants.forEach((id, position) =>
          writer.run(
            `INSERT INTO variant (id, item_id, position, sku, sku_key, options) VALUES (@id, @itemId, @position, @sku, @sku, '{}')`,
            {
              id,
              itemId: item.id,
              position,
              sku: `s-${position}`,
            },
          ),
        );
      });
      model.fill(0);
    }
  }, 120_000);

  it('shows the sum in the grid as well', () => {
    const { inventory, adjust, quantity } = createStock();
    adjust(5);
    adjust(-2);
    expect(quantity()).toBe(3);
    expect(
      inventory.list({ search: '', sort: 'quantity', descending: true, place: 'items', offset: 0, limit: 1 }).rows[0]
        ?.quantity,
    ).toBe(3);
  });

  it('cannot be changed or shortened, not even by SQL, and the quantity comes from nowhere else', () => {
    const { store, adjust, item, variantId } = createStock();
    adjust(5);
    const attempts = [
      'UPDATE stock_event SET delta = 9',
      'UPDATE stock_event SET note = 1',
      'DELETE FROM stock_event',
      `INSERT INTO variant (id, item_id, position, sku, sku_key, options, quantity) VALUES ('x', '${item.id}', 9, 'x', 'x', '{}', 4)`,
      `INSERT INTO stock_event VALUES ('y', '${variantId}', 1, 'sale', -6, '', NULL)`,
      `INSERT INTO stock_event VALUES ('y', '${variantId}', 1, 'sale', 0, '', NULL)`,
      `INSERT INTO stock_event VALUES ('y', '${variantId}', 1, 'gift', 1, '', NULL)`,
    ];
    for (const sql of attempts)
      expect(() => store.write((writer) => writer.run(sql)), sql).toThrow(/constraint|append-only|ledger/);
    expect(store.all('SELECT delta FROM stock_event')).toEqual([{ delta: 5 }]);
    store.write((writer) => writer.run('DELETE FROM item WHERE id = @id', { id: item.id }));
    expect(store.column('SELECT rowid FROM item_search')).toEqual([]);
    expect(
      store.get('SELECT (SELECT count(*) FROM stock_event) AS events, (SELECT count(*) FROM variant) AS variants'),
    ).toEqual({
      events: 0,
      variants: 0,
    });
  });

  it('refuses to go below zero with what is there and what was wanted, and writes nothing', () => {
    const { store, inventory, adjust, variantId, quantity } = createStock();
    adjust(2);
    expect(() => store.write((writer) => inventory.appendStockEvent(writer, event(variantId, -3)))).toThrow(
      expect.objectContaining({
        data: expect.objectContaining({
          code: 'conflict',
          reason: 'stock_below_zero',
          params: { sku: 'CD-2026-0001', available: 2, requested: 3 },
        }),
      }),
    );
    expect(quantity()).toBe(2);
  });

  it('counts an order line once, however often it is reported', () => {
    const { store, inventory, adjust, variantId, quantity, events } = createStock();
    adjust(5);
    const line = '01a1fcd6-aa29-7355-a4ef-7bb3ccc51ec5';
    const sell = () => store.write((writer) => inventory.appendStockEvent(writer, event(variantId, -1, line)));
    expect(sell()).toMatchObject({ delta: -1, orderLineId: line });
    expect(events.at(-1)?.name).toBe('items.changed');
    expect(sell).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ reason: 'sale_already_counted' }) }),
    );
    expect(quantity()).toBe(4);
  });

  it('takes a sale of an item in the recycle bin', () => {
    const { store, inventory, adjust, variantId, item } = createStock();
    adjust(1);
    inventory.remove({ ids: [item.id] });
    store.write((writer) => inventory.appendStockEvent(writer, event(variantId, -1)));
    expect(inventory.get({ id: item.id }).variants[0]?.quantity).toBe(0);
  });

  it('becomes the number that was counted, and adds nothing when that is what it says', () => {
    const { inventory, variantId, adjust, item } = createStock();
    adjust(5);
    const count = (quantity: number) =>
      inventory.adjustStock({
        variantId,
        reason: 'correction',
        change: { kind: 'count', quantity },
        note: 'Stocktaking',
      });
    expect(count(3)).toMatchObject({ revision: 3, variants: [{ quantity: 3 }] });
    expect(count(3)).toMatchObject({ revision: 3 });
    expect(inventory.stockHistory({ variantId })).toMatchObject([
      { reason: 'correction', delta: -2, note: 'Stocktaking', variantId },
      { reason: 'adjustment', delta: 5 },
    ]);
    expect(inventory.get({ id: item.id }).variants[0]?.quantity).toBe(3);
  });

  it('keeps no more than a million pieces of one variant', () => {
    const { adjust } = createStock();
    adjust(1_000_000);
    expect(() => adjust(1)).toThrow(expect.objectContaining({ code: 'validation' }));
  });

  it('mends a kept quantity that was altered from outside', () => {
    const { store, inventory, adjust, quantity } = createStock();
    adjust(5);
    store.write((writer) => writer.run('UPDATE variant SET quantity = 7'));
    expect(stockDisagreements(store)).toMatchObject([{ kept: 7, ledger: 5 }]);
    expect(inventory.recomputeStock()).toBe(1);
    expect(quantity()).toBe(5);
  });
});
