import { Button } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useRoute } from 'wouter';
import { useNewItem } from '../../app/new-item.ts';
import { itemPath } from '../../app/routes.ts';
import { useOwnClicks } from '../../components/own-clicks.ts';
import { Screen } from '../../components/screen.tsx';
import { NewItemButton } from '../templates/new-item-button.tsx';
import { importCsv, openExport } from '../csv/csv-state.ts';
import { ImportButton } from '../csv/import-button.tsx';
import { useCsvCommands } from '../csv/use-csv-commands.ts';
import { LabelsDialog } from '../labels/labels-dialog.tsx';
import { PublishDialog } from '../publish/publish-dialog.tsx';
import { BinBar } from './bin/bin-bar.tsx';
import { ListedDialog } from './bin/listed-dialog.tsx';
import { PurgeDialog } from './bin/purge-dialog.tsx';
import { removeItems } from './bin/bin.ts';
import { ItemEditor } from './editor/item-editor.tsx';
import { useGridState, type GridQuery } from './grid/grid-state.ts';
import type { GridHandle } from './grid/item-grid.tsx';
import type { Found, Rows } from './grid/use-rows.ts';
import { useSelectRange } from './grid/use-select-range.ts';
import { InventoryList } from './inventory-list.tsx';
import { InventoryToolbar } from './inventory-toolbar.tsx';
import type { ActionTools } from './item-actions.ts';
import classes from './inventory.module.css';
import { SelectionBar } from './selection-bar.tsx';
import { useGridEntry } from './use-grid-entry.ts';
import { useInventoryCommands } from './use-inventory-commands.ts';
import { useFirstView } from './views/use-first-view.ts';

/** What the seller owns: the grid, and above it the editor of the item that is open. */
export function InventoryScreen() {
  const { t } = useTranslation(['inventory', 'csv']);
  const [, navigate] = useLocation();
  const [, opened] = useRoute('/inventory/:id');
  const openId = opened?.id;
  const newItem = useNewItem();
  const { place, search, filter, sort, descending } = useGridState();
  const query = useMemo(
    (): GridQuery => ({ search, filter, sort, descending, place }),
    [search, filter, sort, descending, place],
  );
  const [found, setFound] = useState<Found>();
  const rowsAtHand = useRef<Rows>(null);
  const { select, invert } = useSelectRange(query, rowsAtHand);
  const [publishing, setPublishing] = useState<string[] | null>(null);
  const ownClicks = useOwnClicks(openId !== undefined);
  const searchBox = useRef<HTMLInputElement>(null);
  const gridHandle = useRef<GridHandle>(null);

  const exportable = useCallback(() => ({ ids: [...useGridState.getState().selected], query }), [query]);
  useCsvCommands(exportable);

  const total = found?.total ?? 0;
  const selectAll = useRef(() => {});
  useEffect(() => {
    selectAll.current = () => total > 0 && select(0, total - 1);
  });
  const closeEditor = useCallback(() => navigate('/inventory'), [navigate]);
  const publishOne = useCallback((id: string) => setPublishing([id]), []);
  const tools = useMemo(
    (): ActionTools => ({ open: (id) => navigate(itemPath(id)), publish: (ids) => setPublishing([...ids]) }),
    [navigate],
  );
  useFirstView();
  useInventoryCommands({
    covered: openId !== undefined,
    onSearch: useCallback(() => searchBox.current?.select(), []),
    onSelectAll: useCallback(() => selectAll.current(), []),
    onInvert: invert,
    tools,
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
              <ImportButton label={t('import.button')} />
              <Button variant="default" disabled={total === 0} onClick={() => openExport(exportable())}>
                {t('csv:export.button')}
              </Button>
              <NewItemButton />
            </>
          }
          toolbar={
            <InventoryToolbar searchBox={searchBox} found={found} onLeaveSearch={() => gridHandle.current?.focus()} />
          }
        >
          <div className={classes['list']}>
            {place === 'bin' && total > 0 && <BinBar />}
            <div className={classes['rows']}>
              <InventoryList
                query={query}
                onFound={setFound}
                rowsAtHand={rowsAtHand}
                tools={tools}
                onRemove={(ids) => place !== 'bin' && void removeItems(ids)}
                onSelectRange={select}
                onNew={newItem}
                handle={gridHandle}
              />
            </div>
            <SelectionBar
              query={query}
              total={found?.total}
              tools={tools}
              onSelectAll={() => selectAll.current()}
              onInvert={invert}
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
      <PurgeDialog />
      <LabelsDialog />
      <PublishDialog itemIds={publishing ?? []} opened={publishing !== null} onClose={() => setPublishing(null)} />
    </>
  );
}
