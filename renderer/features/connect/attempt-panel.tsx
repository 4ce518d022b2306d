import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MarketplaceInfo } from '#shared/domain/account.ts';
import { assertNever } from '#shared/errors.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { useConnectAttempt } from './connect-attempt.ts';
import { useWizard } from './wizard/wizard-state.ts';

/** The running or just ended sign-in: waiting with cancel, and a clear end with a way on for each way it can end. */
export function AttemptPanel({ marketplaces }: { readonly marketplaces: readonly MarketplaceInfo[] }) {
  const { t } = useTranslation('connect');
  const { attempt, start, cancel, dismiss } = useConnectAttempt();
  const openWizard = useWizard((wizard) => wizard.open);
  if (attempt.state === 'idle') return null;
  const { target } = attempt;
  const marketplace = marketplaces.find(({ id }) => id === target.marketplace)?.name ?? target.marketplace;
  const again = (
    <Button size="xs" onClick={() => void start(target)}>
      {t('attempt.tryAgain')}
    </Button>
  );
  const close = (
    <Button size="xs" variant="default" onClick={dismiss}>
      {t('attempt.dismiss')}
    </Button>
  );

  switch (attempt.state) {
    case 'waiting':
      return (
        <Alert
          role="status"
          icon={<Loader size={18} aria-hidden />}
          title={t('attempt.waitingTitle', { marketplace })}
          data-testid="connect-waiting"
        >
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{t(attempt.cancelling ? 'attempt.cancelling' : 'attempt.waiting')}</Text>
            <Button size="xs" variant="default" disabled={attempt.cancelling} onClick={() => void cancel()}>
              {t('attempt.cancel')}
            </Button>
          </Stack>
        </Alert>
      );
    case 'cancelled':
      return (
        <Alert role="status" color="gray" icon={<IconInfoCircle aria-hidden />} title={t('attempt.cancelledTitle')}>
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{t('attempt.cancelled')}</Text>
            <Group gap="xs">
              {again}
              {close}
            </Group>
          </Stack>
        </Alert>
      );
    case 'failed':
      return (
        <ErrorState title={t('attempt.failedTitle')} error={attempt.error}>
          {again}
          {target.environment === 'practice' ? null : (
            <Button
              size="xs"
              variant="default"
              onClick={() => openWizard({ marketplace: target.marketplace, environment: target.environment })}
            >
              {t('attempt.changeKeys')}
            </Button>
          )}
          {close}
        </ErrorState>
      );
    default:
      return assertNever(attempt);
  }
}
