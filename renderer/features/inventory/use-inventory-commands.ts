import {
  IconArchive,
  IconBox,
  IconFileImport,
  IconListCheck,
  IconSearch,
  IconTrash,
  IconZoomReset,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from '../../app/commands.ts';
import { useFilterCommands } from './filters/filter-bar.tsx';
import { grid, useGridState } from './grid/grid-state.ts';
import { itemActions, type ActionTools } from './item-actions.ts';
import { useViewCommands } from './views/view-menu.tsx';

interface InventoryActions {
  /** Nothing of this applies while an editor covers the grid. */
  readonly covered: boolean;
  readonly tools: ActionTools;
  readonly onSearch: () => void;
  readonly onSelectAll: () => void;
  readonly onInvert: () => void;
  readonly onImport: () => void;
}

const none: readonly Command[] = [];

/** What the inventory adds to palette and keyboard. The grid itself acts on the keys that are only listed here. */
export function useInventoryCommands({
  covered,
  tools,
  onSearch,
  onSelectAll,
  onInvert,
  onImport,
}: InventoryActions): void {
  const { t } = useTranslation(['inventory', 'grid', 'common']);
  const place = useGridState((state) => state.place);
  const anySelected = useGridState((state) => state.selected.size > 0);
  useFilterCommands(covered);
  useViewCommands(covered);
  const commands = useMemo((): readonly Command[] => {
    if (covered) return none;
    const group = t('common:command.group.inventory');
    const listed = (id: string, label: string, shortcut: string): Command => ({
      id: `inventory.${id}`,
      label,
      group,
      shortcut,
      shownIn: 'sheet',
      run: () => {},
    });
    const selectionGroup = t('selection.label');
    return [
      { id: 'inventory.search', label: t('command.search'), group, icon: IconSearch, shortcut: '/', run: onSearch },
      { id: 'inventory.selectAll', label: t('command.selectAll'), group, icon: IconListCheck, run: onSelectAll },
      { id: 'inventory.import', label: t('command.import'), group, icon: IconFileImport, run: onImport },
      {
        id: 'inventory.everything',
        label: t('grid:command.clearLook'),
        group,
        icon: IconZoomReset,
        run: grid.clearLook,
      },
      { id: 'inventory.items', label: t('command.showItems'), group, icon: IconBox, run: () => grid.go('items') },
      {
        id: 'inventory.archive',
        label: t('grid:command.showArchive'),
        group,
        icon: IconArchive,
        run: () => grid.go('archive'),
      },
      { id: 'inventory.view', label: t('command.showBin'), group, icon: IconTrash, run: () => grid.go('bin') },
      ...(anySelected
        ? [
            { id: 'inventory.invert', label: t('grid:selection.invert'), group: selectionGroup, run: onInvert },
            { id: 'inventory.clear', label: t('selection.clear'), group: selectionGroup, run: grid.clearSelection },
            ...itemActions.flatMap(({ id, icon, label, places, on }) =>
              on.kind === 'row' || !places.includes(place)
                ? []
                : [
                    {
                      id: `inventory.selection.${id}`,
                      label: label(),
                      group: selectionGroup,
                      icon,
                      run: () => on.run([...useGridState.getState().selected], tools),
                    },
                  ],
            ),
          ]
        : []),
      listed('move', t('keys.move'), '↑ ↓'),
      listed('side', t('grid:keys.side'), '← →'),
      listed('ends', t('keys.ends'), 'Home End'),
      listed('extend', t('keys.extend'), 'Shift+↑ ↓'),
      listed('open', t('keys.open'), 'Enter'),
      listed('edit', t('grid:keys.edit'), 'F2'),
      listed('menu', t('grid:keys.menu'), 'Shift+F10'),
      listed('select', t('keys.select'), 'Space'),
      listed('all', t('keys.selectAll'), 'mod+A'),
      listed('bin', t('keys.bin'), 'Del'),
    ];
  }, [t, covered, place, anySelected, tools, onSearch, onSelectAll, onInvert, onImport]);
  useCommands(commands);
}
