import { IconCheck } from '@tabler/icons-react';
import { clsx } from 'clsx';
import { memo, useState, type CSSProperties, type ReactNode } from 'react';
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
  /** Whether the rows are wider than the grid, so that some cells stick while it is scrolled sideways. */
  readonly wide: boolean;
  readonly format: CellFormat;
  readonly active: boolean;
  /** Where in the row the keyboard is; `null` in every row but the active one. */
  readonly cell: ActiveCell;
  readonly selected: boolean;
  readonly editing: EditableColumn | null;
}

// What every row has is drawn by the style sheet instead: an icon's elements are most of what a row would consist of.
const check = <IconCheck size={12} stroke={3} />;

/** Stands for a value that is not known. */
const missing = '—';

export const rowId = (index: number): string => `item-row-${index}`;
export const cellId = (index: number, column: string): string => `item-cell-${index}-${column}`;

/** One item in one line of constant height. Clicks are handled by the grid. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, top, active, selected, editing } = props;
  const [pointedAt, setPointedAt] = useState(false);
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
      onMouseEnter={() => setPointedAt(true)}
      onMouseLeave={() => setPointedAt(false)}
    >
      {row === undefined ? (
        <div role="gridcell" className={classes['waiting']} />
      ) : (
        <Cells {...props} row={row} pointedAt={pointedAt} />
      )}
    </div>
  );
});

interface CellsProps extends GridRowProps {
  readonly row: ItemRow;
  /** Whether the pointer is on the row: only then it has what is seen under the pointer only. */
  readonly pointedAt: boolean;
}

function Cells(props: CellsProps) {
  const { row, index, columns, wide, format, active, cell, selected } = props;
  const stuck = wide && classes['stuck'];
  return (
    <>
      <div role="gridcell" data-column="select" className={clsx(classes['cell'], classes['select'], stuck)}>
        <span className={classes['check']} data-checked={selected || undefined} aria-hidden>
          {selected && check}
        </span>
      </div>
      <div
        id={active ? cellId(index, 'photo') : undefined}
        role="gridcell"
        data-column="photo"
        data-at={cell === 'photo' || undefined}
        className={clsx(classes['cell'], classes['photo'], stuck, row.photoId === null && classes['faint'])}
      >
        {row.photoId === null ? (
          missing
        ) : (
          // A new image for a new photo: one that is filled anew would show the old one until it is there.
          <PhotoImage key={row.photoId} photoId={row.photoId} alt="" />
        )}
      </div>
      {columns.map((column) => cellOf(column, props))}
      <div role="gridcell" data-column="menu" className={clsx(classes['cell'], classes['menu'], stuck)}>
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

/**
 * The cell of a column. Not a component, and its value has no element of its own: the fewer parts a row consists of, the less
 * a leap costs, which makes some thirty rows anew.
 */
function cellOf({ id, stuckAt }: ShownColumn, { row, index, format, active, cell, editing, pointedAt }: CellsProps) {
  const { shown, whole, tone } = wordsOf(row, id, format);
  const editable = isEditable(id) && canEdit(row, id);
  const offersEdit = pointedAt && editable;
  return (
    <div
      key={id}
      id={active ? cellId(index, id) : undefined}
      role="gridcell"
      data-column={id}
      data-at={cell === id || undefined}
      data-editing={editing === id || undefined}
      {...(isEditable(id) ? { 'aria-readonly': !editable } : {})}
      className={clsx(
        classes['cell'],
        id === 'status' && classes['status'],
        isNumeric(id) && classes['numeric'],
        stuckAt !== null && classes['stuck'],
        toneClasses[tone],
        (editing === id || offersEdit) && classes['here'],
      )}
      {...(stuckAt === null ? {} : { style: { insetInlineStart: stuckAt } satisfies CSSProperties })}
      {...(whole === '' ? {} : { title: whole })}
    >
      {editing === id ? (
        <CellEditor key={row.id} row={row} column={editing} />
      ) : offersEdit ? (
        <>
          {shown}
          <span data-part="edit" className={classes['pencil']} title={format.edit} aria-hidden />
        </>
      ) : (
        shown
      )}
    </div>
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

const toneClasses = {
  plain: undefined,
  faint: classes['faint'],
  untitled: classes['untitled'],
  low: classes['low'],
} as const;

/** What a cell says. */
interface Words {
  readonly shown: ReactNode;
  /** The whole of what may be cut off, on hover. */
  readonly whole: string;
  readonly tone: keyof typeof toneClasses;
}

function wordsOf(row: ItemRow, column: ShownColumn['id'], format: CellFormat): Words {
  if (column === 'created' || column === 'updated') {
    const at = column === 'created' ? row.createdAt : row.updatedAt;
    return { shown: <TimePassed at={at} format={format} />, whole: format.exactly(at), tone: 'plain' };
  }
  const text = cellText(row, column, format);
  if (column === 'status')
    return row.status === 'not_listed'
      ? { shown: text, whole: '', tone: 'faint' }
      : { shown: <StatusBadge tone={tones[row.status]}>{text}</StatusBadge>, whole: '', tone: 'plain' };
  if (column === 'title')
    return text === ''
      ? { shown: titleOf(row, format, format.untitled), whole: '', tone: 'untitled' }
      : { shown: titleOf(row, format, text), whole: text, tone: 'plain' };
  if (text === '') return { shown: missing, whole: '', tone: 'faint' };
  if (column === 'quantity' && row.lowStock) return { shown: text, whole: format.low, tone: 'low' };
  return { shown: text, whole: isNumeric(column) ? '' : text, tone: 'plain' };
}

/** The title, beside or above what an item of several variants and one of the recycle bin say of themselves. */
function titleOf({ deletedAt, variantCount }: ItemRow, format: CellFormat, title: string): ReactNode {
  if (deletedAt === null && variantCount === 1) return title;
  const words = <span className={classes['text']}>{title}</span>;
  return (
    <span className={classes['parts']}>
      {deletedAt === null ? (
        words
      ) : (
        <span className={classes['lines']}>
          {words}
          <DaysLeft deletedAt={deletedAt} format={format} />
        </span>
      )}
      {variantCount > 1 && <span className={classes['variants']}>{format.variants(variantCount)}</span>}
    </span>
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

/** As time passes, nothing else of the row is drawn anew. */
const TimePassed = ({ at, format }: { readonly at: number; readonly format: CellFormat }) =>
  useOfNow((now) => format.ago(at, now));
