import { Stack, Stepper } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketplaceInfo } from '#shared/domain/account.ts';
import type { Environment } from '#shared/domain/marketplace.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { ChooseStep } from './choose-step.tsx';
import { PrepareStep } from './prepare-step.tsx';
import { SignInStep } from './sign-in-step.tsx';
import { TestStep } from './test-step.tsx';

interface Props {
  readonly marketplace: MarketplaceInfo;
  readonly environment: Environment;
  readonly onClose: () => void;
}

const steps = ['prepare', 'signIn', 'choose', 'test'] as const;

/** From no developer account to an account that can publish: prepare, sign in, choose, test. One small step at a time. */
export function ConnectionWizard({ marketplace, environment, onClose }: Props) {
  const { t } = useTranslation('connect');
  const [step, setStep] = useState<(typeof steps)[number]>('prepare');
  const [accountId, setAccountId] = useState<string | null>(null);
  const names = { marketplace: marketplace.name, environment: t(`environmentIn.${environment}`) };
  const target = { marketplace: marketplace.id, environment } as const;

  return (
    // A click beside it would take what was pasted into the fields with it.
    <Dialog opened onClose={onClose} size="lg" title={t('wizard.title', names)} closeOnClickOutside={false}>
      <Stack gap="md">
        <Stepper active={steps.indexOf(step)} size="xs" allowNextStepsSelect={false} autoContrast>
          {steps.map((name) => (
            <Stepper.Step key={name} label={t(`wizard.steps.${name}`)} />
          ))}
        </Stepper>
        {step === 'prepare' ? (
          <PrepareStep
            marketplace={marketplace}
            target={target}
            names={names}
            onClose={onClose}
            onReady={() => setStep('signIn')}
          />
        ) : step === 'signIn' ? (
          <SignInStep
            marketplace={marketplace}
            target={target}
            names={names}
            onBack={() => setStep('prepare')}
            onClose={onClose}
            onConnected={({ id, byHand }) => {
              // By hand there is nothing to choose and nobody to ask.
              if (byHand) return onClose();
              setAccountId(id);
              setStep('choose');
            }}
          />
        ) : accountId === null ? null : step === 'choose' ? (
          <ChooseStep accountId={accountId} marketplace={marketplace} onDone={() => setStep('test')} />
        ) : (
          <TestStep
            accountId={accountId}
            marketplace={marketplace}
            onBack={() => setStep('choose')}
            onClose={onClose}
          />
        )}
      </Stack>
    </Dialog>
  );
}
