import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { columns } from './columns.ts';
import { grid, useGridState } from './grid-state.ts';
import classes from './grid.module.css';

interface GridHeaderProps {
  readonly total: number;
  readonly onSelectAll: () => void;
}

/** Column names; the sortable ones are buttons that say how they are sorted. */
export function GridHeader({ total, onSelectAll }: GridHeaderProps) {
  const { t } = useTranslation('inventory');
  const sort = useGridState((state) => state.sort);
  const descending = useGridState((state) => state.descending);
  const count = useGridState((state) => state.selected.size);
  const Arrow = descending ? IconArrowDown : IconArrowUp;
  return (
    <div role="rowgroup" className={classes['head']}>
      <div role="row" aria-rowindex={1} className={classes['row']}>
        <div role="columnheader" data-column="select" className={classes['cell']}>
          <Checkbox
            size="xs"
            aria-label={t('grid.selectAll')}
            checked={count > 0 && count >= total}
            indeterminate={count > 0 && count < total}
            onChange={() => (count > 0 ? grid.clearSelection() : onSelectAll())}
          />
        </div>
        <div role="columnheader" data-column="photo" className={classes['cell']} aria-label={t('grid.photo')} />
        {columns.map(({ id, sort: by }) => {
          const sorted = by !== null && by === sort;
          return (
            <div
              key={id}
              role="columnheader"
              data-column={id}
              className={classes['cell']}
              {...(by === null ? {} : { 'aria-sort': sorted ? (descending ? 'descending' : 'ascending') : 'none' })}
            >
              {by === null ? (
                <span className={classes['name']}>{t(`grid.${id}`)}</span>
              ) : (
                <button type="button" className={classes['sort']} onClick={() => grid.sortBy(by)}>
                  <span className={classes['name']}>{t(`grid.${id}`)}</span>
                  {sorted && <Arrow size={13} aria-hidden />}
                </button>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
