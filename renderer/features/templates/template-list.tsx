import { ActionIcon, Button, Group, Stack, Text, TextInput, Title, Tooltip } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '#shared/domain/template.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Money } from '../../components/money.tsx';
import { showToast } from '../../components/toast.tsx';
import { useAction, useData } from '../../data/query.ts';
import { useTemplate } from './use-template.ts';

/** The items to start from. They are made in the editor, from an item that is as it should be. */
export function TemplateList() {
  const { t } = useTranslation('editor');
  const templates = useData('templates.list');
  const [renaming, setRenaming] = useState<Template | null>(null);
  const start = useTemplate();
  const { mutate: remove } = useAction('templates.remove', {
    onSuccess: () => showToast({ text: t('templates.removed') }),
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  return (
    <section aria-labelledby="templates-title">
      <Title order={2} size="h5" id="templates-title" mb="xs">
        {t('templates.items')}
      </Title>
      {templates.isError && <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />}
      {templates.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('templates.none')}
        </Text>
      )}
      <Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {templates.data?.map((template) => (
          <Group key={template.id} component="li" gap="xs" wrap="nowrap">
            <Stack gap={0} flex={1} miw={0}>
              <Text size="sm" fw={600} dir="auto" truncate>
                {template.name}
              </Text>
              <Text size="xs" c="dimmed" dir="auto" truncate>
                {template.content.patch.title} <Money value={template.content.price} />
              </Text>
            </Stack>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => start(template.id)}
            >
              {t('templates.use')}
            </Button>
            <Tooltip label={t('templates.rename')}>
              <ActionIcon
                aria-label={t('templates.renameNamed', { name: template.name })}
                onClick={() => setRenaming(template)}
              >
                <IconPencil size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t('templates.remove')}>
              <ActionIcon
                aria-label={t('templates.removeNamed', { name: template.name })}
                onClick={() => remove({ id: template.id })}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Group>
        ))}
      </Stack>
      <Dialog opened={renaming !== null} onClose={() => setRenaming(null)} title={t('templates.rename')}>
        {renaming && <RenameForm template={renaming} onClose={() => setRenaming(null)} />}
      </Dialog>
    </section>
  );
}

function RenameForm({ template, onClose }: { readonly template: Template; readonly onClose: () => void }) {
  const { t } = useTranslation(['editor', 'common']);
  const [name, setName] = useState(template.name);
  const { mutate, isPending, error } = useAction('templates.rename', { onSuccess: onClose });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ id: template.id, name: name.trim() });
      }}
    >
      <Stack gap="md">
        <TextInput
          data-autofocus
          dir="auto"
          label={t('templates.name')}
          maxLength={80}
          value={name}
          error={error && describeError(error)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={name.trim() === ''} loading={isPending}>
            {t('templates.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
