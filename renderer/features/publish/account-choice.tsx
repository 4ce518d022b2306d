import { Anchor, Chip, Group, Stack, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Account } from '#shared/domain/account.ts';

interface Props {
  readonly accounts: readonly Account[];
  readonly chosen: readonly string[];
  readonly onChoose: (accountIds: readonly string[]) => void;
  /** The seller follows a link out of the dialog. */
  readonly onLeave: () => void;
}

/** Which accounts to publish to. An account that cannot says why, with the way to mend it. */
export function AccountChoice({ accounts, chosen, onChoose, onLeave }: Props) {
  const { t } = useTranslation(['publish', 'connect']);
  const labelId = useId();
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500} id={labelId}>
        {t('publish:choose.accounts')}
      </Text>
      <Chip.Group multiple value={[...chosen]} onChange={onChoose}>
        <Group gap="xs" role="group" aria-labelledby={labelId}>
          {accounts.map((account) => (
            <Chip
              key={account.id}
              value={account.id}
              size="sm"
              variant="outline"
              disabled={account.state === 'sign_in_needed'}
            >
              <span dir="auto">{account.label}</span> · {t(`connect:environment.${account.environment}`)}
              {account.state === 'sign_in_needed' ? ` (${t('publish:choose.needsSignIn')})` : ''}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {accounts
        .filter(({ id, state }) => state === 'setup_needed' && chosen.includes(id))
        .map((account) => (
          <Anchor key={account.id} component={Link} href="/connect" size="sm" onClick={onLeave}>
            {t('publish:choose.finishSetup', { label: account.label })}
          </Anchor>
        ))}
    </Stack>
  );
}
