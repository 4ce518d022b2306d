import { recycleBinDays } from '#shared/domain/bin.ts';
import { Button, Group } from '@mantine/core';
import { IconArchive, IconBox, IconSearchOff, IconTrash } from '@tabler/icons-react';
import { useEffect, useImperativeHandle, type ComponentProps, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { isEmptyFilter } from '#shared/domain/item-filter.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingRows } from '../../components/loading.tsx';
import { ImportButton } from '../csv/import-button.tsx';
import { grid } from './grid/grid-state.ts';
import { ItemGrid } from './grid/item-grid.tsx';
import { useRows, type Found, type Rows } from './grid/use-rows.ts';
import classes from './inventory.module.css';

interface InventoryListProps extends Omit<ComponentProps<typeof ItemGrid>, 'total' | 'rows'> {
  readonly onFound: (found: Found) => void;
  /** Where others find the rows that are there. */
  readonly rowsAtHand: Ref<Rows>;
  readonly onNew: () => void;
}

/**
 * The grid, or what stands in its place while there are no rows. Fetches them itself: each window that comes into sight
 * would else draw the whole screen anew.
 */
export function InventoryList({ onNew, onFound, rowsAtHand, ...props }: InventoryListProps) {
  const { t } = useTranslation(['inventory', 'grid']);
  const { query } = props;
  const rows = useRows(query);
  const { found } = rows;
  useImperativeHandle(rowsAtHand, () => rows);
  useEffect(() => {
    if (found) onFound(found);
  }, [found, onFound]);
  if (found === undefined) {
    if (!rows.error) return <LoadingRows rows={12} />;
    return (
      <div className={classes['notice']}>
        <ErrorState error={rows.error} onRetry={rows.retry} />
      </div>
    );
  }
  if (found.total > 0) {
    return (
      <div className={classes['list']}>
        {rows.error && (
          <div className={classes['notice']}>
            <ErrorState error={rows.error} onRetry={rows.retry} />
          </div>
        )}
        <div className={classes['rows']}>
          <ItemGrid {...props} rows={rows} total={found.total} />
        </div>
      </div>
    );
  }
  const filtered = !isEmptyFilter(query.filter);
  if (filtered || query.search.trim() !== '') {
    return (
      <EmptyState
        icon={IconSearchOff}
        title={t('search.nothingTitle')}
        text={filtered ? t('grid:nothing.filtered') : t('search.nothing')}
        action={{
          label: filtered ? t('grid:nothing.clear') : t('search.clear'),
          onClick: grid.clearLook,
        }}
      />
    );
  }
  if (query.place === 'archive') {
    return (
      <EmptyState
        icon={IconArchive}
        title={t('grid:archive.emptyTitle')}
        text={t('grid:archive.empty')}
        action={{ label: t('bin.back'), onClick: () => grid.go('items') }}
      />
    );
  }
  if (query.place === 'bin') {
    return (
      <EmptyState
        icon={IconTrash}
        title={t('bin.emptyTitle')}
        text={t('bin.empty', { days: recycleBinDays })}
        action={{ label: t('bin.back'), onClick: () => grid.go('items') }}
      />
    );
  }
  return (
    <EmptyState icon={IconBox} title={t('empty.title')} text={t('empty.text')}>
      <Group mt="xs">
        <Button onClick={onNew}>{t('empty.add')}</Button>
        <ImportButton label={t('empty.import')} />
      </Group>
    </EmptyState>
  );
}
