import { onTestFinished, describe, expect, it } from 'vitest';
import { createEventHub } from '#main/events.ts';
import { createLowStock } from '#main/inventory/stock-low.ts';
import { createTestInventory } from '#test/support/inventory.ts';

function openLow() {
  const desk = createTestInventory();
  const { store, clock, settings, inventory, events } = desk;
  const hub = createEventHub((error) => {
    throw error;
  });
  const notices: string[] = [];
  const low = createLowStock({
    store,
    clock,
    settings,
    events: hub,
    emit: hub.emit,
    notifier: { notify: ({ body }) => void notices.push(body) },
  });
  low.start();
  onTestFinished(() => low.stop());
  settings.update({ lowStockAt: 2 });
  const stock = (title: string, quantity: number, lowStockAt?: number) => {
    const item = inventory.create({ title, ...(lowStockAt !== undefined && { lowStockAt }) });
    const variantId = item.variants[0]?.id ?? '';
    const set = (to: number): void => {
      inventory.adjustStock({ variantId, reason: 'correction', change: { kind: 'count', quantity: to }, note: '' });
      // The inventory's own hub is another one here.
      for (const { name, payload } of events.splice(0)) hub.emit(name, payload);
      clock.advance(2_000);
    };
    set(quantity);
    return set;
  };
  const rows = () =>
    low.list({ offset: 0, limit: 100 }).rows.map(({ title, quantity, threshold }) => ({ title, quantity, threshold }));
  return { low, notices, stock, rows, settings };
}

describe('low stock', () => {
  it('lists items at or below their own threshold or the default, and none of those set to never', () => {
    const { stock, rows, settings, low } = openLow();
    stock('by default', 2);
    stock('enough', 3);
    stock('its own', 9, 10);
    stock('never', 1, 0);
    expect(rows()).toEqual([
      { title: 'by default', quantity: 2, threshold: 2 },
      { title: 'its own', quantity: 9, threshold: 10 },
    ]);
    settings.update({ lowStockAt: 0 });
    expect(low.list({ offset: 0, limit: 1 })).toMatchObject({ rows: [{ title: 'its own', own: true }], total: 1 });
  });

  it('tells once when an item falls to its threshold, and again only after it rose', () => {
    const { stock, notices, low } = openLow();
    const set = stock('Cups', 5);
    expect(notices).toEqual([]);
    set(2);
    expect(notices).toEqual(['Cups: 2 left']);
    set(1);
    expect(notices).toHaveLength(1);
    expect(low.unseen()).toEqual({ items: 1 });
    set(5);
    expect(low.unseen()).toEqual({ items: 0 });
    set(2);
    expect(notices).toEqual(['Cups: 2 left', 'Cups: 2 left']);
  });

  it('forgets a fall that the seller has seen', () => {
    const { stock, low } = openLow();
    stock('Cups', 5)(1);
    low.seen();
    expect(low.unseen()).toEqual({ items: 0 });
  });
});
