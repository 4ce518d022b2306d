import { Button, Checkbox, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { showToast } from '../../components/toast.tsx';
import { useAction } from '../../data/query.ts';
import { useSettings } from '../../data/settings.ts';
import { shippingCountries } from './countries.ts';
import { emptySetupDefaults, readSetupDefaults, type SetupDefaultsForm as Form } from './setup-defaults.ts';

interface Props {
  readonly account: Account;
  /** Of the chosen site, where it is known. */
  readonly currency: string | null;
  readonly country: string | null;
  readonly onCreated: () => void;
}

const returnChoices = [30, 60, 0] as const;

/** A few plain answers from which the marketplace's policies and a location are made. */
export function SetupDefaultsForm({ account, currency: siteCurrency, country, onCreated }: Props) {
  const { t, i18n } = useTranslation('connect');
  const own = useSettings().currency;
  const currency = siteCurrency ?? own;
  const create = useAction('setup.createDefaults');
  const [form, setForm] = useState<Form>(() =>
    country === null ? emptySetupDefaults : { ...emptySetupDefaults, country },
  );
  const [submitted, setSubmitted] = useState(false);
  const { problems, defaults } = readSetupDefaults(form, currency);
  const change = (patch: Partial<Form>) => setForm((current) => ({ ...current, ...patch }));
  const problem = (field: keyof Form) => {
    const reason = problems[field];
    return submitted && reason ? t(`defaults.problem.${reason}`) : undefined;
  };
  const submit = async () => {
    setSubmitted(true);
    if (!defaults) return;
    await create.mutateAsync({ id: account.id, defaults });
    showToast({ text: t('defaults.created') });
    onCreated();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit().catch(() => undefined);
      }}
    >
      <Stack gap="sm" maw={560}>
        <Group grow align="flex-start" preventGrowOverflow={false}>
          <Select
            label={t('defaults.country')}
            data={shippingCountries(i18n.language)}
            searchable
            allowDeselect={false}
            value={form.country}
            error={problem('country')}
            onChange={(value) => change({ country: value ?? '' })}
          />
          <TextInput
            label={t('defaults.postalCode')}
            required
            maxLength={16}
            autoComplete="postal-code"
            value={form.postalCode}
            error={problem('postalCode')}
            onChange={(event) => change({ postalCode: event.currentTarget.value })}
          />
        </Group>
        <Group grow align="flex-start">
          <TextInput
            label={t('defaults.city')}
            maxLength={128}
            dir="auto"
            autoComplete="address-level2"
            value={form.city}
            onChange={(event) => change({ city: event.currentTarget.value })}
          />
          <TextInput
            label={t('defaults.state')}
            maxLength={128}
            dir="auto"
            autoComplete="address-level1"
            value={form.state}
            onChange={(event) => change({ state: event.currentTarget.value })}
          />
        </Group>
        <Checkbox
          label={t('defaults.freeShipping')}
          checked={form.freeShipping}
          onChange={(event) => change({ freeShipping: event.currentTarget.checked })}
        />
        {form.freeShipping ? null : (
          <TextInput
            label={t('defaults.shippingCost')}
            required
            inputMode="decimal"
            maw={200}
            rightSection={currency}
            rightSectionWidth={52}
            value={form.shippingCost}
            error={problem('shippingCost')}
            onChange={(event) => change({ shippingCost: event.currentTarget.value })}
          />
        )}
        <Group grow align="flex-start">
          <NumberInput
            label={t('defaults.handlingDays')}
            min={0}
            max={30}
            allowDecimal={false}
            value={form.handlingDays}
            error={problem('handlingDays')}
            onChange={(value) => change({ handlingDays: value })}
          />
          <Select
            label={t('defaults.returns')}
            allowDeselect={false}
            data={returnChoices.map((days) => ({ value: String(days), label: t(`defaults.returnDays.${days}`) }))}
            value={String(form.returnDays)}
            onChange={(value) => change({ returnDays: returnChoices.find((days) => String(days) === value) ?? 30 })}
          />
        </Group>
        {create.error ? <ErrorState error={create.error} /> : null}
        <Group>
          <Button type="submit" size="xs" loading={create.isPending}>
            {t('defaults.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
