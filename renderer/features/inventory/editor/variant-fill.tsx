import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemLimits, type Item } from '#shared/domain/item.ts';
import type { Money } from '#shared/domain/money.ts';
import { describeError } from '../../../app/i18n/describe.ts';
import { MoneyInput } from '../../../components/money-input.tsx';
import { showToast } from '../../../components/toast.tsx';
import { useAction } from '../../../data/query.ts';
import { useSettings } from '../../../data/settings.ts';
import type { Editing } from '../editing/use-editing.ts';

interface VariantFillProps {
  readonly editing: Editing;
  readonly ids: readonly string[];
  readonly onDone: () => void;
}

/** One price, cost or stock for all chosen variants. What is left empty stays as it is. */
export function VariantFill({ editing, ids, onDone }: VariantFillProps) {
  const { t } = useTranslation('editor');
  const { currency } = useSettings();
  const [price, setPrice] = useState<Money | null>(null);
  const [cost, setCost] = useState<Money | null>(null);
  const [quantity, setQuantity] = useState<number | undefined>();
  const { mutate, isPending } = useAction('variants.fill', {
    onSuccess: (changed: Item) => {
      editing.receive(changed);
      onDone();
    },
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  const nothing = price === null && cost === null && quantity === undefined;
  const apply = (): void => {
    // What was typed into a row goes first, or the save behind it would take the new value back.
    void editing.session.flush().then(() =>
      mutate({
        itemId: editing.item.id,
        ids: [...ids],
        patch: { ...(price && { price }), ...(cost && { cost }) },
        ...(quantity !== undefined && { quantity }),
      }),
    );
  };
  return (
    <Group gap="xs" align="flex-end" role="group" aria-label={t('fill.label')}>
      <Text size="sm" fw={600} pb={6} role="status">
        {t('fill.count', { count: ids.length })}
      </Text>
      <MoneyInput w={120} label={t('fill.price')} value={price} currency={currency} onChange={setPrice} />
      <MoneyInput w={120} label={t('fill.cost')} value={cost} currency={currency} onChange={setCost} />
      <NumberInput
        w={100}
        label={t('fill.quantity')}
        value={quantity ?? ''}
        min={0}
        max={itemLimits.quantity}
        allowDecimal={false}
        allowNegative={false}
        onChange={(value) => setQuantity(typeof value === 'number' ? value : undefined)}
      />
      <Button variant="default" disabled={nothing} loading={isPending} onClick={apply}>
        {t('fill.apply')}
      </Button>
    </Group>
  );
}
