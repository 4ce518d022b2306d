import { Alert, Button, Group, List, Loader, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketplaceInfo } from '#shared/domain/account.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { OutsideLink } from '../../../components/outside-link.tsx';
import { useData } from '../../../data/query.ts';
import { KeyEntry } from './key-entry.tsx';
import { useByHand } from './use-by-hand.ts';
import type { WizardNames, WizardTarget } from './wizard-state.ts';

interface Props {
  readonly marketplace: MarketplaceInfo;
  readonly target: WizardTarget;
  readonly names: WizardNames;
  readonly onClose: () => void;
  readonly onReady: () => void;
}

/** What has to be there before a sign-in: the seller's own registration and its keys. Practice brings its own. */
export function PrepareStep({ marketplace, target, names, onClose, onReady }: Props) {
  const { t } = useTranslation(['connect', 'byHand']);
  const byHand = useByHand(marketplace, target);
  const keys = useData('keys.get', target);
  const stored = keys.data?.some((field) => field.stored) ?? false;
  const [page, setPage] = useState<'register' | 'enter' | 'checked' | null>(null);
  if (target.environment === 'practice') {
    return (
      <Stack gap="md">
        <Text size="sm">{t('wizard.practice', names)}</Text>
        <NextButton onClick={onReady} />
      </Stack>
    );
  }
  if (keys.isError) return <ErrorState error={keys.error} onRetry={() => void keys.refetch()} />;
  if (keys.data === undefined) return <Loader aria-label={t('loading')} />;
  switch (page ?? (stored ? 'enter' : 'register')) {
    case 'enter':
      return (
        <KeyEntry
          fields={keys.data}
          target={target}
          onBack={() => setPage('register')}
          onRemoved={onClose}
          onSaved={() => setPage('checked')}
        />
      );
    case 'checked':
      // Nothing was entered, so nobody accepted anything: the next step says what that means.
      return byHand ? (
        <NextButton onClick={onReady} />
      ) : (
        <Stack gap="md">
          <Alert role="status" color="teal" icon={<IconCircleCheck aria-hidden />}>
            {t('wizard.check.ok')}
          </Alert>
          <Text size="sm">{t('wizard.check.hint')}</Text>
          <NextButton onClick={onReady} />
        </Stack>
      );
    default:
      return (
        <Stack gap="sm">
          <Text fw={600}>{t(`wizard.register.${marketplace.id}.title`)}</Text>
          <Text size="sm">{t(`wizard.register.${marketplace.id}.why`)}</Text>
          <List type="ordered" size="sm" spacing="xs">
            {(['one', 'two', 'three', 'four'] as const).map((line) => (
              <List.Item key={line}>{t(`wizard.register.${marketplace.id}.${line}`, names)}</List.Item>
            ))}
          </List>
          {marketplace.keysUrl === '' ? null : (
            <OutsideLink url={marketplace.keysUrl}>{t('wizard.openDeveloperSite')}</OutsideLink>
          )}
          <Group justify="flex-end" gap="xs">
            {byHand ? (
              <Button variant="default" onClick={onReady}>
                {t('byHand:connect.open')}
              </Button>
            ) : null}
            <NextButton onClick={() => setPage('enter')} />
          </Group>
        </Stack>
      );
  }
}

function NextButton({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTranslation('connect');
  return (
    <Group justify="flex-end">
      <Button data-autofocus onClick={onClick}>
        {t('wizard.next')}
      </Button>
    </Group>
  );
}
