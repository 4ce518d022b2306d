import { Loader, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MarketplaceInfo } from '#shared/domain/account.ts';
import { useData } from '../../../data/query.ts';
import { SetupPanel } from '../setup-panel.tsx';

interface Props {
  readonly accountId: string;
  readonly marketplace: MarketplaceInfo;
  readonly onDone: () => void;
}

/** What the new account needs before it can publish. */
export function ChooseStep({ accountId, marketplace, onDone }: Props) {
  const { t } = useTranslation('connect');
  const account = useData('accounts.list').data?.find(({ id }) => id === accountId);
  return (
    <Stack gap="md">
      <Text fw={600}>{t(`wizard.choose.${marketplace.id}`)}</Text>
      {account === undefined ? (
        <Loader size="sm" aria-label={t('loading')} />
      ) : (
        <SetupPanel account={account} marketplace={marketplace} onDone={onDone} />
      )}
    </Stack>
  );
}
