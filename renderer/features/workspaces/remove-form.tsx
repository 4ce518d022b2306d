import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceInfo } from '#shared/ipc/workspaces.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { useAction } from '../../data/query.ts';
import classes from './workspaces.module.css';

interface Props {
  readonly workspace: WorkspaceInfo;
  readonly onDone: () => void;
}

/** Asks for the name, because nothing of this business is watched afterwards; says that all of it is kept. */
export function RemoveForm({ workspace, onDone }: Props) {
  const { t } = useTranslation('workspaces');
  const [typed, setTyped] = useState('');
  const remove = useAction('workspaces.remove', { onSuccess: onDone });
  return (
    <form
      role="listitem"
      className={classes['row']}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') remove.mutate({ id: workspace.id, name: typed });
      }}
    >
      <Stack gap="sm" flex={1}>
        <Text size="sm">{t('removeWhat', { name: workspace.name })}</Text>
        <TextInput
          label={t('removeName', { name: workspace.name })}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {remove.error ? <ErrorState error={remove.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={remove.isPending} disabled={typed.trim() === ''}>
            {t('remove')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
