import { Menu, UnstyledButton } from '@mantine/core';
import { IconAdjustments, IconCheck, IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useEffect, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceInfo } from '#shared/ipc/workspaces.ts';
import { shortcutKeys } from '../../app/shortcut.ts';
import { isMac } from '../../app/use-shortcuts.ts';
import { useData } from '../../data/query.ts';
import { ManageDialog } from './manage-dialog.tsx';
import { NewWorkspaceDialog } from './new-workspace-dialog.tsx';
import { openWorkspace } from './open-workspace.ts';
import { openWorkspaceDialog, useWorkspaceDialogs } from './dialogs.ts';
import { switchShortcut, useWorkspaceCommands } from './use-workspace-commands.ts';
import { WorkspaceDot } from './workspace-dot.tsx';
import classes from './workspaces.module.css';

const none: readonly WorkspaceInfo[] = [];

/** The name in the title bar: whose data this is, and the way to the other businesses. */
export function WorkspaceSwitcher() {
  const { t } = useTranslation(['workspaces', 'common']);
  const { data } = useData('workspaces.list');
  const all = data?.workspaces ?? none;
  const opened = useWorkspaceDialogs((state) => state.opened);
  const close = () => openWorkspaceDialog('none');
  useWorkspaceCommands(all);
  const shown = all.find((one) => one.shown);
  // Whoever has one business and never named it sees the app's name, as there is nothing to tell apart.
  const name = shown === undefined || (all.length === 1 && !shown.named) ? t('common:appName') : shown.name;
  useEffect(() => {
    document.title = name === t('common:appName') ? name : `${name} · ${t('common:appName')}`;
  }, [name, t]);
  const news = all.some(({ newSales }) => newSales > 0);
  return (
    <>
      <Menu
        opened={opened === 'menu'}
        onChange={(open) => openWorkspaceDialog(open ? 'menu' : 'none')}
        position="bottom-start"
        width="max-content"
        // It would be a part of the menu that is no choice; the present one takes the focus instead.
        withInitialFocusPlaceholder={false}
        withinPortal
      >
        <Menu.Target>
          <UnstyledButton
            className={classes['switcher'] ?? ''}
            aria-label={t(news ? 'switchNews' : 'switch', { name })}
            title={`${t('switchCommand')} (${shortcutKeys(switchShortcut, isMac).join('+')})`}
            data-testid="workspace-switcher"
          >
            {shown && all.length > 1 ? <WorkspaceDot colour={shown.colour} /> : null}
            <span className={classes['name']} dir="auto">
              {name}
            </span>
            {news ? <span className={classes['news']} aria-hidden /> : null}
            <IconChevronDown size={14} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown onKeyDown={(event) => chooseByNumber(event, all)}>
          {all.map((workspace, index) => (
            <WorkspaceChoice key={workspace.id} workspace={workspace} number={index + 1} />
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => openLater('new')}>
            {t('new')}
          </Menu.Item>
          <Menu.Item leftSection={<IconAdjustments size={16} aria-hidden />} onClick={() => openLater('manage')}>
            {t('manage')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NewWorkspaceDialog opened={opened === 'new'} onClose={close} taken={all.map(({ colour }) => colour)} />
      <ManageDialog opened={opened === 'manage'} onClose={close} workspaces={all} removed={data?.removed ?? []} />
    </>
  );
}

/** The menu closes itself after the click, and would close the dialog with it. */
const openLater = (dialog: 'new' | 'manage'): void => void setTimeout(() => openWorkspaceDialog(dialog));

function WorkspaceChoice({ workspace, number }: { readonly workspace: WorkspaceInfo; readonly number: number }) {
  const { t } = useTranslation('workspaces');
  const { id, name, colour, shown, state, newSales } = workspace;
  const note = newSales > 0 ? t('newSales', { count: newSales }) : state === 'stopped' ? t('stopped') : null;
  return (
    <Menu.Item
      data-autofocus={shown || undefined}
      leftSection={<WorkspaceDot colour={colour} />}
      rightSection={
        shown ? (
          <IconCheck size={16} aria-label={t('shown')} />
        ) : (
          <span className={classes['number']} aria-hidden>
            {number < 10 ? number : ''}
          </span>
        )
      }
      onClick={() => void openWorkspace(id)}
    >
      <div className={classes['choice']} dir="auto" title={name}>
        {name}
      </div>
      {note === null ? null : <div style={{ fontSize: 12 }}>{note}</div>}
    </Menu.Item>
  );
}

function chooseByNumber(event: KeyboardEvent, all: readonly WorkspaceInfo[]): void {
  const chosen = /^[1-9]$/.test(event.key) ? all[Number(event.key) - 1] : undefined;
  if (chosen === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  openWorkspaceDialog('none');
  void openWorkspace(chosen.id);
}
