import { Alert, Badge, Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyField } from '#shared/domain/account.ts';
import { describeFinding } from '../../../app/i18n/describe.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { showToast } from '../../../components/toast.tsx';
import { useAction } from '../../../data/query.ts';
import { findingsByKey, initialKeyValues, keysToSave, missingKeys } from './key-form.ts';
import { useKeyCheck } from './use-key-check.ts';
import type { WizardTarget } from './wizard-state.ts';

interface Props {
  readonly fields: readonly KeyField[];
  readonly target: WizardTarget;
  readonly onBack: () => void;
  readonly onSaved: () => void;
  readonly onRemoved: () => void;
}

/** The keys of the seller's own registration. The form of each value is judged as it is entered, the pair at the end. */
export function KeyEntry({ fields, target, onBack, onSaved, onRemoved }: Props) {
  const { t, i18n } = useTranslation('connect');
  // Kept no longer than this form: the action remembers what was sent.
  const save = useAction('keys.save', { gcTime: 0 });
  const remove = useAction('keys.remove');
  const [values, setValues] = useState<Record<string, string>>(() => initialKeyValues(fields));
  const [entered, setEntered] = useState<ReadonlySet<string>>(new Set());
  const [submitted, setSubmitted] = useState(false);
  const typed = useKeyCheck(target, keysToSave(fields, values), entered.size > 0);
  const missing = submitted ? missingKeys(fields, values) : [];
  const answered = findingsByKey(fields, save.data?.findings ?? []);
  const byForm = findingsByKey(
    fields,
    typed.filter(({ field, reason }) => reason !== 'key_missing' && entered.has(field.replace(/^keys\./, ''))),
  );
  const text = (key: string, fallback: string) => (i18n.exists(key, { ns: 'connect' }) ? t(key as 'title') : fallback);
  const problemsOf = (key: string): readonly string[] => {
    const found = byForm.byKey[key] ?? answered.byKey[key] ?? [];
    return [...(missing.includes(key) ? [t('wizard.enter.required')] : []), ...found.map(describeFinding)];
  };

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
          const problems = problemsOf(field.key);
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
              // Judged when it is left: half a value is not a wrong one.
              onBlur={() => {
                if ((values[field.key] ?? '') !== '') setEntered((current) => new Set([...current, field.key]));
              }}
            />
          );
        })}
        <Text size="sm" c="dimmed">
          {t(`wizard.redirect.${target.marketplace}`)}
        </Text>
        {save.data && !save.data.saved ? (
          <Alert role="alert" color="red" title={t('wizard.enter.problemsTitle')}>
            {answered.rest.length > 0 ? answered.rest.map(describeFinding).join(' ') : t('wizard.enter.problems')}
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
