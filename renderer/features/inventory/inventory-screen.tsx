import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useRoute } from 'wouter';
import { useNewItem } from '../../app/new-item.ts';
import { itemPath } from '../../app/routes.ts';
import { useOwnClicks } from '../../components/own-clicks.ts';
import { Screen } from '../../components/screen.tsx';
import { PublishDialog } from '../publish/publish-dialog.tsx';
import { ListedDialog } from './bin/listed-dialog.tsx';
import { removeItems, restoreItems } from './bin/bin.ts';
import { ItemEditor } from './editor/item-editor.tsx';
import { grid, useGridState, type GridQuery } from './grid/grid-state.ts';
import type { GridHandle } from './grid/item-grid.tsx';
import { useRows } from './grid/use-rows.ts';
import { useSelectRange } from './grid/use-select-range.ts';
import { importCsv, useImport } from './import-csv.ts';
import { ImportResult } from './import-result.tsx';
import { InventoryList } from './inventory-list.tsx';
import { InventoryToolbar } from './inventory-toolbar.tsx';
import classes from './inventory.module.css';
import { SelectionBar } from './selection-bar.tsx';
import { useGridEntry } from './use-grid-entry.ts';
import { useInventoryCommands } from './use-inventory-commands.ts';

const selectedIds = (): string[] => [...useGridState.getState().selected];

/** What the seller owns: the grid, and above it the editor of the item that is open. */
export function InventoryScreen() {
  const { t } = useTranslation('inventory');
  const [, navigate] = useLocation();
  const [, opened] = useRoute('/inventory/:id');
  const openId = opened?.id;
  const newItem = useNewItem();
  const { view, search, sort, descending } = useGridState();
  const query = useMemo(
    (): GridQuery => ({ search, sort, descending, deleted: view === 'bin' }),
    [search, sort, descending, view],
  );
  const [range, setRange] = useState({ first: 0, last: 0 });
  const rows = useRows(query, range.first, range.last);
  const select = useSelectRange(query, rows);
  const [publishing, setPublishing] = useState<string[] | null>(null);
  const ownClicks = useOwnClicks(openId !== undefined);
  const searchBox = useRef<HTMLInputElement>(null);
  const gridHandle = useRef<GridHandle>(null);

  const { importing, outcome } = useImport();

  const total = rows.total ?? 0;
  const selectAll = useRef(() => {});
  useEffect(() => {
    selectAll.current = () => total > 0 && select(0, total - 1);
  });
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), []);
  const onPublish = useCallback(() => setPublishing(selectedIds()), []);
  const closeEditor = useCallback(() => navigate('/inventory'), [navigate]);
  const publishOne = useCallback((id: string) => setPublishing([id]), []);
  const onRemoveSelected = useCallback(() => void removeItems(selectedIds()), []);
  useInventoryCommands({
    covered: openId !== undefined,
    onSearch: useCallback(() => searchBox.current?.select(), []),
    onSelectAll: useCallback(() => selectAll.current(), []),
    onPublish,
    onRemove: onRemoveSelected,
    onImport: importCsv,
  });

  useGridEntry(gridHandle);

  const wasOpen = useRef(openId);
  useEffect(() => {
    // Back from the editor: the keyboard goes on where it left the grid.
    if (wasOpen.current !== undefined && openId === undefined) gridHandle.current?.focus();
    wasOpen.current = openId;
  }, [openId]);

  return (
    <>
      {/* Below an open editor the grid keeps its place, out of reach of keyboard and screen reader. */}
      <div className={classes['under']} inert={openId !== undefined}>
        <Screen
          title={t('title')}
          fill
          actions={
            <>
              <Button variant="default" onClick={importCsv} loading={importing}>
                {t('import.button')}
              </Button>
              <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={newItem}>
                {t('new')}
              </Button>
            </>
          }
          toolbar={
            <InventoryToolbar
              searchBox={searchBox}
              total={rows.total}
              onLeaveSearch={() => gridHandle.current?.focus()}
            />
          }
        >
          <div className={classes['list']}>
            <div className={classes['rows']}>
              <InventoryList
                query={query}
                rows={rows}
                onRange={onRange}
                onOpen={(id) => navigate(itemPath(id))}
                onRemove={(ids) => view === 'items' && void removeItems(ids)}
                onSelectRange={select}
                onNew={newItem}
                onImport={importCsv}
                importing={importing}
                handle={gridHandle}
              />
            </div>
            <SelectionBar
              onPublish={onPublish}
              onRemove={onRemoveSelected}
              onRestore={() => void restoreItems(selectedIds())}
            />
          </div>
        </Screen>
      </div>
      {openId !== undefined && (
        <div className={classes['editor']} {...ownClicks}>
          <ItemEditor key={openId} itemId={openId} onClose={closeEditor} onPublish={publishOne} />
        </div>
      )}
      <ListedDialog />
      <PublishDialog itemIds={publishing ?? []} opened={publishing !== null} onClose={() => setPublishing(null)} />
      <ImportResult
        outcome={outcome}
        onClose={() => {
          useImport.setState({ outcome: null });
          grid.activate(0);
        }}
      />
    </>
  );
}
