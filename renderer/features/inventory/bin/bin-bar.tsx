import { Button, Group, Text } from '@mantine/core';
import { IconTrashX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { recycleBinDays } from '#shared/domain/bin.ts';
import { askToEmptyBin } from './purge.ts';

/** Above the recycle bin: how long things stay in it, and the way to empty it. */
export function BinBar() {
  const { t } = useTranslation('bin');
  return (
    <Group justify="space-between" gap="sm" px="md" py={6}>
      <Text size="sm" c="dimmed">
        {t('keeps', { count: recycleBinDays })}
      </Text>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconTrashX size={15} aria-hidden />}
        onClick={askToEmptyBin}
      >
        {t('purge.empty')}
      </Button>
    </Group>
  );
}
