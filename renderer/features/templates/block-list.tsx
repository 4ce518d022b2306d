import { ActionIcon, Button, Group, Stack, Text, Textarea, TextInput, Title, Tooltip } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextBlock } from '#shared/domain/template.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { showToast } from '../../components/toast.tsx';
import { useAction, useData } from '../../data/query.ts';

/** Pieces of description: shipping, returns, how it was tested. */
export function BlockList() {
  const { t } = useTranslation(['editor', 'common']);
  const blocks = useData('blocks.list');
  const [editing, setEditing] = useState<TextBlock | 'new' | null>(null);
  const { mutate: save } = useAction('blocks.save');
  const { mutate: remove } = useAction('blocks.remove', {
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  const removeBlock = ({ id, name, text }: TextBlock): void =>
    remove(
      { id },
      {
        onSuccess: () =>
          showToast({
            text: t('blocks.removed', { name }),
            action: { label: t('common:undo'), run: () => save({ id, name, text }) },
          }),
      },
    );
  return (
    <section aria-labelledby="blocks-title">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5" id="blocks-title">
          {t('blocks.title')}
        </Title>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setEditing('new')}
        >
          {t('blocks.new')}
        </Button>
      </Group>
      {blocks.isError && <ErrorState error={blocks.error} onRetry={() => void blocks.refetch()} />}
      {blocks.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('blocks.explain')}
        </Text>
      )}
      <Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {blocks.data?.map((block) => (
          <Group key={block.id} component="li" gap="xs" wrap="nowrap">
            <Stack gap={0} flex={1} miw={0}>
              <Text size="sm" fw={600} dir="auto" truncate>
                {block.name}
              </Text>
              <Text size="xs" c="dimmed" dir="auto" truncate>
                {block.text}
              </Text>
            </Stack>
            <Tooltip label={t('blocks.edit')}>
              <ActionIcon aria-label={t('blocks.editNamed', { name: block.name })} onClick={() => setEditing(block)}>
                <IconPencil size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t('blocks.remove')}>
              <ActionIcon aria-label={t('blocks.removeNamed', { name: block.name })} onClick={() => removeBlock(block)}>
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Group>
        ))}
      </Stack>
      <Dialog
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === 'new' ? t('blocks.new') : t('blocks.edit')}
        size="lg"
      >
        {editing && <BlockForm block={editing === 'new' ? undefined : editing} onClose={() => setEditing(null)} />}
      </Dialog>
    </section>
  );
}

function BlockForm({ block, onClose }: { readonly block: TextBlock | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation(['editor', 'common']);
  const [name, setName] = useState(block?.name ?? '');
  const [text, setText] = useState(block?.text ?? '');
  const { mutate, isPending, error } = useAction('blocks.save', { onSuccess: onClose });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ ...(block && { id: block.id }), name: name.trim(), text });
      }}
    >
      <Stack gap="md">
        <TextInput
          data-autofocus
          dir="auto"
          label={t('blocks.name')}
          maxLength={80}
          value={name}
          error={error && describeError(error)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          dir="auto"
          label={t('blocks.text')}
          description={t('blocks.textHint')}
          autosize
          minRows={5}
          maxRows={16}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={name.trim() === '' || text.trim() === ''} loading={isPending}>
            {t('templates.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
