import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import type { PublishCell } from '#shared/ipc/publishing.ts';
import { AccountHead } from './account-head.tsx';
import { nextPlace, type GridPlace } from './grid-place.ts';
import { GridRow } from './grid-row.tsx';
import { cellKey, publishablePairs } from './preflight-summary.ts';
import classes from './publish.module.css';

interface Props {
  readonly itemIds: readonly string[];
  /** All that were chosen, shown or not, for the counts. */
  readonly allItemIds: readonly string[];
  readonly accounts: readonly Account[];
  readonly cells: ReadonlyMap<string, PublishCell>;
  readonly excluded: ReadonlySet<string>;
  readonly onInclude: (itemId: string, accountIds: readonly string[]) => void;
  readonly onPreview: (itemId: string, accountId: string) => void;
  readonly onLeave: () => void;
}

/** Pixels that the head stands over; publish.module.css keeps rows clear of them. */
const HEAD_HEIGHT = 84;

/** Items down, accounts across; a cell opens below its item. Only the rows in sight exist. One Tab stop, then arrow keys. */
export function CheckGrid({ itemIds, allItemIds, accounts, cells, excluded, onInclude, onPreview, onLeave }: Props) {
  const { t } = useTranslation('publish');
  const scroller = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 1 });
  const moving = useRef(false);
  const revealing = useRef(false);
  // oxlint-disable-next-line react/incompatible-library -- the React compiler, which would mind, is not in use
  const virtual = useVirtualizer({
    count: itemIds.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 56,
    getItemKey: (index) => itemIds[index] ?? index,
    overscan: 6,
    scrollPaddingStart: HEAD_HEIGHT,
  });
  // With one item there is nothing to choose from: what there is to say of it is shown at once. It stays the same cell
  // while problems are mended, so that no form closes under the seller's hands.
  const [only, second] = itemIds;
  const [first] = accounts;
  const single = only !== undefined && second === undefined && first ? cellKey(only, first.id) : null;
  const shown = open ?? single;
  const toggle = (itemId: string, accountId: string): void => {
    const cell = cellKey(itemId, accountId);
    revealing.current = shown !== cell;
    setOpen(shown === cell ? '' : cell);
  };
  useEffect(() => {
    const details = scroller.current?.querySelector('[data-details]');
    if (!revealing.current || !details) return;
    revealing.current = false;
    const row = details.closest<HTMLElement>('[data-index]');
    // The item stays in sight above what was opened, also where that is longer than the window.
    const room = (scroller.current?.clientHeight ?? 0) - HEAD_HEIGHT;
    row?.scrollIntoView({ block: row.offsetHeight > room ? 'start' : 'nearest', inline: 'nearest' });
  });
  useEffect(() => {
    if (!moving.current) return;
    const target = scroller.current?.querySelector<HTMLElement>(
      `[data-index="${place.row}"] [data-column="${place.column}"]`,
    );
    if (!target) return;
    moving.current = false;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // Keys pressed within an opened cell are its own.
    if (!(event.target instanceof HTMLElement) || event.target.dataset['column'] === undefined) return;
    const next = nextPlace(place, event, { rows: itemIds.length, columns: accounts.length + 1 });
    const itemId = itemIds[place.row];
    const account = accounts[place.column - 1];
    if (next) {
      moving.current = true;
      virtual.scrollToIndex(next.row);
      setPlace(next);
    } else if (event.key === ' ' && itemId !== undefined) {
      onInclude(itemId, account ? [account.id] : accounts.map(({ id }) => id));
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && itemId !== undefined && account) {
      toggle(itemId, account.id);
    } else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      className={`${classes['list']} ${classes['grid']}`}
      role="grid"
      aria-label={t('preflight.table')}
      aria-rowcount={itemIds.length + 1}
      aria-colcount={accounts.length + 1}
      style={{ ['--accounts' as string]: accounts.length }}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        const column = target.dataset['column'];
        const row = target.closest<HTMLElement>('[data-index]')?.dataset['index'];
        if (column !== undefined && row !== undefined) setPlace({ row: Number(row), column: Number(column) });
      }}
    >
      <div role="row" aria-rowindex={1} className={classes['headRow']}>
        <div role="columnheader" aria-colindex={1} className={classes['nameHead']}>
          {t('grid.items')}
        </div>
        {accounts.map((account, index) => (
          <div key={account.id} role="columnheader" aria-colindex={index + 2} className={classes['accountHead']}>
            <AccountHead account={account} going={publishablePairs(cells, allItemIds, [account.id], excluded).length} />
          </div>
        ))}
      </div>
      <div role="presentation" className={classes['rows']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const itemId = itemIds[index];
          if (itemId === undefined) return null;
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              role="presentation"
              data-index={index}
              className={classes['row']}
              style={{ transform: `translateY(${start}px)` }}
            >
              <GridRow
                itemId={itemId}
                row={index}
                accounts={accounts}
                cells={cells}
                excluded={excluded}
                openAccountId={accounts.find(({ id }) => cellKey(itemId, id) === shown)?.id ?? null}
                focusColumn={place.row === index ? Math.min(place.column, accounts.length) : null}
                onToggle={(accountId) => toggle(itemId, accountId)}
                onInclude={(accountIds) => onInclude(itemId, accountIds)}
                onPreview={(accountId) => onPreview(itemId, accountId)}
                onLeave={onLeave}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
