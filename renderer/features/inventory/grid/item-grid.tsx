import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
} from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../../components/toast.tsx';
import type { ActionTools } from '../item-actions.ts';
import { editCell, stopEditing, useCellEditing } from './cell-editing.ts';
import { cellDone, type CellDone } from './cell-editor.tsx';
import { useCellFormat } from './cell-format.ts';
import { drawColumns, isEditable, pinnedWithin, type EditableColumn } from './column-layout.ts';
import { GridHeader } from './grid-header.tsx';
import { gridKey } from './grid-keys.ts';
import { canEdit, cellId, GridRow, rowId } from './grid-row.tsx';
import { grid, useGridState, type ActiveCell, type GridQuery } from './grid-state.ts';
import classes from './grid.module.css';
import { PhotoPreview } from './photo-preview.tsx';
import { RowMenu, type OpenMenu } from './row-menu.tsx';
import { useKeptLayout } from './use-layout.ts';
import { usePhotoDrop } from './use-photo-drop.ts';
import { useDrawnRows } from './use-drawn-rows.ts';
import type { Rows } from './use-rows.ts';

const rowHeight = 44;
/** Rows made ready above and below what is in sight. */
const overscan = 8;
const headHeight = 32;

export interface GridHandle {
  readonly focus: () => void;
}

interface ItemGridProps {
  readonly query: GridQuery;
  readonly rows: Rows;
  readonly total: number;
  readonly tools: ActionTools;
  readonly onRemove: (ids: readonly string[]) => void;
  /** Selects every row between two, also such as were never fetched. */
  readonly onSelectRange: (first: number, last: number) => void;
  readonly handle: Ref<GridHandle>;
}

