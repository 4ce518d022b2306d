import { Group, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MoneyInput } from '../../components/money-input.tsx';
import { useSettings } from '../../data/settings.ts';
import { roundings, type BulkDraft } from './bulk-draft.ts';
import type { FieldsProps } from './operation-fields.tsx';

const changes = [
  'percent',
  'add',
  'multiply',
  'set',
  'keep',
  'clear',
] as const satisfies readonly BulkDraft['change'][];

/** How an amount changes, and to what it is rounded. */
export function AmountFields({ draft, change }: FieldsProps) {
  const { t } = useTranslation('bulk');
  const { currency } = useSettings();
  const { change: kind } = draft;
  return (
    <Group gap="sm" align="flex-start">
      <Select
        label={t('amount.how')}
        w={190}
        allowDeselect={false}
        value={kind}
        data={changes.map((value) => ({ value, label: t(`amount.kind.${value}`) }))}
        onChange={(value) => value && change({ change: value })}
      />
      {(kind === 'percent' || kind === 'add') && (
        <Select
          label={t('amount.direction')}
          w={120}
          allowDeselect={false}
          value={draft.down ? 'down' : 'up'}
          data={[
            { value: 'up', label: t('amount.raise') },
            { value: 'down', label: t('amount.lower') },
          ]}
          onChange={(value) => change({ down: value === 'down' })}
        />
      )}
      {(kind === 'percent' || kind === 'multiply') && (
        <TextInput
          label={t(`amount.value.${kind}`)}
          inputMode="decimal"
          w={120}
          data-autofocus
          value={draft.number}
          onChange={(event) => change({ number: event.currentTarget.value })}
        />
      )}
      {(kind === 'set' || kind === 'add') && (
        <MoneyInput
          label={t(`amount.value.${kind}`)}
          w={180}
          value={draft.amount}
          currency={currency}
          onChange={(amount) => change({ amount })}
        />
      )}
      {kind !== 'clear' && (
        <Select
          label={t('amount.round')}
          w={170}
          allowDeselect={false}
          value={draft.rounding}
          data={roundings.map((value) => ({ value, label: t(`amount.rounding.${value}`) }))}
          onChange={(rounding) => rounding && change({ rounding })}
        />
      )}
      {kind !== 'clear' && draft.rounding !== 'none' && (
        <Select
          label={t('amount.roundDirection')}
          w={140}
          allowDeselect={false}
          value={draft.direction}
          data={[
            { value: 'nearest', label: t('amount.nearest') },
            { value: 'up', label: t('amount.up') },
            { value: 'down', label: t('amount.down') },
          ]}
          onChange={(direction) => direction && change({ direction })}
        />
      )}
    </Group>
  );
}
