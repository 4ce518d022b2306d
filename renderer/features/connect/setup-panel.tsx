import { Alert, Button, Group, Loader, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, MarketplaceInfo, SetupField } from '#shared/domain/account.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { showToast } from '../../components/toast.tsx';
import { useAction, useData } from '../../data/query.ts';
import { SetupDefaultsForm } from './setup-defaults-form.tsx';
import { chosenSetup, setupGaps } from './setup-choice.ts';

interface Props {
  readonly account: Account;
  readonly marketplace: MarketplaceInfo;
}

/** Policies and location of one account: choose among what the marketplace has, or create what is missing. */
export function SetupPanel({ account, marketplace }: Props) {
  const { t } = useTranslation('connect');
  const setup = useData('setup.get', { id: account.id }, { staleTime: 0 });
  if (setup.isError) {
    return (
      <ErrorState error={setup.error}>
        <Button size="xs" onClick={() => void setup.refetch()} loading={setup.isFetching}>
          {t('attempt.tryAgain')}
        </Button>
      </ErrorState>
    );
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
  return <SetupChoices account={account} marketplace={marketplace} fields={setup.data} />;
}

interface ChoicesProps extends Props {
  readonly fields: readonly SetupField[];
}

function SetupChoices({ account, marketplace, fields }: ChoicesProps) {
  const { t, i18n } = useTranslation('connect');
  const choose = useAction('setup.choose');
  const [draft, setDraft] = useState<Readonly<Record<string, string>>>({});
  const [creating, setCreating] = useState(false);
  const values = chosenSetup(fields, draft);
  const gaps = setupGaps(fields, values);
  const mustCreate = gaps.empty.length > 0;

  const save = async () => {
    const saved = await choose.mutateAsync({ id: account.id, values });
    setDraft({});
    const complete = saved.state === 'connected';
    showToast({ text: t(complete ? 'setupPanel.saved' : 'setupPanel.savedIncomplete', { label: saved.label }) });
  };
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('setupPanel.intro', { marketplace: marketplace.name })}
      </Text>
      {fields.map((field) => {
        const label = i18n.exists(`setup.${field.label}`, { ns: 'connect' })
          ? t(`setup.${field.label}` as 'setup.ebay.location')
          : field.label;
        const selected = values[field.key] ?? null;
        const detail = field.options.find(({ value }) => value === selected)?.detail ?? '';
        return (
          <Select
            key={field.key}
            label={label}
            maw={480}
            data={field.options.map(({ value, label: text }) => ({ value, label: text }))}
            value={selected}
            allowDeselect={false}
            disabled={field.options.length === 0}
            placeholder={field.options.length === 0 ? t('setupPanel.none') : t('setupPanel.choose')}
            description={detail === '' ? undefined : <span dir="auto">{detail}</span>}
            error={selected === null && field.options.length > 0 ? t('setupPanel.missing') : undefined}
            onChange={(value) => {
              if (value !== null) setDraft({ ...draft, [field.key]: value });
            }}
          />
        );
      })}
      {choose.error ? <ErrorState error={choose.error} /> : null}
      <Group gap="xs">
        {mustCreate ? null : (
          <Button
            size="xs"
            loading={choose.isPending}
            disabled={gaps.open.length > 0}
            onClick={() => void save().catch(() => undefined)}
          >
            {t('setupPanel.save')}
          </Button>
        )}
        {mustCreate || creating ? null : (
          <Button size="xs" variant="subtle" onClick={() => setCreating(true)}>
            {t('setupPanel.createInstead')}
          </Button>
        )}
      </Group>
      {mustCreate || creating ? (
        <Alert color="gray" variant="light" title={t('setupPanel.createTitle')}>
          <Stack gap="sm">
            <Text size="sm">{t('setupPanel.createIntro', { marketplace: marketplace.name })}</Text>
            <SetupDefaultsForm
              account={account}
              onCreated={() => {
                setDraft({});
                setCreating(false);
              }}
            />
          </Stack>
        </Alert>
      ) : null}
    </Stack>
  );
}
