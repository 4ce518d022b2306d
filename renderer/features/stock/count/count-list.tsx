import { Anchor, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Count } from '#shared/ipc/stock.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { LoadingRows } from '../../../components/loading.tsx';
import { StatusBadge, type StatusTone } from '../../../components/status-badge.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { useData } from '../../../data/query.ts';
import { usePlaceName } from './place-name.ts';

const tones: Readonly<Record<Count['state'], StatusTone>> = {
  open: 'info',
  paused: 'warning',
  applied: 'good',
  cancelled: 'neutral',
};

/** The last counts; what is unfinished comes first and can be taken up again. */
export function CountList() {
  const { t } = useTranslation('stock');
  const nameOf = usePlaceName();
  const { data, error, refetch } = useData('counts.list');
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows rows={3} />;
  if (data.length === 0) return <Text c="dimmed">{t('count.none')}</Text>;
  return (
    <section aria-labelledby="counts-so-far">
      <Title order={2} size="h5" id="counts-so-far" mb={4}>
        {t('count.earlier')}
      </Title>
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {data.map((count) => (
            <Table.Tr key={count.id}>
              <Table.Td>
                <Anchor component={Link} href={`/stock/count/${count.id}`} size="sm" dir="auto">
                  {nameOf(count.location)}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <StatusBadge tone={tones[count.state]}>{t(`count.state.${count.state}`)}</StatusBadge>
              </Table.Td>
              <Table.Td className="figures">
                {t('count.progress', { counted: count.counted, lines: count.lines })}
                {count.different > 0 ? ` · ${t('count.differences', { count: count.different })}` : ''}
              </Table.Td>
              <Table.Td ta="right">
                <TimeAgo at={count.endedAt ?? count.startedAt} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
