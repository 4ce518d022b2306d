import { IconFileImport, IconListCheck, IconSearch, IconTrash, IconUpload } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from '../../app/commands.ts';
import { grid, useGridState } from './grid/grid-state.ts';

interface InventoryActions {
  /** Nothing of this applies while an editor covers the grid. */
  readonly covered: boolean;
  readonly onSearch: () => void;
  readonly onSelectAll: () => void;
  readonly onPublish: () => void;
  readonly onRemove: () => void;
  readonly onImport: () => void;
}

const none: readonly Command[] = [];

/** What the inventory adds to palette and keyboard. The grid itself acts on the keys that are only listed here. */
export function useInventoryCommands({
  covered,
  onSearch,
  onSelectAll,
  onPublish,
  onRemove,
  onImport,
}: InventoryActions): void {
  const { t } = useTranslation(['inventory', 'common']);
  const view = useGridState((state) => state.view);
  const anySelected = useGridState((state) => state.selected.size > 0);
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
    return [
      { id: 'inventory.search', label: t('command.search'), group, icon: IconSearch, shortcut: '/', run: onSearch },
      { id: 'inventory.selectAll', label: t('command.selectAll'), group, icon: IconListCheck, run: onSelectAll },
      { id: 'inventory.import', label: t('command.import'), group, icon: IconFileImport, run: onImport },
      {
        id: 'inventory.view',
        label: view === 'bin' ? t('command.showItems') : t('command.showBin'),
        group,
        icon: IconTrash,
        run: () => grid.view(view === 'bin' ? 'items' : 'bin'),
      },
      ...(anySelected && view === 'items'
        ? [
            { id: 'inventory.publish', label: t('command.publish'), group, icon: IconUpload, run: onPublish },
            { id: 'inventory.remove', label: t('command.remove'), group, icon: IconTrash, run: onRemove },
          ]
        : []),
      listed('move', t('keys.move'), '↑ ↓'),
      listed('ends', t('keys.ends'), 'Home End'),
      listed('extend', t('keys.extend'), 'Shift+↑ ↓'),
      listed('open', t('keys.open'), 'Enter'),
      listed('select', t('keys.select'), 'Space'),
      listed('all', t('keys.selectAll'), 'mod+A'),
      listed('bin', t('keys.bin'), 'Del'),
    ];
  }, [t, covered, view, anySelected, onSearch, onSelectAll, onPublish, onRemove, onImport]);
  useCommands(commands);
}
