import { Button, SegmentedControl, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { lotTotal } from '#shared/domain/lot.ts';
import { formatMoney } from '#shared/domain/money.ts';
import { useLocale } from '../../../data/settings.ts';
import classes from '../stock.module.css';
import type { LotSplit } from './use-lot-split.ts';

/** How the price is divided, what is to be known of it, and the button that writes it. */
export function SplitBar({ split }: { readonly split: LotSplit }) {
  const { t } = useTranslation('stock');
  const locale = useLocale();
  const { lot, parts, method, outcome, changed } = split;
  const money = (amount: number): string => formatMoney({ amount, currency: lot.currency }, locale);
  // A share that is still there although its item has left: the next split gives it to the others.
  const gone = parts.filter((part) => part.standing === 'gone' && (part.openAmount ?? 0) > 0).length;
  const notes: string[] = [];
  if (outcome.kind === 'split') {
    notes.push(t(changed ? 'lot.changed' : 'lot.unchanged', { total: money(lotTotal(lot)) }));
    if (method !== 'equal' && outcome.fellBack) notes.push(t('lot.fellBack'));
    else if (method !== 'equal' && outcome.withoutBasis > 0) {
      notes.push(t('lot.withoutBasis', { count: outcome.withoutBasis }));
    }
    if (gone > 0) notes.push(t('lot.gone', { count: gone }));
  } else notes.push(t(`lot.refused.${outcome.problem}`, { amount: money(outcome.amount) }));
  return (
    <div className={classes['bar']}>
      <SegmentedControl
        size="xs"
        aria-label={t('lot.method')}
        value={method}
        onChange={split.setMethod}
        data={[
          { value: 'equal', label: t('lot.methods.equal') },
          { value: 'weight', label: t('lot.methods.weight') },
          { value: 'value', label: t('lot.methods.value') },
        ]}
      />
      <Text
        size="sm"
        role="status"
        className={classes['barText'] ?? ''}
        {...(outcome.kind === 'refused' && { c: 'red' })}
      >
        {outcome.kind === 'refused' ? <IconAlertTriangle size={14} aria-hidden /> : null} {notes.join(' ')}
      </Text>
      {changed ? (
        <Button size="xs" variant="default" onClick={split.discard}>
          {t('lot.discard')}
        </Button>
      ) : null}
      {changed || gone > 0 ? (
        <Button size="xs" disabled={outcome.kind === 'refused'} loading={split.applying} onClick={split.apply}>
          {changed ? t('lot.apply') : t('lot.giveBack')}
        </Button>
      ) : null}
    </div>
  );
}
