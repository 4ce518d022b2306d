import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactNode } from 'react';
import classes from './virtual-table.module.css';

export interface Column {
  readonly key: string;
  readonly label: string;
  /** Width as a grid track: `90px`, `minmax(180px, 2fr)`. */
  readonly track: string;
  readonly numeric?: boolean;
  /** The heading is read out but takes no room. */
  readonly quiet?: boolean;
}

interface Props<Row> {
  /** Names the table to who cannot see it. */
  readonly label: string;
  readonly columns: readonly Column[];
  readonly total: number;
  readonly rowHeight: number;
  /** Below this the table scrolls sideways. */
  readonly minWidth: number;
  /** `undefined` while the row is on its way. */
  readonly row: (index: number) => Row | undefined;
  readonly rowKey: (row: Row) => string;
  /** One `Cell` per column, in their order. */
  readonly renderRow: (row: Row) => ReactNode;
  /** Told which rows are in sight, so that only those are fetched. */
  readonly onRange?: (first: number, last: number) => void;
}

/** A table of any length of which only the rows in sight exist in the page. */
export function VirtualTable<Row>({
  label,
  columns,
  total,
  rowHeight,
  minWidth,
  row,
  rowKey,
  renderRow,
  onRange,
}: Props<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the React compiler, which would mind, is not in use
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    onChange: ({ range }) => {
      if (range) onRange?.(range.startIndex, range.endIndex);
    },
  });
  const grid = { gridTemplateColumns: columns.map(({ track }) => track).join(' '), minWidth };
  return (
    <div ref={scroller} className={classes['scroller']} tabIndex={0} role="region" aria-label={label}>
      <div role="table" aria-label={label} aria-rowcount={total + 1}>
        <div role="rowgroup" className={classes['head']} style={{ minWidth }}>
          <div role="row" aria-rowindex={1} className={classes['row']} style={grid}>
            {columns.map((column) => (
              <div
                key={column.key}
                role="columnheader"
                data-numeric={column.numeric ?? false}
                className={classes['cell']}
              >
                <span className={column.quiet ? classes['quiet'] : undefined}>{column.label}</span>
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={classes['body']} style={{ height: virtual.getTotalSize(), minWidth }}>
          {virtual.getVirtualItems().map(({ index, start, size }) => {
            const value = row(index);
            return (
              <div
                key={value === undefined ? index : rowKey(value)}
                role="row"
                aria-rowindex={index + 2}
                aria-busy={value === undefined}
                className={`${classes['row']} ${classes['placed']}`}
                style={{ ...grid, height: size, transform: `translateY(${start}px)` }}
              >
                {value === undefined ? null : renderRow(value)}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** One cell of a row. */
export const Cell = ({ numeric = false, children }: { readonly numeric?: boolean; readonly children: ReactNode }) => (
  <div role="cell" data-numeric={numeric} className={classes['cell']}>
    {children}
  </div>
);
