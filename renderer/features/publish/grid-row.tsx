import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import type { PublishCell } from '#shared/ipc/publishing.ts';
import { Money } from '../../components/money.tsx';
import { PhotoImage } from '../../components/photo-image.tsx';
import { useAccountName } from '../../data/account-name.ts';
import { useData } from '../../data/query.ts';
import { CellDetails } from './cell-details.tsx';
import { GridCell } from './grid-cell.tsx';
import { cellKey } from './preflight-summary.ts';
import classes from './publish.module.css';

interface Props {
  readonly itemId: string;
  readonly row: number;
  readonly accounts: readonly Account[];
  readonly cells: ReadonlyMap<string, PublishCell>;
  readonly excluded: ReadonlySet<string>;
  readonly openAccountId: string | null;
  /** The column that the Tab key reaches, when it is in this row. */
  readonly focusColumn: number | null;
  readonly onToggle: (accountId: string) => void;
  /** Takes cells of this item out, or in again when all of them are out. */
  readonly onInclude: (accountIds: readonly string[]) => void;
  readonly onPreview: (accountId: string) => void;
  readonly onLeave: () => void;
}

/** One item with its verdict on each account; an opened one stands below it. */
export function GridRow(props: Props) {
  const { itemId, row, accounts, cells, excluded, openAccountId, focusColumn, onToggle, onInclude } = props;
  const { t } = useTranslation(['publish', 'inventory']);
  const nameOf = useAccountName();
  const item = useData('items.get', { id: itemId });
  const title = item.data ? item.data.title || t('inventory:untitled') : t('preflight.loadingItem');
  const openAccount = accounts.find(({ id }) => id === openAccountId);
  const openCell = openAccount === undefined ? undefined : cells.get(cellKey(itemId, openAccount.id));
  const ids = accounts.map(({ id }) => id);
  const included = (accountId: string): boolean => !excluded.has(cellKey(itemId, accountId));
  return (
    <>
      <div role="row" aria-rowindex={row + 2} className={classes['gridRow']}>
        <div
          role="rowheader"
          aria-colindex={1}
          tabIndex={focusColumn === 0 ? 0 : -1}
          data-column={0}
          className={classes['nameCell']}
        >
          <input
            type="checkbox"
            tabIndex={-1}
            checked={ids.some(included)}
            aria-label={t('grid.includeItem', { title })}
            onChange={() => onInclude(ids)}
          />
          <span className={classes['thumb']}>
            <PhotoImage photoId={item.data?.photos[0]?.id ?? null} alt="" />
          </span>
          <div className={classes['name']}>
            <Text size="sm" fw={500} truncate dir="auto" title={title}>
              {title}
            </Text>
            <Text size="xs" c="dimmed" truncate dir="auto">
              {item.data?.variants[0]?.sku ?? ''} · <Money value={item.data?.variants[0]?.price} />
            </Text>
          </div>
        </div>
        {accounts.map((account, index) => (
          <GridCell
            key={account.id}
            title={title}
            account={account}
            column={index + 1}
            cell={cells.get(cellKey(itemId, account.id))}
            included={included(account.id)}
            open={account.id === openAccountId}
            focusable={focusColumn === index + 1}
            onToggle={() => onToggle(account.id)}
            onInclude={() => onInclude([account.id])}
          />
        ))}
      </div>
      {openAccount && openCell ? (
        <div role="row" className={classes['detailsRow']} data-details>
          <div role="gridcell" aria-colspan={accounts.length + 1} className={classes['details']}>
            {accounts.length > 1 ? (
              <Text size="sm" fw={600} mb={4} dir="auto">
                {nameOf(openAccount)}
              </Text>
            ) : null}
            <CellDetails
              item={item.data}
              account={openAccount}
              cell={openCell}
              onPreview={() => props.onPreview(openAccount.id)}
              onLeave={props.onLeave}
            />
          </div>
        </div>
      ) : null}
    </>
  );
}
