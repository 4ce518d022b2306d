import {
  Alert,
  Badge,
  Button,
  Group,
  List,
  Loader,
  PasswordInput,
  Stack,
  Stepper,
  Text,
  TextInput,
} from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyField, MarketplaceInfo } from '#shared/domain/account.ts';
import type { Environment } from '#shared/domain/marketplace.ts';
import { describeFinding } from '../../app/i18n/describe.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { OutsideLink } from '../../components/outside-link.tsx';
import { showToast } from '../../components/toast.tsx';
import { useAction, useData } from '../../data/query.ts';
import { useConnectAttempt } from './connect-attempt.ts';
import { findingsByKey, initialKeyValues, keysToSave, missingKeys } from './key-form.ts';

interface Props {
  readonly marketplace: MarketplaceInfo;
  readonly environment: Environment;
  readonly onClose: () => void;
}

const steps = ['register', 'enter', 'check', 'connect'] as const;

/** From no developer account to a sign-in, one small step at a time; each value is checked as it is entered. */
export function KeyWizard({ marketplace, environment, onClose }: Props) {
  const { t } = useTranslation('connect');
  const keys = useData('keys.get', { marketplace: marketplace.id, environment });
  const stored = keys.data?.every((field) => field.stored || !field.required) ?? false;
  const [chosen, setStep] = useState<number | null>(null);
  const step = chosen ?? (stored ? 1 : 0);
  const { attempt, start } = useConnectAttempt();
  const names = { marketplace: marketplace.name, environment: t(`environmentIn.${environment}`) };
  const target = { marketplace: marketplace.id, environment } as const;

  return (
    // A click beside it would take what was pasted into the fields with it.
    <Dialog opened onClose={onClose} size="lg" title={t('wizard.title', names)} closeOnClickOutside={false}>
      <Stack gap="md">
        <Stepper active={step} size="xs" allowNextStepsSelect={false} onStepClick={setStep} autoContrast>
          {steps.map((name) => (
            <Stepper.Step key={name} label={t(`wizard.steps.${name}`)} />
          ))}
        </Stepper>
        {step === 0 ? <RegisterStep marketplace={marketplace} names={names} onNext={() => setStep(1)} /> : null}
        {step === 1 ? (
          keys.isError ? (
            <ErrorState error={keys.error} onRetry={() => void keys.refetch()} />
          ) : keys.data ? (
            <EnterStep
              fields={keys.data}
              target={target}
              onBack={() => setStep(0)}
              onRemoved={onClose}
              onSaved={() => setStep(2)}
            />
          ) : (
            <Loader aria-label={t('loading')} />
          )
        ) : null}
        {step === 2 ? (
          <Stack gap="md">
            <Alert role="status" color="teal" icon={<IconCircleCheck aria-hidden />}>
              {t('wizard.check.ok')}
            </Alert>
            <Text size="sm">{t('wizard.check.hint')}</Text>
            <Group justify="flex-end">
              <Button data-autofocus onClick={() => setStep(3)}>
                {t('wizard.next')}
              </Button>
            </Group>
          </Stack>
        ) : null}
        {step === 3 ? (
          <Stack gap="md">
            <Text fw={600}>{t('wizard.connect.title', names)}</Text>
            <Text size="sm">{t('wizard.connect.hint', names)}</Text>
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('wizard.connect.later')}
              </Button>
              <Button
                disabled={attempt.state === 'waiting'}
                onClick={() => {
                  void start({ kind: 'new', ...target });
                  onClose();
                }}
              >
                {t('wizard.connect.open')}
              </Button>
            </Group>
          </Stack>
        ) : null}
      </Stack>
    </Dialog>
  );
}

interface RegisterProps {
  readonly marketplace: MarketplaceInfo;
  readonly names: { readonly marketplace: string; readonly environment: string };
  readonly onNext: () => void;
}

