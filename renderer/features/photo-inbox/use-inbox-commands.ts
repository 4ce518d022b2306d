import {
  IconArrowMerge,
  IconArrowsSplit,
  IconBoxMultiple,
  IconFolder,
  IconFolderPlus,
  IconPhotoCheck,
  IconPhotoX,
  IconTrash,
} from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from '../../app/commands.ts';

interface InboxActions {
  readonly groups: number;
  readonly selected: number;
  readonly onMakeAll: () => void;
  readonly onMerge: () => void;
  readonly onSplit: () => void;
  readonly onOwnGroup: () => void;
  readonly onUp: () => void;
  readonly onDown: () => void;
  readonly onAddTo: () => void;
  readonly onDiscard: () => void;
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
  readonly onChooseFolder: () => void;
  readonly onShowDiscarded: () => void;
}

/** What the inbox adds to palette and shortcut sheet. */
export function useInboxCommands(actions: InboxActions): void {
  const { t } = useTranslation('photos');
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const some = actions.selected > 0;
  const any = actions.groups > 0;
  const commands = useMemo((): readonly Command[] => {
    const group = t('inbox.title');
    const run = (name: keyof Omit<InboxActions, 'groups' | 'selected'>) => () => latest.current[name]();
    const selection: readonly Command[] = [
      { id: 'inbox.merge', label: t('inbox.merge'), group, icon: IconArrowMerge, shortcut: 'M', run: run('onMerge') },
      { id: 'inbox.split', label: t('inbox.split'), group, icon: IconArrowsSplit, shortcut: 'S', run: run('onSplit') },
      {
        id: 'inbox.own',
        label: t('inbox.ownGroup'),
        group,
        icon: IconFolderPlus,
        shortcut: 'G',
        run: run('onOwnGroup'),
      },
      { id: 'inbox.up', label: t('inbox.moveUp'), group, shortcut: 'alt+ArrowUp', run: run('onUp') },
      { id: 'inbox.down', label: t('inbox.moveDown'), group, shortcut: 'alt+ArrowDown', run: run('onDown') },
      { id: 'inbox.addTo', label: t('inbox.addTo'), group, icon: IconBoxMultiple, shortcut: 'A', run: run('onAddTo') },
      {
        id: 'inbox.discard',
        label: t('inbox.discard'),
        group,
        icon: IconTrash,
        shortcut: 'Delete',
        run: run('onDiscard'),
      },
      { id: 'inbox.clear', label: t('bar.clear'), group, shortcut: 'Escape', shownIn: 'keyboard', run: run('onClear') },
    ];
    const whole: readonly Command[] = [
      {
        id: 'inbox.make',
        label: t('inbox.makeAll'),
        group,
        icon: IconPhotoCheck,
        shortcut: 'mod+Enter',
        run: run('onMakeAll'),
      },
      { id: 'inbox.all', label: t('inbox.selectAll'), group, shortcut: 'mod+A', run: run('onSelectAll') },
    ];
    return [
      ...(some ? selection : []),
      ...(any ? whole : []),
      { id: 'inbox.choose', label: t('inbox.choose'), group, icon: IconFolder, run: run('onChooseFolder') },
      { id: 'inbox.discarded', label: t('inbox.discarded.show'), group, icon: IconPhotoX, run: run('onShowDiscarded') },
    ];
  }, [t, some, any]);
  useCommands(commands);
}
