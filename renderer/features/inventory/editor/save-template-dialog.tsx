import { Button, Group, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../app/i18n/describe.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { showToast } from '../../../components/toast.tsx';
import { useAction, useData } from '../../../data/query.ts';

interface SaveTemplateDialogProps {
  readonly itemId: string;
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Makes a template of the item, or gives its content to one that is there. */
export function SaveTemplateDialog({ opened, onClose, ...form }: SaveTemplateDialogProps) {
  const { t } = useTranslation('editor');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('templates.saveTitle')}>
      <TemplateForm {...form} onClose={onClose} />
    </Dialog>
  );
}

function TemplateForm({ itemId, title, onClose }: Omit<SaveTemplateDialogProps, 'opened'>) {
  const { t } = useTranslation(['editor', 'common']);
  const templates = useData('templates.list').data ?? [];
  const [target, setTarget] = useState<'new' | 'present'>('new');
  const [name, setName] = useState(title.slice(0, 80));
  const [id, setId] = useState<string | null>(null);
  const present = templates.find((template) => template.id === id);
  const { mutate, isPending, error } = useAction('templates.save', {
    onSuccess: (saved) => {
      showToast({ text: t('templates.saved', { name: saved.name }) });
      onClose();
    },
  });
  const ready = target === 'new' ? name.trim() !== '' : present !== undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (target === 'new') mutate({ itemId, name: name.trim() });
        else if (present) mutate({ itemId, name: present.name, id: present.id });
      }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('templates.explain')}
        </Text>
        {templates.length > 0 && (
          <Radio.Group
            aria-label={t('templates.saveTitle')}
            value={target}
            onChange={(value) => setTarget(value === 'present' ? 'present' : 'new')}
          >
            <Stack gap={6}>
              <Radio value="new" label={t('templates.asNew')} />
              <Radio value="present" label={t('templates.replace')} />
            </Stack>
          </Radio.Group>
        )}
        {target === 'new' ? (
          <TextInput
            data-autofocus
            dir="auto"
            label={t('templates.name')}
            maxLength={80}
            value={name}
            error={error && describeError(error)}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        ) : (
          <Select
            label={t('templates.which')}
            data={templates.map((template) => ({ value: template.id, label: template.name }))}
            value={id}
            error={error && describeError(error)}
            onChange={setId}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={!ready} loading={isPending}>
            {t('templates.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
