import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../app/i18n/describe.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { asAppError } from '../../../data/client.ts';

interface NameDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly action: string;
  readonly name: string;
  /** Rejects with what is wrong with the name. */
  readonly onSave: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks for the name of a view. A refusal stands at the field. */
export function NameDialog({ opened, title, onClose, ...form }: NameDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={title} centered>
      {opened && <NameForm {...form} onClose={onClose} />}
    </Dialog>
  );
}

function NameForm({ action, name, onSave, onClose }: Omit<NameDialogProps, 'opened' | 'title'>) {
  const { t } = useTranslation(['grid', 'common']);
  const [text, setText] = useState(name);
  const [error, setError] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (saving) return;
    if (text.trim() === '') {
      setError(t('views.nameNeeded'));
      return;
    }
    setSaving(true);
    try {
      await onSave(text.trim());
      onClose();
    } catch (failure) {
      setError(describeError(asAppError(failure)));
      setSaving(false);
    }
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack gap="sm">
        <TextInput
          data-autofocus
          label={t('views.name')}
          dir="auto"
          maxLength={80}
          autoComplete="off"
          value={text}
          error={error}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setError(null);
          }}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={saving}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
