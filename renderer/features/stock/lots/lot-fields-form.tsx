import { Button, Group, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { lotLimits, lotTotal, type Lot, type LotFields } from '#shared/domain/lot.ts';
import { formatMoney } from '#shared/domain/money.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { MoneyInput } from '../../../components/money-input.tsx';
import { useNow } from '../../../data/clock.ts';
import { useAction } from '../../../data/query.ts';
import { useLocale, useSettings } from '../../../data/settings.ts';
import { currencies } from '../../settings/currencies.ts';
import { atDay, dayOf } from '../date-text.tsx';
import { sayDone } from '../use-undo.ts';

const costs = ['price', 'shipping', 'premium', 'tax', 'other'] as const;

interface LotFieldsFormProps {
  readonly lot?: Lot;
  readonly currencyFixed: boolean;
  readonly onSaved: (lotId: string) => void;
}

/** The fields of a lot. Its total is what the parts will sum to. */
export function LotFieldsForm({ lot, currencyFixed, onSaved }: LotFieldsFormProps) {
  const { t, i18n } = useTranslation('stock');
  const settings = useSettings();
  const locale = useLocale();
  const now = useNow();
  const [day, setDay] = useState(dayOf(lot?.boughtAt ?? now));
  const [tried, setTried] = useState(false);
  const [unreadable, setUnreadable] = useState<ReadonlySet<string>>(new Set());
  const [fields, setFields] = useState<Omit<LotFields, 'boughtAt'>>({
    name: lot?.name ?? '',
    source: lot?.source ?? '',
    note: lot?.note ?? '',
    currency: lot?.currency ?? settings.currency,
    price: lot?.price ?? 0,
    shipping: lot?.shipping ?? 0,
    premium: lot?.premium ?? 0,
    tax: lot?.tax ?? 0,
    other: lot?.other ?? 0,
  });
  const create = useAction('lots.create');
  const update = useAction('lots.update');
  const set = (change: Partial<LotFields>): void => setFields((before) => ({ ...before, ...change }));
  const boughtAt = atDay(day);
  const { currency } = fields;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (fields.name.trim() === '' || boughtAt === undefined || unreadable.size > 0) return;
    const whole = { ...fields, boughtAt };
    const finished = (text: string) => ({
      onSuccess: ({ lotId, runId }: { readonly lotId: string; readonly runId: string }) => {
        sayDone(text, runId);
        onSaved(lotId);
      },
    });
    if (lot) update.mutate({ id: lot.id, fields: whole }, finished(t('form.saved')));
    else create.mutate(whole, finished(t('form.created')));
  };
  const error = create.error ?? update.error;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {error ? <ErrorState error={error} /> : null}
        <TextInput
          data-autofocus
          label={t('form.name')}
          placeholder={t('form.namePlaceholder')}
          dir="auto"
          maxLength={lotLimits.name}
          value={fields.name}
          error={tried && fields.name.trim() === '' ? t('form.nameMissing') : undefined}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <SimpleGrid cols={3} spacing="sm">
          <TextInput
            type="date"
            label={t('form.bought')}
            value={day}
            error={tried && boughtAt === undefined ? t('form.boughtMissing') : undefined}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <TextInput
            label={t('form.source')}
            dir="auto"
            maxLength={lotLimits.source}
            value={fields.source}
            onChange={(event) => set({ source: event.currentTarget.value })}
          />
          <Select
            label={t('form.currency')}
            {...(currencyFixed ? { description: t('form.currencyHint') } : {})}
            searchable
            allowDeselect={false}
            disabled={currencyFixed}
            data={currencies(i18n.language, currency)}
            value={currency}
            onChange={(chosen) => chosen && set({ currency: chosen })}
          />
          {costs.map((cost) => (
            <MoneyInput
              key={`${cost} ${currency}`}
              label={t(`form.${cost}`)}
              value={fields[cost] === 0 && cost !== 'price' ? null : { amount: fields[cost], currency }}
              currency={currency}
              onChange={(value) => set({ [cost]: Math.min(value?.amount ?? 0, 9_999_999_999) })}
              onText={(_, valid) => {
                const next = new Set(unreadable);
                if (valid) next.delete(cost);
                else next.add(cost);
                setUnreadable(next);
              }}
            />
          ))}
        </SimpleGrid>
        <Textarea
          label={t('form.note')}
          dir="auto"
          autosize
          minRows={2}
          maxRows={6}
          maxLength={lotLimits.note}
          value={fields.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
        <Group justify="space-between">
          <Text size="sm" fw={600} className="figures" role="status">
            {t('form.total', { amount: formatMoney({ amount: lotTotal(fields), currency }, locale) })}
          </Text>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {lot ? t('form.save') : t('form.saveNew')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
