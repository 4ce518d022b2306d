import { IconAdjustments, IconBuildingStore, IconPlus } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceInfo } from '#shared/ipc/workspaces.ts';
import { useCommands, type Command } from '../../app/commands.ts';
import { client } from '../../data/client.ts';
import { openWorkspaceDialog } from './dialogs.ts';
import { openWorkspace } from './open-workspace.ts';

/** Opens the list of businesses, where a digit chooses. */
export const switchShortcut = 'mod+Shift+B';

/** A command for every business that is not shown, and what the menu bar and notifications ask for. */
export function useWorkspaceCommands(all: readonly WorkspaceInfo[]): void {
  const { t } = useTranslation('workspaces');
  const commands = useMemo((): readonly Command[] => {
    const group = t('title');
    return [
      {
        id: 'workspaces.menu',
        label: t('switchCommand'),
        group,
        icon: IconBuildingStore,
        shortcut: switchShortcut,
        run: () => openWorkspaceDialog('menu'),
      },
      ...all
        .filter(({ shown }) => !shown)
        .map(({ id, name }) => ({
          id: `workspaces.open.${id}`,
          label: t('open', { name }),
          group,
          icon: IconBuildingStore,
          run: () => void openWorkspace(id),
        })),
      { id: 'workspaces.new', label: t('new'), group, icon: IconPlus, run: () => openWorkspaceDialog('new') },
      {
        id: 'workspaces.manage',
        label: t('manage'),
        group,
        icon: IconAdjustments,
        run: () => openWorkspaceDialog('manage'),
      },
    ];
  }, [t, all]);
  useCommands(commands);
  useEffect(
    () =>
      client.onEvent('workspaces.asked', (asked) => {
        if (asked.kind === 'open') void openWorkspace(asked.id);
        else openWorkspaceDialog(asked.kind);
      }),
    [],
  );
}