function RegisterStep({ marketplace, names, onNext }: RegisterProps) {
  const { t } = useTranslation('connect');
  return (
    <Stack gap="sm">
      <Text fw={600}>{t('wizard.register.title')}</Text>
      <Text size="sm">{t('wizard.register.why')}</Text>
      <List type="ordered" size="sm" spacing="xs">
        {(['one', 'two', 'three', 'four'] as const).map((line) => (
          <List.Item key={line}>{t(`wizard.register.${line}`, names)}</List.Item>
        ))}
      </List>
      <OutsideLink url={marketplace.keysUrl}>{t('wizard.register.open')}</OutsideLink>
      <Group justify="flex-end">
        <Button onClick={onNext} data-autofocus>
          {t('wizard.next')}
        </Button>
      </Group>
    </Stack>
  );
}

interface EnterProps {
  readonly fields: readonly KeyField[];
  readonly target: { readonly marketplace: MarketplaceInfo['id']; readonly environment: Environment };
  readonly onBack: () => void;
  readonly onSaved: () => void;
  readonly onRemoved: () => void;
}

function EnterStep({ fields, target, onBack, onSaved, onRemoved }: EnterProps) {
  const { t, i18n } = useTranslation('connect');
  const save = useAction('keys.save');
  const remove = useAction('keys.remove');
  const [values, setValues] = useState<Record<string, string>>(() => initialKeyValues(fields));
  const [submitted, setSubmitted] = useState(false);
  const missing = submitted ? missingKeys(fields, values) : [];
  const findings = findingsByKey(fields, save.data?.findings ?? []);
  const text = (key: string, fallback: string) => (i18n.exists(key, { ns: 'connect' }) ? t(key as 'title') : fallback);

  const submit = async () => {
    setSubmitted(true);
    if (missingKeys(fields, values).length > 0) return;
    const { saved } = await save.mutateAsync({ ...target, values: keysToSave(fields, values) });
    if (saved) onSaved();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit().catch(() => undefined);
      }}
    >
      <Stack gap="sm">
        <Text fw={600}>{t('wizard.enter.title')}</Text>
        {fields.map((field) => {
          const problems = [
            ...(missing.includes(field.key) ? [t('wizard.enter.required')] : []),
            ...(findings.byKey[field.key] ?? []).map(describeFinding),
          ];
          const Input = field.secret ? PasswordInput : TextInput;
          return (
            <Input
              key={field.key}
              name={field.key}
              label={
                <>
                  {text(`keys.${field.label}`, field.label)}{' '}
                  {field.stored ? (
                    <Badge size="xs" variant="light" color="teal">
                      {t('wizard.enter.storedBadge')}
                    </Badge>
                  ) : null}
                </>
              }
              description={field.secret ? t('wizard.enter.secret') : text(`keyHint.${field.label}`, '')}
              {...(field.secret ? { visibilityToggleButtonProps: { 'aria-label': t('wizard.enter.show') } } : {})}
              {...(field.secret && field.stored ? { placeholder: t('wizard.enter.stored') } : {})}
              withAsterisk={field.required && !field.stored}
              aria-required={field.required && !field.stored}
              autoComplete="off"
              spellCheck={false}
              dir="ltr"
              value={values[field.key] ?? ''}
              error={problems.length > 0 ? problems.join(' ') : undefined}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setValues((current) => ({ ...current, [field.key]: value }));
              }}
            />
          );
        })}
        <Text size="sm" c="dimmed">
          {t('wizard.enter.redirect')}
        </Text>
        {save.data && !save.data.saved ? (
          <Alert role="alert" color="red" title={t('wizard.enter.problemsTitle')}>
            {findings.rest.length > 0 ? findings.rest.map(describeFinding).join(' ') : t('wizard.enter.problems')}
          </Alert>
        ) : null}
        {save.error ? <ErrorState error={save.error} /> : null}
        {remove.error ? <ErrorState error={remove.error} /> : null}
        <Group justify="space-between">
          <Group gap="xs">
            <Button variant="default" onClick={onBack}>
              {t('wizard.back')}
            </Button>
            {fields.some((field) => field.stored) ? (
              <Button
                variant="default"
                c="var(--mantine-color-error)"
                loading={remove.isPending}
                onClick={() =>
                  remove.mutate(target, {
                    onSuccess: () => {
                      showToast({ text: t('card.keysRemoved') });
                      onRemoved();
                    },
                  })
                }
              >
                {t('card.removeKeys', { environment: t(`environmentIn.${target.environment}`) })}
              </Button>
            ) : null}
          </Group>
          <Button type="submit" loading={save.isPending}>
            {t('wizard.enter.check')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
