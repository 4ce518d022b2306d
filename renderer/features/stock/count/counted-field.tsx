import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemLimits } from '#shared/domain/item.ts';
import type { CountLine } from '#shared/ipc/stock.ts';
import { useAction } from '../../../data/query.ts';
import { failed } from '../use-undo.ts';

/** The number of one line, typed instead of scanned. Saved when the field is left or by Enter; emptied, it is not counted. */
export function CountedField({ countId, line }: { readonly countId: string; readonly line: CountLine }) {
  const { t } = useTranslation('stock');
  const [typed, setTyped] = useState<number | string | null>(null);
  const { mutate } = useAction('counts.enter', { ...failed, onSettled: () => setTyped(null) });
  const save = (): void => {
    if (typed === null) return;
    const counted = typed === '' ? null : Math.min(itemLimits.quantity, Math.max(0, Math.trunc(Number(typed)) || 0));
    if (counted === line.counted) setTyped(null);
    else mutate({ id: countId, position: line.position, counted });
  };
  return (
    <NumberInput
      size="xs"
      hideControls
      allowDecimal={false}
      allowNegative={false}
      aria-label={t('count.countedOf', { sku: line.sku })}
      value={typed ?? line.counted ?? ''}
      onChange={setTyped}
      onBlur={save}
      onKeyDown={(event) => event.key === 'Enter' && save()}
    />
  );
}
