import { Button, Group, NumberInput, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isOpen } from '#shared/domain/listing.ts';
import type { Item, Variant } from '#shared/domain/item.ts';
import { describeError } from '../../../app/i18n/describe.ts';
import { useAction, useData } from '../../../data/query.ts';
import { handReasons, readAdjustment, type AdjustmentForm } from './stock-adjustment.ts';
import { StockHistories } from './stock-histories.tsx';
import { StockNote } from './stock-note.tsx';

interface AdjustStockProps {
  readonly itemId: string;
  readonly variant: Variant;
  readonly onChanged: (item: Item) => void;
  readonly onClose: () => void;
}

/** One entry for the stock ledger: what was counted, or what came and went, and why. Below it the entries so far. */
export function AdjustStock({ itemId, variant, onChanged, onClose }: AdjustStockProps) {
  const { t } = useTranslation('inventory');
  const { data: history } = useData('stock.history', { variantId: variant.id });
  const { data: listings = [] } = useData('listings.forItem', { itemId });
  const open = listings.filter(({ state }) => isOpen(state)).length;
  const [typed, setTyped] = useState<Partial<AdjustmentForm>>({});
  const first = history?.length === 0;
  const form: AdjustmentForm = {
    mode: 'count',
    amount: '',
    reason: first ? 'opening' : 'correction',
    note: '',
    ...typed,
  };
  const { mutate, isPending, error } = useAction('stock.adjust', {
    onSuccess: (item) => {
      onChanged(item);
      onClose();
    },
  });
  const read = readAdjustment(form, variant.quantity);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (read.kind === 'change')
      mutate({ variantId: variant.id, reason: form.reason, change: read.change, note: form.note });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('stock.mode')}
          value={form.mode}
          onChange={(mode) => setTyped({ ...typed, mode: mode === 'count' ? 'count' : 'delta', amount: '' })}
          data={[
            { value: 'count', label: t('stock.count') },
            { value: 'delta', label: t('stock.delta') },
          ]}
        />
        <NumberInput
          data-autofocus
          label={form.mode === 'count' ? t('stock.counted') : t('stock.change')}
          allowDecimal={false}
          value={form.amount}
          error={
            read.kind === 'problem' ? t(`stock.problem.${read.problem}`) : error ? describeError(error) : undefined
          }
          onChange={(amount) => setTyped({ ...typed, amount })}
        />
        <Select
          label={t('stock.reason')}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          data={handReasons.map((reason) => ({ value: reason, label: t(`stock.reasons.${reason}`) }))}
          value={form.reason}
          onChange={(reason) => reason && setTyped({ ...typed, reason })}
        />
        <StockNote reason={form.reason} value={form.note} onChange={(note) => setTyped({ ...typed, note })} />
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" c="dimmed" role="status">
            {read.kind === 'change' && t('stock.becomes', { from: variant.quantity, to: read.becomes })}
          </Text>
          <Button type="submit" size="xs" loading={isPending} disabled={read.kind !== 'change'}>
            {t('stock.save')}
          </Button>
        </Group>
        {read.kind === 'change' && read.becomes !== variant.quantity && open > 0 ? (
          <Text size="sm">{t(read.becomes === 0 ? 'stock.ends' : 'stock.revises', { count: open })}</Text>
        ) : null}
        <StockHistories variantId={variant.id} />
      </Stack>
    </form>
  );
}
