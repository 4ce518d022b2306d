import { ActionIcon, Text } from '@mantine/core';
import { IconArchive, IconFolderOpen, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceInfo } from '#shared/ipc/workspaces.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { useAction } from '../../data/query.ts';
import { WorkspaceDot } from './workspace-dot.tsx';
import classes from './workspaces.module.css';

interface Props {
  readonly workspace: WorkspaceInfo;
  readonly onRename: () => void;
  readonly onRemove: () => void;
}

/** One business with what can be done to it. The one that is shown cannot be put aside from within. */
export function ManageRow({ workspace, onRename, onRemove }: Props) {
  const { t } = useTranslation('workspaces');
  const { id, name, colour, shown, state } = workspace;
  const openFolder = useAction('workspaces.openFolder');
  const note = shown ? t('shownNote') : t(state === 'stopped' ? 'stoppedNote' : 'runningNote');
  return (
    <div role="listitem" className={classes['row']}>
      <WorkspaceDot colour={colour} />
      <div className={classes['rowName']}>
        <Text size="md" fw={600} dir="auto">
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          {note}
        </Text>
        {openFolder.error ? (
          <Text size="sm" c="error" role="alert">
            {describeError(openFolder.error)}
          </Text>
        ) : null}
      </div>
      <ActionIcon aria-label={t('renameNamed', { name })} title={t('rename')} onClick={onRename}>
        <IconPencil size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={t('folderNamed', { name })} title={t('folder')} onClick={() => openFolder.mutate({ id })}>
        <IconFolderOpen size={18} aria-hidden />
      </ActionIcon>
      {shown ? null : (
        <ActionIcon aria-label={t('removeNamed', { name })} title={t('remove')} onClick={onRemove}>
          <IconArchive size={18} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}
