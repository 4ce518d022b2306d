import { Alert } from '@mantine/core';
import { IconLockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useData } from '../../data/query.ts';

/** Says when this computer cannot protect sign-ins, before the seller trusts it with one. */
export function SecretNotice() {
  const { t } = useTranslation('connect');
  const protection = useData('app.info', undefined).data?.secretProtection;
  if (protection !== 'weak' && protection !== 'unavailable') return null;
  const unavailable = protection === 'unavailable';
  return (
    <Alert
      color={unavailable ? 'red' : 'yellow'}
      icon={<IconLockExclamation aria-hidden />}
      title={t(unavailable ? 'secrets.unavailableTitle' : 'secrets.weakTitle')}
    >
      {t(unavailable ? 'secrets.unavailable' : 'secrets.weak')}
    </Alert>
  );
}
