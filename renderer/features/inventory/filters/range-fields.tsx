import { Group, NativeSelect, NumberInput, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MoneyInput } from '../../../components/money-input.tsx';
import { useData } from '../../../data/query.ts';
import { useSettings } from '../../../data/settings.ts';
import { useGridState } from '../grid/grid-state.ts';

export interface NumberRange {
  readonly from: number | null;
  readonly to: number | null;
}

interface RangeProps {
  readonly value: NumberRange | undefined;
  readonly onChange: (value: { from: number | null; to: number | null } | undefined) => void;
  readonly unit?: string;
  readonly least?: number;
  readonly most: number;
  readonly autofocus?: boolean;
}

/** Both ends of a range; both empty is no range. */
export function RangeFields({ value, onChange, unit, least = 0, most, autofocus = false }: RangeProps) {
  const { t } = useTranslation('grid');
  const take = (part: Partial<NumberRange>): void => {
    const next = { from: value?.from ?? null, to: value?.to ?? null, ...part };
    onChange(next.from === null && next.to === null ? undefined : next);
  };
  const field = (end: 'from' | 'to') => (
    <NumberInput
      size="xs"
      label={t(end === 'from' ? 'filter.least' : 'filter.most')}
      allowDecimal={false}
      allowNegative={least < 0}
      min={least}
      max={most}
      clampBehavior="strict"
      hideControls
      {...(unit === undefined ? {} : { suffix: unit })}
      {...(autofocus && end === 'from' ? { 'data-autofocus': true } : {})}
      value={value?.[end] ?? ''}
      onChange={(typed) => take({ [end]: typeof typed === 'number' ? typed : null })}
    />
  );
  return (
    <Group grow gap="xs">
      {field('from')}
      {field('to')}
    </Group>
  );
}

interface MoneyRange extends NumberRange {
  readonly currency: string;
}

interface MoneyRangeProps {
  readonly value: MoneyRange | undefined;
  readonly onChange: (value: { currency: string; from: number | null; to: number | null } | undefined) => void;
  /** Margins may be below zero, which a field for prices refuses; they are asked for from zero up. */
  readonly autofocus?: boolean;
}

/** A range of money. Amounts of other currencies are never in it, so the currency is part of the question. */
export function MoneyRangeFields({ value, onChange, autofocus = false }: MoneyRangeProps) {
  const { t } = useTranslation('grid');
  const settings = useSettings();
  const { place, search, filter } = useGridState();
  const used = useData('items.facet', { place, search, filter, facet: 'currency', find: '' }).data?.values ?? [];
  const currency = value?.currency ?? used[0]?.value ?? settings.currency;
  const currencies = [...new Set([currency, settings.currency, ...used.map((known) => known.value)])];
  const take = (part: Partial<MoneyRange>): void => {
    const next = { currency, from: value?.from ?? null, to: value?.to ?? null, ...part };
    onChange(next.from === null && next.to === null && part.currency === undefined ? undefined : next);
  };
  return (
    <Stack gap="xs">
      <Group grow gap="xs" align="flex-start">
        {(['from', 'to'] as const).map((end) => (
          <MoneyInput
            key={`${end} ${currency}`}
            size="xs"
            label={t(end === 'from' ? 'filter.least' : 'filter.most')}
            currency={currency}
            value={value?.[end] === null || value?.[end] === undefined ? null : { amount: value[end], currency }}
            onChange={(money) => take({ [end]: money?.amount ?? null })}
            {...(autofocus && end === 'from' ? { 'data-autofocus': true } : {})}
          />
        ))}
      </Group>
      {currencies.length > 1 && (
        <NativeSelect
          size="xs"
          label={t('filter.currency')}
          data={currencies}
          value={currency}
          onChange={(event) => take({ currency: event.currentTarget.value })}
        />
      )}
    </Stack>
  );
}
