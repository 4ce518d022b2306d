import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { workspaceColours, type WorkspaceColour } from '#shared/ipc/workspaces.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useAction } from '../../data/query.ts';
import { ColourField } from './colour-field.tsx';
import { openWorkspace } from './open-workspace.ts';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Colours of the businesses there are; another one is proposed. */
  readonly taken: readonly WorkspaceColour[];
}

/** Makes a business with nothing in it, and turns to it. */
export function NewWorkspaceDialog({ opened, onClose, taken }: Props) {
  const { t } = useTranslation('workspaces');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('newTitle')} centered>
      {opened ? <NewWorkspaceForm onClose={onClose} taken={taken} /> : null}
    </Dialog>
  );
}

function NewWorkspaceForm({ onClose, taken }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('workspaces');
  const [name, setName] = useState('');
  const [colour, setColour] = useState(() => workspaceColours.find((one) => !taken.includes(one)) ?? 'blue');
  const create = useAction('workspaces.create');
  const run = async () => {
    const { id } = await create.mutateAsync({ name, colour });
    onClose();
    await openWorkspace(id);
  };
  const { error } = create;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // The failure stands in the form.
        void run().catch(() => undefined);
      }}
    >
      <Stack gap="md">
        <Text size="sm">{t('newWhat')}</Text>
        <TextInput
          label={t('name')}
          dir="auto"
          autoComplete="off"
          data-autofocus
          value={name}
          error={error?.code === 'validation' ? describeError(error) : undefined}
          onChange={(event) => {
            create.reset();
            setName(event.currentTarget.value);
          }}
        />
        <ColourField label={t('colourLabel')} value={colour} onChange={setColour} />
        {error && error.code !== 'validation' ? <ErrorState error={error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
