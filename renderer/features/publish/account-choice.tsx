import { Anchor, Chip, Group, Stack, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Account } from '#shared/domain/account.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { showToast } from '../../components/toast.tsx';
import { accountHold } from '../../data/account-hold.ts';
import { useAction, useData } from '../../data/query.ts';

interface Props {
  readonly accounts: readonly Account[];
  /** Whether practice mode is on. */
  readonly practice: boolean;
  readonly chosen: readonly string[];
  readonly onChoose: (accountIds: readonly string[]) => void;
  /** The seller follows a link out of the dialog. */
  readonly onLeave: () => void;
}

/** Which accounts to publish to. An account that cannot says why, with the way to mend it. */
export function AccountChoice({ accounts, practice, chosen, onChoose, onLeave }: Props) {
  const { t } = useTranslation(['publish', 'connect']);
  const labelId = useId();
  const { mutate: update } = useAction('settings.update', {
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  const marketplaces = useData('marketplaces.list').data ?? [];
  const paused = accounts.some((account) => accountHold(account, practice) === 'practice_off');
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500} id={labelId}>
        {t('publish:choose.accounts')}
      </Text>
      <Chip.Group multiple value={[...chosen]} onChange={onChoose}>
        <Group gap="md" role="group" aria-labelledby={labelId}>
          {[...Map.groupBy(accounts, ({ marketplace }) => marketplace)].map(([id, own]) => (
            <Group key={id} gap="xs">
              <Text size="sm" c="dimmed">
                {marketplaces.find((marketplace) => marketplace.id === id)?.name}
              </Text>
              {own.map((account) => {
                const hold = accountHold(account, practice);
                return (
                  <Chip key={account.id} value={account.id} size="sm" variant="outline" disabled={hold !== null}>
                    <span dir="auto">{account.label}</span> · {t(`connect:environment.${account.environment}`)}
                    {hold === null ? '' : ` (${t(`publish:choose.hold.${hold}`)})`}
                  </Chip>
                );
              })}
            </Group>
          ))}
        </Group>
      </Chip.Group>
      {paused ? (
        <Anchor component="button" type="button" size="sm" w="fit-content" onClick={() => update({ practice: true })}>
          {t('publish:choose.turnOnPractice')}
        </Anchor>
      ) : null}
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
