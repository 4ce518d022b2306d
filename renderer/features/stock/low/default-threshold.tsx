import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemLimits } from '#shared/domain/item.ts';
import { showToast } from '../../../components/toast.tsx';
import { useAction } from '../../../data/query.ts';
import { failed } from '../use-undo.ts';

/** The threshold of items without one of their own, saved when the field is left. */
export function DefaultThreshold({ value }: { readonly value: number }) {
  const { t } = useTranslation(['stock', 'common']);
  const [typed, setTyped] = useState<number | string>(value);
  const update = useAction('settings.update', failed);
  const save = (): void => {
    const lowStockAt = Math.min(itemLimits.quantity, Math.max(0, Math.trunc(Number(typed)) || 0));
    setTyped(lowStockAt);
    if (lowStockAt === value) return;
    update.mutate(
      { lowStockAt },
      {
        onSuccess: () =>
          showToast({
            id: 'settings',
            text: t('low.saved'),
            action: { label: t('common:undo'), run: () => update.mutate({ lowStockAt: value }) },
          }),
      },
    );
  };
  return (
    <NumberInput
      size="xs"
      styles={{
        root: { display: 'flex', alignItems: 'center', gap: 8 },
        label: { margin: 0, whiteSpace: 'nowrap' },
        wrapper: { width: 88, margin: 0 },
      }}
      label={t('low.default')}
      title={t('low.defaultHint')}
      allowDecimal={false}
      allowNegative={false}
      value={typed}
      onChange={setTyped}
      onBlur={save}
      onKeyDown={(event) => event.key === 'Enter' && save()}
    />
  );
}
