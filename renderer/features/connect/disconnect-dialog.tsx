import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account, MarketplaceInfo } from '#shared/domain/account.ts';
import { OutsideLink } from '../../components/outside-link.tsx';
import { showToast } from '../../components/toast.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useAction } from '../../data/query.ts';

interface Props {
  readonly account: Account;
  readonly marketplace: MarketplaceInfo;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks first, because an erased sign-in cannot be brought back; says exactly what goes and what stays. */
export function DisconnectDialog({ account, marketplace, opened, onClose }: Props) {
  const { t } = useTranslation('connect');
  const disconnect = useAction('accounts.disconnect');
  const practice = account.environment === 'practice';
  const run = async () => {
    await disconnect.mutateAsync({ id: account.id });
    onClose();
    showToast({ text: t('disconnect.done', { label: account.label }) });
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={t('disconnect.title', { label: account.label })} centered>
      <Stack gap="sm">
        <Text size="sm">{t('disconnect.what')}</Text>
        <Text size="sm">{t('disconnect.stays', { marketplace: marketplace.name })}</Text>
        {practice ? <Text size="sm">{t('disconnect.practice', { marketplace: marketplace.name })}</Text> : null}
        {/* Where there is no such page, disconnecting takes the permission back by itself. */}
        {practice || marketplace.permissionsUrl === '' ? null : (
          <>
            <Text size="sm">{t('disconnect.atMarket', { marketplace: marketplace.name })}</Text>
            <OutsideLink url={marketplace.permissionsUrl}>{t('disconnect.openMarket')}</OutsideLink>
          </>
        )}
        {disconnect.error ? <ErrorState error={disconnect.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('disconnect.cancel')}
          </Button>
          <Button color="red.9" loading={disconnect.isPending} onClick={() => void run().catch(() => undefined)}>
            {t('disconnect.confirm')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
