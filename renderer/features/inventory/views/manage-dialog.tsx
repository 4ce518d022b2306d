import { ActionIcon, Checkbox, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedView } from '#shared/domain/saved-view.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { client } from '../../../data/client.ts';
import { NameDialog } from './name-dialog.tsx';
import { moveView, removeView, setDefaultView } from './use-views.ts';

interface ManageDialogProps {
  readonly views: readonly SavedView[];
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Names, order and default of the saved views. */
export function ManageDialog({ views, opened, onClose }: ManageDialogProps) {
  const { t } = useTranslation('grid');
  const [naming, setNaming] = useState<SavedView | null>(null);
  return (
    <>
      <Dialog opened={opened} onClose={onClose} title={t('views.manageTitle')} centered>
        <Stack gap="xs">
          {views.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('views.none')}
            </Text>
          )}
          {views.map((view, index) => {
            const { id, name, isDefault } = view;
            return (
              <Group key={id} gap="xs" wrap="nowrap" role="group" aria-label={name}>
                <Text size="sm" truncate flex={1} dir="auto">
                  {name}
                </Text>
                <Checkbox
                  size="xs"
                  label={t('views.default')}
                  checked={isDefault}
                  onChange={(event) => setDefaultView(view, event.currentTarget.checked)}
                />
                <Tooltip label={t('views.rename', { name })}>
                  <ActionIcon aria-label={t('views.rename', { name })} onClick={() => setNaming(view)}>
                    <IconPencil size={16} aria-hidden />
                  </ActionIcon>
                </Tooltip>
                <ActionIcon
                  aria-label={t('views.up', { name })}
                  disabled={index === 0}
                  onClick={() => moveView(views, id, -1)}
                >
                  <IconArrowUp size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('views.down', { name })}
                  disabled={index === views.length - 1}
                  onClick={() => moveView(views, id, 1)}
                >
                  <IconArrowDown size={16} aria-hidden />
                </ActionIcon>
                <Tooltip label={t('views.remove', { name })}>
                  <ActionIcon color="red" aria-label={t('views.remove', { name })} onClick={() => removeView(view)}>
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              </Group>
            );
          })}
        </Stack>
      </Dialog>
      <NameDialog
        opened={naming !== null}
        title={t('views.renameTitle')}
        action={t('views.renameAction')}
        name={naming?.name ?? ''}
        onSave={async (name) => {
          if (naming) await client.request('views.update', { id: naming.id, name });
        }}
        onClose={() => setNaming(null)}
      />
    </>
  );
}
