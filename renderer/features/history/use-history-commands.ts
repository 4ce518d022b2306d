import { IconArrowBackUp, IconArrowForwardUp, IconHistory } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoute } from 'wouter';
import { useCommands, type Command } from '../../app/commands.ts';
import { matchesShortcut } from '../../app/shortcut.ts';
import { isMac } from '../../app/use-shortcuts.ts';
import { showHistory } from './history-state.ts';
import { redoLast, undoLast } from './undo.ts';

const undoKeys = 'mod+Z';
const redoKeys = 'mod+Shift+Z';

/** Undo and redo by palette and by key, and the ways to the list of what was done. */
export function useHistoryCommands(): void {
  const { t } = useTranslation(['history', 'common']);
  const [onItem, item] = useRoute('/inventory/:id');
  const itemId = onItem ? item.id : undefined;
  const commands = useMemo((): readonly Command[] => {
    const group = t('common:command.group.inventory');
    const keys = (id: string, label: string, shortcut: string): Command => ({
      id,
      label,
      group,
      shortcut,
      shownIn: 'sheet',
      run: () => {},
    });
    return [
      { id: 'history.undo', label: t('command.undo'), group, icon: IconArrowBackUp, run: undoLast },
      { id: 'history.redo', label: t('command.redo'), group, icon: IconArrowForwardUp, run: redoLast },
      {
        id: 'history.list',
        label: t('command.list'),
        group,
        icon: IconHistory,
        run: () => showHistory({ kind: 'all' }),
      },
      ...(itemId === undefined
        ? []
        : [
            {
              id: 'history.item',
              label: t('command.item'),
              group,
              icon: IconHistory,
              run: () => showHistory({ kind: 'item', itemId }),
            },
          ]),
      keys('history.undo.keys', t('command.undo'), undoKeys),
      keys('history.redo.keys', t('command.redo'), redoKeys),
    ];
  }, [t, itemId]);
  useCommands(commands);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || hasOwnUndo(event.target)) return;
      const run = matchesShortcut(undoKeys, event, isMac)
        ? undoLast
        : matchesShortcut(redoKeys, event, isMac) || (!isMac && matchesShortcut('mod+Y', event, isMac))
          ? redoLast
          : undefined;
      if (!run) return;
      event.preventDefault();
      if (!event.repeat) run();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

/** In a text field the keys take back what was typed there. */
const hasOwnUndo = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea'));
