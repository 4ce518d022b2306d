import { Button, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import type { WorkspaceInfo } from '#shared/ipc/workspaces.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useAction } from '../../data/query.ts';
import { ManageRow } from './manage-row.tsx';
import { RemoveForm } from './remove-form.tsx';
import { RenameForm } from './rename-form.tsx';
import { WorkspaceDot } from './workspace-dot.tsx';
import classes from './workspaces.module.css';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly workspaces: readonly WorkspaceInfo[];
  readonly removed: RequestOutput<'workspaces.list'>['removed'];
}

/** Rename, show the folder, put aside and bring back. */
export function ManageDialog({ opened, onClose, workspaces, removed }: Props) {
  const { t } = useTranslation('workspaces');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('manageTitle')} size="lg">
      {opened ? <ManageList workspaces={workspaces} removed={removed} /> : null}
    </Dialog>
  );
}

function ManageList({ workspaces, removed }: Pick<Props, 'workspaces' | 'removed'>) {
  const { t } = useTranslation('workspaces');
  const [at, setAt] = useState<{ readonly id: string; readonly what: 'rename' | 'remove' } | null>(null);
  const bringBack = useAction('workspaces.bringBack');
  const done = () => setAt(null);
  return (
    <Stack gap="md">
      <Text size="sm">{t('manageWhat')}</Text>
      <div role="list">
        {workspaces.map((workspace) => {
          const open = at?.id === workspace.id ? at.what : null;
          if (open === 'rename') return <RenameForm key={workspace.id} workspace={workspace} onDone={done} />;
          if (open === 'remove') return <RemoveForm key={workspace.id} workspace={workspace} onDone={done} />;
          return (
            <ManageRow
              key={workspace.id}
              workspace={workspace}
              onRename={() => setAt({ id: workspace.id, what: 'rename' })}
              onRemove={() => setAt({ id: workspace.id, what: 'remove' })}
            />
          );
        })}
      </div>
      {removed.length > 0 ? (
        <section aria-label={t('removedTitle')}>
          <Title order={3} size="h5">
            {t('removedTitle')}
          </Title>
          <div role="list">
            {removed.map(({ id, name, colour }) => (
              <div key={id} role="listitem" className={classes['row']}>
                <WorkspaceDot colour={colour} />
                <span className={classes['rowName']} dir="auto">
                  {name}
                </span>
                <Button
                  size="xs"
                  variant="default"
                  loading={bringBack.isPending}
                  aria-label={t('bringBackNamed', { name })}
                  onClick={() => bringBack.mutate({ id })}
                >
                  {t('bringBack')}
                </Button>
              </div>
            ))}
          </div>
        </section>
      ) : null}
      {bringBack.error ? <ErrorState error={bringBack.error} /> : null}
    </Stack>
  );
}
