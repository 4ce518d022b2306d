import { Alert, Text } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import type { Pair } from '#shared/domain/pairs.ts';
import { TimeUntil } from '../../components/time-until.tsx';
import { useAccountName } from '../../data/account-name.ts';
import { useData } from '../../data/query.ts';

interface Props {
  /** What is going out as it stands. */
  readonly pairs: readonly Pair[];
  readonly accounts: readonly Account[];
}

/** Which of the postings will wait, because a marketplace counts the calls of a day: said before anything is sent. */
export function Postponed({ pairs, accounts }: Props) {
  const { t } = useTranslation('publish');
  const forecasts = useData('publishing.forecast', { pairs: [...pairs] }, { enabled: pairs.length > 0 }).data ?? [];
  const name = useAccountName();
  const nameOf = (account: Account | undefined): string => (account === undefined ? '' : name(account));
  if (pairs.length === 0 || forecasts.length === 0) return null;
  return (
    <Alert color="yellow" icon={<IconClockPause aria-hidden />} title={t('postponed.title')}>
      {forecasts.map(({ accountId, budget, postponed, of, resetsAt }) => (
        <Text key={`${accountId} ${budget}`} size="sm">
          {t('postponed.line', {
            label: nameOf(accounts.find(({ id }) => id === accountId)),
            count: postponed,
            of,
          })}{' '}
          {resetsAt === null ? t('postponed.tomorrow') : <TimeUntil at={resetsAt} />}
        </Text>
      ))}
    </Alert>
  );
}
