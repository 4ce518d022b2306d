import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { lotTotal, type LotRow } from '#shared/domain/lot.ts';
import { Money } from '../../../components/money.tsx';
import { Cell } from '../../../components/virtual-table.tsx';
import { DateText } from '../date-text.tsx';

/** One lot in the list. */
export function LotCells({ lot }: { readonly lot: LotRow }) {
  const { t } = useTranslation('stock');
  const { currency } = lot;
  return (
    <>
      <Cell>
        <Anchor component={Link} href={`/stock/lots/${lot.id}`} size="sm" truncate display="block" dir="auto">
          {lot.name}
        </Anchor>
        {lot.source === '' ? null : (
          <Text size="xs" c="dimmed" truncate dir="auto">
            {lot.source}
          </Text>
        )}
      </Cell>
      <Cell>
        <DateText at={lot.boughtAt} />
      </Cell>
      <Cell numeric>
        <Money value={{ amount: lotTotal(lot), currency }} />
      </Cell>
      <Cell numeric>{t('lots.soldOf', { sold: lot.sold, pieces: lot.pieces })}</Cell>
      <Cell numeric>
        <Money value={{ amount: lot.recovered, currency }} />
      </Cell>
    </>
  );
}
