import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useImperativeHandle, useRef, type KeyboardEvent, type MouseEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { GridHeader } from './grid-header.tsx';
import { gridKey } from './grid-keys.ts';
import { GridRow } from './grid-row.tsx';
import { grid, useGridState, type GridQuery } from './grid-state.ts';
import classes from './grid.module.css';
import type { Rows } from './use-rows.ts';

const rowHeight = 44;
const headHeight = 32;

export interface GridHandle {
  readonly focus: () => void;
}

interface ItemGridProps {
  readonly query: GridQuery;
  readonly rows: Rows;
  readonly total: number;
  readonly onRange: (first: number, last: number) => void;
  readonly onOpen: (id: string) => void;
  readonly onRemove: (ids: readonly string[]) => void;
  /** Selects every row between two, also such as were never fetched. */
  readonly onSelectRange: (first: number, last: number) => void;
  readonly handle: Ref<GridHandle>;
}

/** The inventory as rows of constant height, of which only those around the visible ones are in the page. */
export function ItemGrid({ query, rows, total, onRange, onOpen, onRemove, onSelectRange, handle }: ItemGridProps) {
  const { t } = useTranslation('inventory');
  const scroller = useRef<HTMLDivElement>(null);
  const active = useGridState((state) => state.active);
  const anchor = useGridState((state) => state.anchor);
  const selected = useGridState((state) => state.selected);
  // oxlint-disable-next-line react/incompatible-library -- this component is not compiled, and memoises nothing of it
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    paddingStart: 0,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange(first, last), [first, last, onRange]);
  useImperativeHandle(handle, () => ({ focus: () => scroller.current?.focus() }), []);

  const place = Math.min(active, Math.max(0, total - 1));
  const { scrollToIndex, scrollToOffset } = virtualizer;
  useEffect(() => {
    // Another search or order begins at its top.
    scrollToOffset(0);
  }, [query, scrollToOffset]);

  const idAt = (index: number): string | undefined => rows.rowAt(index)?.id;
  const range = (to: number): void => onSelectRange(Math.min(anchor, to), Math.max(anchor, to));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current) return;
    const page = Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight);
    const key = gridKey(event, { active: place, total, page });
    if (!key) return;
    event.preventDefault();
    const id = idAt(place);
    switch (key.kind) {
      case 'move':
        if (key.extend) {
          grid.extendTo(key.to);
          range(key.to);
        } else grid.activate(key.to);
        scrollToIndex(key.to);
        break;
      case 'open':
        if (id !== undefined) onOpen(id);
        break;
      case 'toggle':
        if (id !== undefined) grid.toggle([id]);
        break;
      case 'selectAll':
        onSelectRange(0, total - 1);
        break;
      case 'remove':
        if (selected.size > 0) onRemove([...selected]);
        else if (id !== undefined) onRemove([id]);
        break;
      case 'clear':
        grid.clearSelection();
        break;
    }
  };

  const onClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    const row = target.closest<HTMLElement>('[data-index]');
    if (!row) return;
    const index = Number(row.dataset['index']);
    const id = idAt(index);
    if (id === undefined) return;
    if (event.shiftKey) {
      grid.extendTo(index);
      range(index);
    } else if (event.ctrlKey || event.metaKey || target.closest('[data-column="select"]')) {
      grid.activate(index);
      grid.toggle([id]);
    } else {
      grid.activate(index);
      onOpen(id);
    }
  };

  const rowId = (index: number): string => `item-row-${index}`;
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      className={classes['grid']}
      aria-label={query.deleted ? t('bin.title') : t('title')}
      aria-rowcount={total + 1}
      aria-multiselectable
      {...(items.some(({ index }) => index === place) ? { 'aria-activedescendant': rowId(place) } : {})}
      onKeyDown={onKeyDown}
      onClick={onClick}
      // A range of rows is selected with Shift; the texts within are not.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
    >
      <GridHeader total={total} onSelectAll={() => onSelectRange(0, total - 1)} />
      <div role="rowgroup" className={classes['body']} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rows.rowAt(index);
          return (
            <GridRow
              key={index}
              id={rowId(index)}
              row={row}
              index={index}
              top={start - headHeight}
              active={index === place}
              selected={row !== undefined && selected.has(row.id)}
            />
          );
        })}
      </div>
    </div>
  );
}
