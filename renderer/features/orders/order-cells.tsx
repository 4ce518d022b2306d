import { Anchor, Group, Stack, Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Account } from '#shared/domain/account.ts';
import type { Order } from '#shared/domain/order.ts';
import { EnvironmentChip } from '../../components/environment-chip.tsx';
import { Money } from '../../components/money.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { Cell } from '../../components/virtual-table.tsx';
import { useAccountName } from '../../data/account-name.ts';

interface Props {
  readonly order: Order;
  readonly account: Account | undefined;
}

/** Lines in sight in a row; the rest are counted. */
const linesShown = 2;

/** One order as the table shows it. */
export function OrderCells({ order, account }: Props) {
  const { t } = useTranslation('orders');
  const nameOf = useAccountName();
  const more = order.lines.length - linesShown;
  const seconds = Math.max(0, Math.round((order.detectedAt - order.orderedAt) / 1_000));
  return (
    <>
      <Cell>
        {order.lines.slice(0, linesShown).map((line) => (
          <OrderLine key={line.id} line={line} />
        ))}
        {more > 0 ? (
          <Text size="xs" c="dimmed">
            {t('moreLines', { count: more })}
          </Text>
        ) : null}
      </Cell>
      <Cell>
        <Text size="sm" truncate dir="auto">
          {order.buyerName === '' ? t('unknownBuyer') : order.buyerName}
        </Text>
      </Cell>
      <Cell numeric>
        <Money value={order.total} />
      </Cell>
      <Cell>
        <Stack gap={2} align="flex-start">
          <Text size="sm" truncate maw="100%" dir="auto" title={order.remoteOrderId}>
            {account === undefined ? order.marketplace : nameOf(account)}
          </Text>
          {account ? <EnvironmentChip environment={account.environment} /> : null}
        </Stack>
      </Cell>
      <Cell>
        <Tooltip label={t('detectedAfter', { seconds })}>
          <span>
            <TimeAgo at={order.detectedAt} />
          </span>
        </Tooltip>
      </Cell>
    </>
  );
}

function OrderLine({ line }: { readonly line: Order['lines'][number] }) {
  const { t } = useTranslation('orders');
  const text = t('line', { quantity: line.quantity, title: line.title });
  if (line.itemId === null) {
    return (
      <Group gap={6} wrap="nowrap">
        <Text size="sm" truncate dir="auto">
          {text}
        </Text>
        <Text size="xs" c="dimmed" title={t('unknownSku', { sku: line.sku })} style={{ flexShrink: 0 }}>
          {t('unknownSkuShort')}
        </Text>
      </Group>
    );
  }
  return (
    <Group gap={6} wrap="nowrap">
      <Anchor component={Link} href={`/inventory/${line.itemId}`} size="sm" truncate display="block" dir="auto">
        {text}
      </Anchor>
      {line.oversold === undefined ? null : (
        <span title={t('oversoldLong', { count: line.oversold })} style={{ flexShrink: 0 }}>
          <StatusBadge tone="bad">{t('oversold', { count: line.oversold })}</StatusBadge>
        </span>
      )}
    </Group>
  );
}
