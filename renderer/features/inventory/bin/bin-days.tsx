import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { daysLeftInBin } from '#shared/domain/bin.ts';
import { useNow } from '../../../data/clock.ts';

/** How long an item of the recycle bin can still be restored. */
export function BinDays({ deletedAt }: { readonly deletedAt: number }) {
  const { t } = useTranslation('bin');
  return (
    <Text size="sm" mb="xs">
      {t('daysLeft', { count: daysLeftInBin(deletedAt, useNow()) })}
    </Text>
  );
}
