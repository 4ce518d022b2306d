import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import { leavePurge, purge, usePurgeQuestion } from './purge.ts';

/** Asked before items are deleted for good, because nothing brings them back. */
export function PurgeDialog() {
  const { t } = useTranslation('bin');
  const question = usePurgeQuestion((state) => state.question);
  if (question === null) return null;
  return (
    <Dialog
      opened
      centered
      onClose={leavePurge}
      title={question.kind === 'bin' ? t('purge.emptyTitle') : t('purge.title', { count: question.ids.length })}
    >
      <Stack gap="sm">
        <Text size="sm">{t('purge.text')}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={leavePurge} data-autofocus>
            {t('purge.keep')}
          </Button>
          <Button
            onClick={() => {
              leavePurge();
              void purge(question);
            }}
          >
            {t('purge.action')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
