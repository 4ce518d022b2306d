import { ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StockEvent } from '#shared/domain/item.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { useData } from '../../../data/query.ts';

/** The ledger of one variant, newest first, with the number that each entry left. */
export function StockHistory({ variantId }: { readonly variantId: string }) {
  const { t } = useTranslation('inventory');
  const { data, error, refetch } = useData('stock.history', { variantId });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data || data.length === 0) return null;
  const rows = withTotals(data);
  return (
    <Stack gap={4}>
      <ScrollArea.Autosize
        mah={160}
        type="auto"
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('stock.history') }}
      >
        <Table verticalSpacing={3} horizontalSpacing={4} fz="xs">
          <Table.Tbody>
            {rows.map(({ id, at, reason, delta, note, total }) => (
              <Table.Tr key={id}>
                <Table.Td className="figures" ta="right" w={52}>
                  {delta > 0 ? `+${delta}` : delta}
                </Table.Td>
                <Table.Td
                  className="figures"
                  ta="right"
                  w={52}
                  fw={600}
                  aria-label={t('stock.after', { count: total })}
                >
                  {total}
                </Table.Td>
                <Table.Td>
                  {t(`stock.reasons.${reason}`)}
                  {note !== '' && (
                    <Text size="xs" c="dimmed" dir="auto">
                      {note}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td ta="right">
                  <TimeAgo at={at} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </Stack>
  );
}

/** Each entry with what it left: the sum of it and all before it. */
function withTotals(events: readonly StockEvent[]): readonly (StockEvent & { readonly total: number })[] {
  const rows: (StockEvent & { readonly total: number })[] = [];
  let total = 0;
  for (const event of events.toReversed()) {
    total += event.delta;
    rows.push({ ...event, total });
  }
  return rows.toReversed();
}
