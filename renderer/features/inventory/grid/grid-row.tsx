import { IconCheck } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemRow } from '#shared/domain/item.ts';
import { Money } from '../../../components/money.tsx';
import { PhotoImage } from '../../../components/photo-image.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import classes from './grid.module.css';

interface GridRowProps {
  readonly id: string;
  readonly row: ItemRow | undefined;
  readonly index: number;
  /** Distance from the top of the list, px. */
  readonly top: number;
  readonly active: boolean;
  readonly selected: boolean;
}

/** One item in one line of constant height. Clicks are handled by the grid. */
export const GridRow = memo(function GridRow({ id, row, index, top, active, selected }: GridRowProps) {
  return (
    <div
      id={id}
      role="row"
      // The header is row 1.
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-busy={row === undefined}
      data-index={index}
      data-active={active || undefined}
      className={classes['row']}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" data-column="select" className={classes['cell']}>
        <span className={classes['check']} data-checked={selected || undefined} aria-hidden>
          {selected && <IconCheck size={12} stroke={3} />}
        </span>
      </div>
      {row === undefined ? <LoadingCells /> : <Cells row={row} />}
    </div>
  );
});

const LoadingCells = () => (
  <>
    <div role="gridcell" data-column="photo" className={classes['cell']} />
    <div role="gridcell" data-column="title" className={classes['cell']}>
      <span className={classes['waiting']} />
    </div>
  </>
);

function Cells({ row }: { readonly row: ItemRow }) {
  const { t } = useTranslation(['inventory', 'common']);
  return (
    <>
      <div role="gridcell" data-column="photo" className={classes['cell']}>
        <PhotoImage photoId={row.photoId} alt="" />
      </div>
      <div role="gridcell" data-column="title" className={classes['cell']}>
        <span className={classes['text']} dir="auto" title={row.title}>
          {row.title === '' ? <em className={classes['faint']}>{t('untitled')}</em> : row.title}
        </span>
        {row.variantCount > 1 && (
          <span className={classes['variants']}>{t('grid.variants', { count: row.variantCount })}</span>
        )}
      </div>
      <div role="gridcell" data-column="sku" className={classes['cell']}>
        <span className={classes['text']}>{row.sku}</span>
      </div>
      <div role="gridcell" data-column="condition" className={classes['cell']}>
        <span className={classes['text']}>
          {row.condition === null ? (
            <span className={classes['faint']}>—</span>
          ) : (
            t(`common:condition.${row.condition}`)
          )}
        </span>
      </div>
      <div role="gridcell" data-column="price" className={classes['cell']}>
        <Money value={row.price} />
      </div>
      <div role="gridcell" data-column="cost" className={classes['cell']}>
        <Money value={row.cost} />
      </div>
      <div role="gridcell" data-column="quantity" className={classes['cell']}>
        <span className="figures" data-none={row.quantity === 0 || undefined}>
          {row.quantity}
        </span>
      </div>
      <div role="gridcell" data-column="live" className={classes['cell']}>
        <span className="figures">
          {row.liveListings === 0 ? <span className={classes['faint']}>–</span> : row.liveListings}
        </span>
      </div>
      <div role="gridcell" data-column="updated" className={classes['cell']}>
        <TimeAgo at={row.updatedAt} />
      </div>
    </>
  );
}
