import { Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../data/clock.ts';
import { useData } from '../../data/query.ts';
import { useConnectAttempt } from './connect-attempt.ts';
import { endingSignIns } from './ending-sign-ins.ts';
import classes from './token-banner.module.css';

/** Sign-ins that have ended or are about to, on every screen: a sale that nobody sees is lost. */
export function TokenBanner() {
  const { t } = useTranslation('connect');
  const accounts = useData('accounts.list').data ?? [];
  const marketplaces = useData('marketplaces.list').data ?? [];
  const practice = useData('practice.status').data?.running ?? false;
  const now = useNow();
  const { attempt, start } = useConnectAttempt();
  const ending = endingSignIns(accounts, now, practice);
  const [first] = ending;
  if (first === undefined) return null;
  const { account, daysLeft } = first;
  const marketplace = marketplaces.find(({ id }) => id === account.marketplace)?.name ?? account.marketplace;
  const names = { marketplace, label: account.label };
  return (
    <div className={classes['banner']} role="status" data-testid="token-banner" data-ended={daysLeft === null}>
      <IconAlertTriangle size={16} aria-hidden />
      <Text size="sm">
        {daysLeft === null ? t('token.ended', names) : t('token.ending', { ...names, count: daysLeft })}
        {ending.length > 1 ? ` ${t('token.more', { count: ending.length - 1 })}` : ''}
      </Text>
      <Button
        size="compact-xs"
        variant="default"
        disabled={attempt.state === 'waiting'}
        onClick={() =>
          void start({
            kind: 'again',
            marketplace: account.marketplace,
            environment: account.environment,
            accountId: account.id,
          })
        }
      >
        {t('account.reconnect')}
      </Button>
    </div>
  );
}
