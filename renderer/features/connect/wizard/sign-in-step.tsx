import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account, MarketplaceInfo } from '#shared/domain/account.ts';
import { AttemptPanel } from '../attempt-panel.tsx';
import { useConnectAttempt } from '../connect-attempt.ts';
import { useByHand } from './use-by-hand.ts';
import type { WizardNames, WizardTarget } from './wizard-state.ts';

interface Props {
  readonly marketplace: MarketplaceInfo;
  readonly target: WizardTarget;
  readonly names: WizardNames;
  readonly onBack: () => void;
  readonly onClose: () => void;
  readonly onConnected: (account: Account) => void;
}

/** The marketplace's own page in a window of its own; the wizard waits beside it. */
export function SignInStep({ marketplace, target, names, onBack, onClose, onConnected }: Props) {
  const { t } = useTranslation(['connect', 'byHand']);
  const byHand = useByHand(marketplace, target);
  const { attempt, start } = useConnectAttempt();
  const open = async () => {
    const account = await start({ kind: 'new', ...target });
    if (account !== null) onConnected(account);
  };
  return (
    <Stack gap="md">
      <Text fw={600}>{byHand ? t('byHand:connect.title', names) : t('wizard.connect.title', names)}</Text>
      <Text size="sm">{byHand ? t('byHand:connect.hint', names) : t('wizard.connect.hint', names)}</Text>
      <AttemptPanel marketplaces={[marketplace]} />
      <Group justify="space-between">
        <Button variant="default" disabled={attempt.state === 'waiting'} onClick={onBack}>
          {t('wizard.back')}
        </Button>
        <Group gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('wizard.connect.later')}
          </Button>
          <Button data-autofocus disabled={attempt.state === 'waiting'} onClick={() => void open()}>
            {byHand ? t('byHand:connect.open') : t('wizard.connect.open')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
