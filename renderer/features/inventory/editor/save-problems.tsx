import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/error-state.tsx';
import type { Editing } from '../editing/use-editing.ts';

/** What keeps typed text from being saved, with the way on. The text itself stays in its field. */
export function SaveProblems({ editing }: { readonly editing: Editing }) {
  const { t } = useTranslation('inventory');
  const { state, session } = editing;
  if (state.conflict) {
    return (
      <Alert role="alert" color="yellow" icon={<IconGitMerge aria-hidden />} title={t('conflict.title')} mb="md">
        <Stack gap="xs">
          <Text size="sm">{t('conflict.text')}</Text>
          <Group gap="xs">
            <Button size="xs" onClick={() => void session.resolveConflict('mine')}>
              {t('conflict.mine')}
            </Button>
            <Button size="xs" variant="default" onClick={() => void session.resolveConflict('theirs')}>
              {t('conflict.theirs')}
            </Button>
          </Group>
        </Stack>
      </Alert>
    );
  }
  if (!state.failure) return null;
  return (
    <Stack mb="md">
      <ErrorState error={state.failure.error} title={t('save.failedTitle')} onRetry={session.retry} />
    </Stack>
  );
}
