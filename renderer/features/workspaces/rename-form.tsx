import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceInfo } from '#shared/ipc/workspaces.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { useAction } from '../../data/query.ts';
import { ColourField } from './colour-field.tsx';
import classes from './workspaces.module.css';

interface Props {
  readonly workspace: WorkspaceInfo;
  readonly onDone: () => void;
}

/** Name and colour in the place of the row. */
export function RenameForm({ workspace, onDone }: Props) {
  const { t } = useTranslation('workspaces');
  const [name, setName] = useState(workspace.name);
  const [colour, setColour] = useState(workspace.colour);
  const change = useAction('workspaces.change', { onSuccess: onDone });
  return (
    <form
      role="listitem"
      className={classes['row']}
      onSubmit={(event) => {
        event.preventDefault();
        // A name of ours that was left as it is stays ours.
        change.mutate({ id: workspace.id, colour, ...(name === workspace.name ? {} : { name }) });
      }}
    >
      <Stack gap="sm" flex={1}>
        <TextInput
          label={t('name')}
          dir="auto"
          autoComplete="off"
          autoFocus
          value={name}
          error={change.error ? describeError(change.error) : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ColourField label={t('colourLabel')} value={colour} onChange={setColour} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