/** The inventory as rows of constant height, of which only those around the visible ones are in the page. */
export function ItemGrid({ query, rows, total, tools, onRemove, onSelectRange, handle }: ItemGridProps) {
  const { t } = useTranslation(['grid', 'inventory']);
  const scroller = useRef<HTMLDivElement>(null);
  // Not the virtualizer's measure: that of a width alone draws nothing anew.
  const { ref: measured, width: inSight } = useElementSize<HTMLDivElement>();
  const attach = useMergedRef(scroller, measured);
  const active = useGridState((state) => state.active);
  const cell = useGridState((state) => state.cell);
  const anchor = useGridState((state) => state.anchor);
  const selected = useGridState((state) => state.selected);
  const columns = useGridState((state) => state.columns);
  const editing = useCellEditing((state) => state.editing);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const format = useCellFormat();
  const drawn = useMemo(() => drawColumns(columns), [columns]);
  useKeptLayout();
  // oxlint-disable-next-line react/incompatible-library -- this component is not compiled, and memoises nothing of it
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  const items = virtualizer.getVirtualItems();
  const rowSlots = Math.ceil((virtualizer.scrollRect?.height ?? 0) / rowHeight) + 1 + 2 * overscan;
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { show } = rows;
  useEffect(() => show(first, last), [first, last, show]);
  const focus = useCallback(() => scroller.current?.focus({ preventScroll: true }), []);
  useImperativeHandle(handle, () => ({ focus }), [focus]);

  const place = Math.min(active, Math.max(0, total - 1));
  const { scrollToIndex, scrollToOffset } = virtualizer;
  useEffect(() => {
    // Another search or order begins at its top.
    scrollToOffset(0);
    stopEditing();
  }, [query, scrollToOffset]);

  const rowAt = (index: number) => rows.rowAt(index);
  const there = items.map(({ index }) => index).filter((index) => rowAt(index) !== undefined);
  const drawnRows = useDrawnRows(there, virtualizer.range);
  usePhotoDrop(scroller, rowAt, query.place !== 'bin');
  const selectAll = useCallback(() => onSelectRange(0, total - 1), [onSelectRange, total]);
  const range = (to: number): void => onSelectRange(Math.min(anchor, to), Math.max(anchor, to));
  /** Where the keyboard can be in a row, from its start. */
  const cells: readonly ActiveCell[] = [null, 'photo', ...drawn.shown.map(({ id }) => id)];
  const editables = drawn.shown.map(({ id }) => id).filter((id) => isEditable(id));

  const showColumn = (column: ActiveCell): void => {
    const at = drawn.shown.find(({ id }) => id === column);
    const root = scroller.current;
    const element = column === null ? null : document.getElementById(cellId(place, column));
    if (!at || at.stuckAt !== null || !root || !element) return;
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  const beginEditing = (index: number, column: EditableColumn): void => {
    const row = rowAt(index);
    if (!row || query.place === 'bin') return;
    grid.activate(index, column);
    if (canEdit(row, column)) editCell(row.id, column);
    else
      showToast({
        id: 'variants',
        text: t('cell.ofVariants'),
        action: { label: t('menu.open'), run: () => tools.open(row.id) },
      });
  };

  const goOn = useRef((_move: CellDone['detail']['move']) => {});
  useEffect(() => {
    goOn.current = (move) => {
      focus();
      if (move === 'stay' || !isEditable(cell)) return;
      const step = move === 'next' ? 1 : -1;
      let index = place;
      let at = editables.indexOf(cell) + step;
      // On to the next cell that can be typed into, in this row or the one after it.
      for (let tries = 0; tries < 2 * editables.length; tries += 1, at += step) {
        if (at < 0 || at >= editables.length) {
          index += step;
          at = step === 1 ? 0 : editables.length - 1;
        }
        const row = rowAt(index);
        const column = editables[at];
        if (!row || column === undefined) return;
        if (!canEdit(row, column)) continue;
        scrollToIndex(index);
        beginEditing(index, column);
        return;
      }
    };
  });
  useEffect(() => {
    const root = scroller.current;
    const onDone = (event: Event): void => goOn.current((event as CellDone).detail.move);
    root?.addEventListener(cellDone, onDone);
    return () => root?.removeEventListener(cellDone, onDone);
  }, []);

  const openMenu = (index: number, x: number, y: number): void => {
    const row = rowAt(index);
    if (!row) return;
    grid.activate(index, cell);
    setMenu({ row, x, y });
  };

  const openMenuOfActive = (): void => {
    const at = document.getElementById(cell === null ? rowId(place) : cellId(place, cell));
    const box = at?.getBoundingClientRect();
    if (box) openMenu(place, box.left + 48, box.bottom - 8);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current) return;
    const page = Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight);
    const key = gridKey(event, { active: place, total, page });
    if (!key) return;
    event.preventDefault();
    const id = rowAt(place)?.id;
    switch (key.kind) {
      case 'move':
        if (key.extend) {
          grid.extendTo(key.to);
          range(key.to);
        } else grid.moveTo(key.to);
        scrollToIndex(key.to);
        break;
      case 'side': {
        const towards = getComputedStyle(event.currentTarget).direction === 'rtl' ? -key.by : key.by;
        const to = cells[Math.min(cells.length - 1, Math.max(0, cells.indexOf(cell) + towards))] ?? null;
        grid.atCell(to);
        showColumn(to);
        break;
      }
      case 'open':
        if (isEditable(cell)) beginEditing(place, cell);
        else if (id !== undefined) tools.open(id);
        break;
      case 'edit': {
        const column = isEditable(cell) ? cell : editables[0];
        if (column !== undefined) beginEditing(place, column);
        break;
      }
      case 'menu':
        openMenuOfActive();
        break;
      case 'toggle':
        if (id !== undefined) grid.toggle([id]);
        break;
      case 'selectAll':
        selectAll();
        break;
      case 'remove':
        if (selected.size > 0) onRemove([...selected]);
        else if (id !== undefined) onRemove([id]);
        break;
      case 'clear':
        if (cell === null) grid.clearSelection();
        else grid.atCell(null);
        break;
    }
  };

  const placeOf = (target: Element): { index: number; column: string; part: string | undefined } | null => {
    const row = target.closest<HTMLElement>('[data-index]');
    if (!row) return null;
    return {
      index: Number(row.dataset['index']),
      column: target.closest<HTMLElement>('[data-column]')?.dataset['column'] ?? '',
      part: target.closest<HTMLElement>('[data-part]')?.dataset['part'],
    };
  };

  const onClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    const hit = placeOf(target);
    const id = hit && rowAt(hit.index)?.id;
    if (!hit || id === undefined || id === null) return;
    const { index, column, part } = hit;
    if (part === 'menu') {
      const box = target.closest('button')?.getBoundingClientRect();
      openMenu(index, box?.left ?? event.clientX, box?.bottom ?? event.clientY);
    } else if (event.shiftKey) {
      grid.extendTo(index);
      range(index);
    } else if (event.ctrlKey || event.metaKey || column === 'select') {
      grid.activate(index);
      grid.toggle([id]);
    } else if (part === 'edit' && isEditable(column)) {
      beginEditing(index, column);
    } else if (isEditable(column) && column !== 'title' && query.place !== 'bin') {
      // These are typed into; a click only goes there, and a second one begins.
      grid.activate(index, column);
      focus();
    } else {
      grid.activate(index);
      tools.open(id);
    }
  };

  const onDoubleClick = (event: MouseEvent): void => {
    const hit = placeOf(event.target as Element);
    if (hit && isEditable(hit.column) && hit.part === undefined) beginEditing(hit.index, hit.column);
  };

  const onContextMenu = (event: MouseEvent): void => {
    const target = event.target as Element;
    const hit = placeOf(target);
    if (target.closest('input')) return;
    if (hit) {
      event.preventDefault();
      openMenu(hit.index, event.clientX, event.clientY);
    } else if (target === scroller.current && event.button !== 2) {
      // Shift+F10 and the menu key reach the page as this event, on what has the focus, and not as a key press.
      event.preventDefault();
      openMenuOfActive();
    }
  };

  const fits = inSight >= drawn.minWidth;
  const shown = useMemo(
    () =>
      fits ? drawn.shown.map(({ id, width }) => ({ id, width, stuckAt: null })) : pinnedWithin(drawn.shown, inSight),
    [fits, drawn, inSight],
  );
  const inPage = items.some(({ index }) => index === place);
  const activeId = cell === null || rowAt(place) === undefined ? rowId(place) : cellId(place, cell);
  const sizes = { '--columns': drawn.tracks, '--row-width': `${drawn.minWidth}px` } as CSSProperties;
  return (
    <>
      <div
        ref={attach}
        role="grid"
        tabIndex={0}
        className={classes['grid']}
        style={sizes}
        aria-label={t(`place.${query.place}`)}
        aria-rowcount={total + 1}
        aria-multiselectable
        {...(inPage ? { 'aria-activedescendant': activeId } : {})}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onContextMenu={onContextMenu}
        // A range of rows is selected with Shift; the texts within are not.
        onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      >
        <GridHeader columns={shown} wide={!fits} total={total} onSelectAll={selectAll} />
        <div role="rowgroup" className={classes['body']} style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = drawnRows.has(index) ? rowAt(index) : undefined;
            const isActive = index === place;
            return (
              <GridRow
                // A row that scrolls out is filled anew with the one that scrolls in, instead of being made again.
                key={index % rowSlots}
                row={row}
                index={index}
                top={start - headHeight}
                columns={shown}
                wide={!fits}
                format={format}
                active={isActive}
                cell={isActive ? cell : null}
                selected={row !== undefined && selected.has(row.id)}
                editing={row !== undefined && editing?.id === row.id ? editing.column : null}
              />
            );
          })}
        </div>
      </div>
      <PhotoPreview grid={scroller} active={cell === 'photo' ? place : null} />
      {menu !== null && (
        <RowMenu
          menu={menu}
          tools={tools}
          onClose={() => {
            setMenu(null);
            focus();
          }}
        />
      )}
    </>
  );
}
