import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import type { PublishCell } from '#shared/ipc/publishing.ts';
import { CheckRow } from './check-row.tsx';
import classes from './publish.module.css';
import { cellKey } from './preflight-summary.ts';

interface Props {
  readonly itemIds: readonly string[];
  readonly accounts: readonly Account[];
  readonly cells: ReadonlyMap<string, PublishCell>;
  readonly onPreview: (itemId: string, accountId: string) => void;
  readonly onLeave: () => void;
}

/** Items down, accounts across; a cell opens below its item. Only the rows in sight exist. */
export function CheckList({ itemIds, accounts, cells, onPreview, onLeave }: Props) {
  const { t } = useTranslation('publish');
  const scroller = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  // oxlint-disable-next-line react/incompatible-library -- the React compiler, which would mind, is not in use
  const virtual = useVirtualizer({
    count: itemIds.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 52,
    getItemKey: (index) => itemIds[index] ?? index,
    overscan: 6,
  });
  // With one item there is nothing to choose from: what there is to say of it is shown at once. It stays the same cell
  // while problems are mended, so that no form closes under the seller's hands.
  const [only, second] = itemIds;
  const [first] = accounts;
  const single = only !== undefined && second === undefined && first ? cellKey(only, first.id) : null;
  const shown = open ?? single;
  return (
    <div ref={scroller} className={classes['list']} role="region" aria-label={t('preflight.table')} tabIndex={0}>
      <ul className={classes['rows']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const itemId = itemIds[index];
          if (itemId === undefined) return null;
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={classes['row']}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={itemIds.length}
              aria-posinset={index + 1}
            >
              <CheckRow
                itemId={itemId}
                accounts={accounts}
                cells={cells}
                openAccountId={accounts.find(({ id }) => cellKey(itemId, id) === shown)?.id ?? null}
                onToggle={(accountId) => {
                  const cell = cellKey(itemId, accountId);
                  setOpen(shown === cell ? '' : cell);
                }}
                onPreview={(accountId) => onPreview(itemId, accountId)}
                onLeave={onLeave}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
