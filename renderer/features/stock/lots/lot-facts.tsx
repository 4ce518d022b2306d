import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lotTotal, type Lot, type LotPart } from '#shared/domain/lot.ts';
import { Money } from '../../../components/money.tsx';
import { DateText } from '../date-text.tsx';
import classes from '../stock.module.css';

interface LotFactsProps {
  readonly lot: Lot;
  readonly parts: readonly LotPart[];
  readonly recovered: number;
}

/** The lot in a line of figures. */
export function LotFacts({ lot, parts, recovered }: LotFactsProps) {
  const { t } = useTranslation('stock');
  const { currency } = lot;
  const pieces = parts.reduce((sum, part) => sum + part.pieces, 0);
  const sold = parts.reduce((sum, part) => sum + part.frozenPieces, 0);
  const left = lotTotal(lot) - recovered;
  return (
    <dl className={classes['facts']}>
      <Fact label={t('lot.facts.total')}>
        <Money value={{ amount: lotTotal(lot), currency }} />
      </Fact>
      <Fact label={t('lots.column.bought')}>
        <DateText at={lot.boughtAt} />
        {lot.source === '' ? null : (
          <Text span size="xs" c="dimmed" dir="auto">
            {' · '}
            {lot.source}
          </Text>
        )}
      </Fact>
      <Fact label={t('lot.facts.sold')}>{t('lot.of', { part: sold, whole: pieces })}</Fact>
      <Fact label={t('lot.facts.recovered')}>
        <Money value={{ amount: recovered, currency }} />
      </Fact>
      <Fact label={left >= 0 ? t('lot.facts.open') : t('lot.facts.surplus')}>
        <Money value={{ amount: Math.abs(left), currency }} />
      </Fact>
    </dl>
  );
}

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd className="figures">{children}</dd>
  </div>
);
