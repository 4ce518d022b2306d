import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import { EnvironmentChip } from '../../components/environment-chip.tsx';
import { useAccountName } from '../../data/account-name.ts';
import { PriceRuleDialog } from './price-rule-dialog.tsx';
import classes from './publish.module.css';

/** The head of an account's column: who it is, how many go out there, and the rule of its prices. */
export function AccountHead({ account, going }: { readonly account: Account; readonly going: number }) {
  const { t } = useTranslation('publish');
  const nameOf = useAccountName();
  const [editing, setEditing] = useState(false);
  return (
    <>
      <Text size="sm" fw={600} truncate dir="auto" title={nameOf(account)}>
        {nameOf(account)}
      </Text>
      <div className={classes['headLine']}>
        <EnvironmentChip environment={account.environment} />
        <Text size="xs" c="dimmed" className="figures">
          {t('grid.going', { count: going })}
        </Text>
      </div>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={t('rule.openFor', { account: account.label })}
        onClick={() => setEditing(true)}
      >
        {t('rule.open')}
      </Button>
      <PriceRuleDialog account={account} opened={editing} onClose={() => setEditing(false)} />
    </>
  );
}
