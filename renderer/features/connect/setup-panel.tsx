import { Button, Fieldset, Group, Loader, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, MarketplaceInfo, SetupField } from '#shared/domain/account.ts';
import { setupName } from '../../app/i18n/describe.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { showToast } from '../../components/toast.tsx';
import { useAction, useData } from '../../data/query.ts';
import { PlaceField } from './place-field.tsx';
import { SetupDefaultsForm } from './setup-defaults-form.tsx';
import { chosenSetup, leads, setupGaps, siteFacts } from './setup-choice.ts';

interface Props {
  readonly account: Account;
  readonly marketplace: MarketplaceInfo;
  /** Everything is chosen. */
  readonly onDone: () => void;
}

/** Policies and location of one account: choose among what the marketplace has, or create what is missing. */
export function SetupPanel({ account, marketplace, onDone }: Props) {
  const { t } = useTranslation('connect');
  const setup = useData('setup.get', { id: account.id }, { staleTime: 0 });
  if (setup.isError) {
    return <ErrorState error={setup.error} onRetry={() => void setup.refetch()} retrying={setup.isFetching} />;
  }
  if (!setup.data) {
    return (
      <Group gap="xs" role="status">
        <Loader size="xs" aria-hidden />
        <Text size="sm">{t('setupPanel.loading', { marketplace: marketplace.name })}</Text>
      </Group>
    );
  }
  if (setup.data.length === 0) return <Text size="sm">{t('setupPanel.nothingNeeded')}</Text>;
  return <SetupChoices account={account} marketplace={marketplace} fields={setup.data} onDone={onDone} />;
}

interface ChoicesProps extends Props {
  readonly fields: readonly SetupField[];
}

function SetupChoices({ account, marketplace, fields, onDone }: ChoicesProps) {
  const { t } = useTranslation('connect');
  const choose = useAction('setup.choose');
  const [draft, setDraft] = useState<Readonly<Record<string, string>>>({});
  const [creating, setCreating] = useState(false);
  const values = chosenSetup(fields, draft);
  const gaps = setupGaps(fields, values);
  const mustCreate = gaps.empty.length > 0;
  const site = siteFacts(fields);

  const save = async () => {
    const saved = await choose.mutateAsync({ id: account.id, values });
    const complete = saved.state === 'connected';
    showToast({ text: t(complete ? 'setupPanel.saved' : 'setupPanel.savedIncomplete', { label: saved.label }) });
    if (complete) onDone();
  };
  const change = (field: SetupField, value: string) => {
    if (leads(field))
      choose.mutate({ id: account.id, values: { [field.key]: value } }, { onSuccess: () => setDraft({}) });
    else setDraft({ ...draft, [field.key]: value });
  };
  return (
    <Stack gap="sm">
      {fields.every(({ input }) => input === 'place') ? null : (
        <Text size="sm" c="dimmed">
          {t('setupPanel.intro', { marketplace: marketplace.name })}
        </Text>
      )}
      {fields
        .filter(({ input }) => input === 'place')
        .map((field) => (
          <PlaceField
            key={field.key}
            label={setupName(field.label)}
            value={values[field.key] ?? null}
            onChange={(value) => change(field, value)}
          />
        ))}
      {fields
        .filter(({ options }) => options.length > 0)
        .map((field) => {
          const selected = values[field.key] ?? null;
          const detail = field.options.find(({ value }) => value === selected)?.detail ?? '';
          return (
            <Select
              key={field.key}
              name={field.key}
              label={setupName(field.label)}
              maw={480}
              data={field.options.map(({ value, label }) => ({ value, label }))}
              value={selected}
              allowDeselect={false}
              placeholder={t('setupPanel.choose')}
              {...(detail === '' ? {} : { description: <span dir="auto">{detail}</span> })}
              error={selected === null && !field.optional ? t('setupPanel.missing') : undefined}
              onChange={(value) => {
                if (value !== null && value !== selected) change(field, value);
              }}
            />
          );
        })}
      {choose.error ? <ErrorState error={choose.error} /> : null}
      {mustCreate ? null : (
        <Group gap="xs">
          <Button
            size="xs"
            loading={choose.isPending}
            disabled={gaps.open.length > 0}
            onClick={() => void save().catch(() => undefined)}
          >
            {t('setupPanel.save')}
          </Button>
          {creating || !marketplace.capabilities.setupDefaults ? null : (
            <Button size="xs" variant="subtle" onClick={() => setCreating(true)}>
              {t('setupPanel.createInstead')}
            </Button>
          )}
        </Group>
      )}
      {mustCreate || creating ? (
        <Fieldset legend={t('setupPanel.createTitle')}>
          <Stack gap="sm">
            {mustCreate ? (
              <Text size="sm">
                {t('setupPanel.missingHere', {
                  names: fields
                    .filter(({ key }) => gaps.empty.includes(key))
                    .map(({ label }) => setupName(label))
                    .join(', '),
                })}
              </Text>
            ) : null}
            <Text size="sm">{t('setupPanel.createIntro', { marketplace: marketplace.name })}</Text>
            <SetupDefaultsForm
              key={site.country}
              account={account}
              currency={site.currency}
              country={site.country}
              onCreated={onDone}
            />
          </Stack>
        </Fieldset>
      ) : null}
    </Stack>
  );
}
