import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { clsx } from 'clsx';
import { memo, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { columnWidths, type GridColumn } from '#shared/domain/grid-column.ts';
import { isNumeric, type ShownColumn } from './column-layout.ts';
import { grid, useGridState } from './grid-state.ts';
import classes from './grid.module.css';
import { useSightCount } from './use-out-of-sight.ts';
import { setWidth } from './use-layout.ts';

interface GridHeaderProps {
  readonly columns: readonly ShownColumn[];
  /** Whether the rows are wider than the grid, so that some cells stick while it is scrolled sideways. */
  readonly wide: boolean;
  readonly total: number;
  readonly onSelectAll: () => void;
}

/** Column names: buttons that sort and say how, each with a handle for its width. Scrolling does not draw it anew. */
export const GridHeader = memo(function GridHeader({ columns, wide, total, onSelectAll }: GridHeaderProps) {
  const { t } = useTranslation(['grid', 'inventory']);
  const sort = useGridState((state) => state.sort);
  const descending = useGridState((state) => state.descending);
  const outOfSight = useSightCount((state) => state.outOfSight);
  const count = useGridState((state) => Math.max(0, state.selected.size - outOfSight));
  const stuck = wide && classes['stuck'];
  const Arrow = descending ? IconArrowDown : IconArrowUp;
  return (
    <div role="rowgroup" className={classes['head']}>
      <div role="row" aria-rowindex={1} className={classes['row']}>
        <div role="columnheader" data-column="select" className={clsx(classes['cell'], classes['select'], stuck)}>
          <Checkbox
            size="xs"
            aria-label={t('selectAll')}
            checked={count > 0 && count >= total}
            indeterminate={count > 0 && count < total}
            onChange={() => (count > 0 ? grid.clearSelection() : onSelectAll())}
          />
        </div>
        <div
          role="columnheader"
          data-column="photo"
          className={clsx(classes['cell'], classes['photo'], stuck)}
          aria-label={t('photo')}
        />
        {columns.map(({ id, width, stuckAt }) => {
          const sorted = id === sort;
          return (
            <div
              key={id}
              role="columnheader"
              data-column={id}
              className={clsx(
                classes['cell'],
                isNumeric(id) && classes['numeric'],
                stuckAt !== null && classes['stuck'],
              )}
              aria-sort={sorted ? (descending ? 'descending' : 'ascending') : 'none'}
              {...(stuckAt === null ? {} : { style: { insetInlineStart: stuckAt } })}
            >
              <button type="button" className={classes['sort']} onClick={() => grid.sortBy(id)}>
                <span className={classes['name']}>{t(`column.${id}`)}</span>
                {sorted && <Arrow size={13} aria-hidden />}
              </button>
              <WidthHandle id={id} width={width} label={t('columns.width', { column: t(`column.${id}`) })} />
            </div>
          );
        })}
        <div
          role="columnheader"
          data-column="menu"
          className={clsx(classes['cell'], classes['menu'], stuck)}
          aria-label={t('menu.column')}
        />
      </div>
    </div>
  );
});

/** Pixels that one press of an arrow key moves an edge. */
const step = 10;

/** The edge of a column, moved by drag or by arrow keys. */
function WidthHandle({
  id,
  width,
  label,
}: {
  readonly id: GridColumn;
  readonly width: number;
  readonly label: string;
}) {
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.preventDefault();
    event.stopPropagation();
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    // What is drawn: a title that fills the room may be wider than its width says.
    const drawn = handle.parentElement?.getBoundingClientRect().width ?? width;
    const start = event.clientX;
    const towards = getComputedStyle(handle).direction === 'rtl' ? -1 : 1;
    const onMove = (move: globalThis.PointerEvent): void => setWidth(id, drawn + (move.clientX - start) * towards);
    const onUp = (): void => {
      handle.removeEventListener('pointermove', onMove);
      handle.removeEventListener('pointerup', onUp);
      handle.removeEventListener('pointercancel', onUp);
    };
    handle.addEventListener('pointermove', onMove);
    handle.addEventListener('pointerup', onUp);
    handle.addEventListener('pointercancel', onUp);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0;
    if (by === 0) return;
    event.preventDefault();
    event.stopPropagation();
    setWidth(id, width + by);
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={columnWidths.least}
      aria-valuemax={columnWidths.most}
      tabIndex={0}
      className={classes['edge']}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
