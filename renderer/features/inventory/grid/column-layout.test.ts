import { describe, expect, it } from 'vitest';
import { defaultColumns, wholeLayout } from '#shared/domain/grid-column.ts';
import { drawColumns, pinnedWithin } from './column-layout.ts';

describe('the columns of the grid', () => {
  it('stand each once, pinned ones first, whatever was stored', () => {
    const price = { id: 'price', width: 90, shown: true, pinned: true } as const;
    const sku = { id: 'sku', width: 90, shown: true, pinned: false } as const;
    const layout = wholeLayout([sku, price, sku]);
    expect(layout.map(({ id }) => id).slice(0, 2)).toEqual(['price', 'sku']);
    expect(new Set(layout.map(({ id }) => id)).size).toBe(defaultColumns.length);
    expect(layout).toHaveLength(defaultColumns.length);
    expect(layout.filter(({ shown }) => shown)).toEqual([price, sku]);
  });

  it('are never none', () => {
    const layout = wholeLayout(defaultColumns.map(({ id, width }) => ({ id, width, shown: false, pinned: false })));
    expect(layout.filter(({ shown }) => shown).map(({ id }) => id)).toEqual(['title']);
  });

  it('scroll, though pinned, where they would hide the others, the last pinned first', () => {
    const column = (id: 'title' | 'sku' | 'price', width: number, pinned: boolean) =>
      ({ id, width, shown: true, pinned }) as const;
    const { shown } = drawColumns([column('title', 400, true), column('sku', 300, true), column('price', 80, false)]);
    const stuck = (width: number) => pinnedWithin(shown, width).map(({ stuckAt }) => stuckAt);
    expect(stuck(1_092)).toEqual([80, 480, null]);
    expect(stuck(1_000)).toEqual([80, null, null]);
    expect(stuck(712)).toEqual([null, null, null]);
  });

  it('stick one behind the other, and the title grows only where no pinned one has to know its place', () => {
    const pinned = drawColumns([
      { id: 'title', width: 200, shown: true, pinned: true },
      { id: 'price', width: 80, shown: true, pinned: true },
      { id: 'sku', width: 100, shown: false, pinned: false },
      { id: 'cost', width: 70, shown: true, pinned: false },
    ]);
    expect(pinned.shown.map(({ stuckAt }) => stuckAt)).toEqual([80, 280, null]);
    expect(pinned.tracks).toBe('36px 44px 200px 80px 70px minmax(0, 1fr) 36px');
    expect(pinned.minWidth).toBe(36 + 44 + 200 + 80 + 70 + 36);
    const growing = drawColumns([
      { id: 'price', width: 80, shown: true, pinned: true },
      { id: 'title', width: 200, shown: true, pinned: false },
    ]);
    expect(growing.tracks).toBe('36px 44px 80px minmax(200px, 1fr) 36px');
  });
});
