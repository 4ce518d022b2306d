import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Pair } from '#shared/domain/pairs.ts';
import type { PublishCell } from '#shared/ipc/publishing.ts';
import { Money } from '../../components/money.tsx';
import { totalsOf } from './totals.ts';

interface Props {
  readonly cells: ReadonlyMap<string, PublishCell>;
  readonly pairs: readonly Pair[];
}

/** What goes out in money, one piece each: prices, estimated fees, and what is left. */
export function GoingOut({ cells, pairs }: Props) {
  const { t } = useTranslation('publish');
  const totals = totalsOf(cells, pairs);
  if (totals.length === 0) return null;
  return (
    <Text size="sm" data-testid="going-out" title={t('money.estimate')}>
      {totals.map(({ price, fees, net }) => (
        <span key={price.currency} style={{ marginInlineEnd: 16 }}>
          {t('money.total')} <Money value={price} />
          {' · '}
          {t('money.fees')} <Money value={fees} />
          {' · '}
          {t('money.net')} <Money value={net} />
        </span>
      ))}
      <Text component="span" size="xs" c="dimmed">
        {t('money.estimateShort')}
      </Text>
    </Text>
  );
}
