import { ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CostEntry } from '#shared/ipc/stock.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { Money } from '../../../components/money.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { useData } from '../../../data/query.ts';

/** What one variant cost at which time, newest first, and what gave it that cost. */
export function StockCostHistory({ variantId }: { readonly variantId: string }) {
  const { t } = useTranslation('stock');
  const { data, error, refetch } = useData('stock.costs', { variantId });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.length === 0) {
    return (
      <Text size="xs" c="dimmed">
        {t('costs.none')}
      </Text>
    );
  }
  return (
    <Stack gap={4}>
      <ScrollArea.Autosize
        mah={160}
        type="auto"
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('costs.title') }}
      >
        <Table verticalSpacing={3} horizontalSpacing={4} fz="xs">
          <Table.Tbody>
            {data.map((entry) => (
              <Table.Tr key={entry.id}>
                <Table.Td ta="right" w={84}>
                  {entry.cost === null ? t('costs.noCost') : <Money value={entry.cost} />}
                </Table.Td>
                <Table.Td dir="auto">
                  <Why entry={entry} />
                </Table.Td>
                <Table.Td ta="right">
                  <TimeAgo at={entry.at} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </Stack>
  );
}

function Why({ entry }: { readonly entry: CostEntry }) {
  const { t } = useTranslation('stock');
  if (entry.why === 'lot' && entry.lotName !== null) return <>{t('costs.why.lotNamed', { name: entry.lotName })}</>;
  return <>{t(`costs.why.${entry.why}`)}</>;
}
