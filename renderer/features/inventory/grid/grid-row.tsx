import { IconCheck } from '@tabler/icons-react';
import { memo, type CSSProperties } from 'react';
import { daysLeftInBin } from '#shared/domain/bin.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import type { ItemStatus } from '#shared/domain/item-status.ts';
import { PhotoImage } from '../../../components/photo-image.tsx';
import { StatusBadge, type StatusTone } from '../../../components/status-badge.tsx';
import { useOfNow } from '../../../data/clock.ts';
import { cellText, type CellFormat } from './cell-format.ts';
import { CellEditor } from './cell-editor.tsx';
import { isEditable, isNumeric, type EditableColumn, type ShownColumn } from './column-layout.ts';
import type { ActiveCell } from './grid-state.ts';
import classes from './grid.module.css';

interface GridRowProps {
  readonly row: ItemRow | undefined;
  readonly index: number;
  /** Distance from the top of the list, px. */
  readonly top: number;
  readonly columns: readonly ShownColumn[];
  readonly format: CellFormat;
  readonly active: boolean;
  /** Where in the row the keyboard is; `null` in every row but the active one. */
  readonly cell: ActiveCell;
  readonly selected: boolean;
  readonly editing: EditableColumn | null;
}

// What every row has is drawn by the style sheet instead: an icon's elements are most of what a row would consist of.
const check = <IconCheck size={12} stroke={3} />;

export const rowId = (index: number): string => `item-row-${index}`;
export const cellId = (index: number, column: string): string => `item-cell-${index}-${column}`;

/** One item in one line of constant height. Clicks are handled by the grid. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, top, active, selected, editing } = props;
  return (
    <div
      // The grid names the active row and cell only; the others need no name.
      id={active ? rowId(index) : undefined}
      role="row"
      // The header is row 1.
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-busy={row === undefined}
      data-index={index}
      data-active={active || undefined}
      data-editing={editing !== null || undefined}
      className={classes['row']}
      style={{ transform: `translateY(${top}px)` }}
    >
      {row === undefined ? <div role="gridcell" className={classes['waiting']} /> : <Cells {...props} row={row} />}
    </div>
  );
});

function Cells({
  row,
  index,
  columns,
  format,
  active,
  cell,
  selected,
  editing,
}: GridRowProps & { readonly row: ItemRow }) {
  return (
    <>
      <div role="gridcell" data-column="select" className={classes['cell']}>
        <span className={classes['check']} data-checked={selected || undefined} aria-hidden>
          {selected && check}
        </span>
      </div>
      <div
        id={active ? cellId(index, 'photo') : undefined}
        role="gridcell"
        data-column="photo"
        data-at={cell === 'photo' || undefined}
        className={classes['cell']}
      >
        {row.photoId === null ? (
          // An icon's elements would be a sixth of what the row consists of.
          <span className={`${classes['noPhoto']} ${classes['faint']}`}>—</span>
        ) : (
          // A new image for a new photo: one that is filled anew would show the old one until it is there.
          <PhotoImage key={row.photoId} photoId={row.photoId} alt="" />
        )}
      </div>
      {columns.map(({ id, stuckAt }) => (
        <div
          key={id}
          id={active ? cellId(index, id) : undefined}
          role="gridcell"
          data-column={id}
          data-numeric={isNumeric(id) || undefined}
          data-pinned={stuckAt !== null || undefined}
          data-at={cell === id || undefined}
          data-editing={editing === id || undefined}
          {...(isEditable(id) ? { 'aria-readonly': !canEdit(row, id) } : {})}
          className={classes['cell']}
          {...(stuckAt === null ? {} : { style: { insetInlineStart: stuckAt } satisfies CSSProperties })}
        >
          {editing === id ? (
            <CellEditor key={row.id} row={row} column={editing} />
          ) : (
            <CellContent row={row} column={id} format={format} />
          )}
        </div>
      ))}
      <div role="gridcell" data-column="menu" className={classes['cell']}>
        <button
          type="button"
          tabIndex={-1}
          data-part="menu"
          className={classes['dots']}
          aria-label={format.menuOf(row.title === '' ? row.sku : row.title)}
          aria-haspopup="menu"
        />
      </div>
    </>
  );
}

/** Price and stock of an item in several variants are the variants' own; what lies in the recycle bin stays as it is. */
export const canEdit = (row: ItemRow, column: EditableColumn): boolean =>
  row.deletedAt === null && (column === 'title' || column === 'location' || row.variantCount === 1);

const tones: Readonly<Record<ItemStatus, StatusTone>> = {
  needs_attention: 'warning',
  publishing: 'info',
  live: 'good',
  sold_out: 'neutral',
  ended: 'neutral',
  not_listed: 'neutral',
};

function CellContent({
  row,
  column,
  format,
}: {
  readonly row: ItemRow;
  readonly column: ShownColumn['id'];
  readonly format: CellFormat;
}) {
  if (column === 'created' || column === 'updated')
    return <TimePassed at={column === 'created' ? row.createdAt : row.updatedAt} format={format} />;
  const text = cellText(row, column, format);
  if (column === 'status') {
    return row.status === 'not_listed' ? (
      <span className={classes['faint']}>{text}</span>
    ) : (
      <StatusBadge tone={tones[row.status]}>{text}</StatusBadge>
    );
  }
  const shown =
    text === '' ? (
      <span className={classes['faint']}>{column === 'title' ? <em>{format.untitled}</em> : '—'}</span>
    ) : (
      text
    );
  const words = (
    <span
      className={classes['text']}
      data-low={(column === 'quantity' && row.lowStock) || undefined}
      {...titleOf(row, column, text, format)}
    >
      {shown}
    </span>
  );
  return (
    <>
      {column === 'title' && row.deletedAt !== null ? (
        <span className={classes['lines']}>
          {words}
          <DaysLeft deletedAt={row.deletedAt} format={format} />
        </span>
      ) : (
        words
      )}
      {column === 'title' && row.variantCount > 1 && (
        <span className={classes['variants']}>{format.variants(row.variantCount)}</span>
      )}
      {isEditable(column) && canEdit(row, column) && (
        <span data-part="edit" className={classes['pencil']} title={format.edit} aria-hidden />
      )}
    </>
  );
}

/** From here on it is said more loudly that an item of the recycle bin goes. */
const soonDays = 7;

function DaysLeft({ deletedAt, format }: { readonly deletedAt: number; readonly format: CellFormat }) {
  const days = useOfNow((now) => daysLeftInBin(deletedAt, now));
  return (
    <span className={classes['left']} data-soon={days <= soonDays || undefined}>
      {format.daysLeft(days)}
    </span>
  );
}

function TimePassed({ at, format }: { readonly at: number; readonly format: CellFormat }) {
  const text = useOfNow((now) => format.ago(at, now));
  return (
    <span className={classes['text']} title={format.exactly(at)}>
      {text}
    </span>
  );
}

/** The whole of what may be cut off, on hover; texts in the direction they are written in. */
function titleOf(row: ItemRow, column: ShownColumn['id'], text: string, { low }: CellFormat) {
  if (column === 'quantity' && row.lowStock) return { title: low };
  return isNumeric(column) ? {} : { title: text, dir: 'auto' as const };
}
