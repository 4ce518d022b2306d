import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import { useListedQuestion } from './listed-question.ts';

/** Before items that are for sale are moved to the recycle bin: are their listings to end? Nothing is assumed. */
export function ListedDialog() {
  const { t } = useTranslation(['inventory', 'bin']);
  const question = useListedQuestion((state) => state.question);
  if (question === null) return null;
  const { items, listings, to, decide } = question;
  return (
    <Dialog opened onClose={() => decide(null)} title={t('bin.listed.title', { count: items })} centered>
      <Stack gap="sm">
        <Text size="sm">{t('bin.listed.text', { count: listings })}</Text>
        <Text size="sm" c="dimmed">
          {t('bin.listed.keeping', { count: listings })}
        </Text>
        <Stack gap="xs">
          <Button onClick={() => decide('end')}>
            {to === 'bin' ? t('bin.listed.end', { count: listings }) : t('bin:archive.end', { count: listings })}
          </Button>
          <Button variant="default" onClick={() => decide('keep')}>
            {to === 'bin' ? t('bin.listed.keep', { count: listings }) : t('bin:archive.keep', { count: listings })}
          </Button>
          <Group justify="flex-end">
            <Button variant="subtle" onClick={() => decide(null)} data-autofocus>
              {t('bin.listed.cancel')}
            </Button>
          </Group>
        </Stack>
      </Stack>
    </Dialog>
  );
}
