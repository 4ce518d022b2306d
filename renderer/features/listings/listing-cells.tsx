import { ActionIcon, Group, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { EnvironmentChip } from '../../components/environment-chip.tsx';
import { Money } from '../../components/money.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { showToast } from '../../components/toast.tsx';
import { Cell } from '../../components/virtual-table.tsx';
import { useAction } from '../../data/query.ts';
import { useAccountName } from '../../data/account-name.ts';
import { offeredQuantity, stateTone } from './drift-text.ts';
import { ListingMenu } from './listing-menu.tsx';
import type { ListingRow } from './listing-row.ts';

interface Props {
  readonly row: ListingRow;
  readonly account: Account | undefined;
  readonly onShow: () => void;
  readonly onPlayBuyer: () => void;
}

/** One listing as the table shows it: price and quantity are what the marketplace reported, never what was sent. */
export function ListingCells({ row, account, onShow, onPlayBuyer }: Props) {
  const { t } = useTranslation(['listings', 'byHand']);
  const nameOf = useAccountName();
  // Nobody has looked: what stands there is what the seller said.
  const byWord = account?.byHand === true && row.state === 'live';
  const open = useAction('app.openLink', {
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  const { url } = row;
  return (
    <>
      <Cell>
        <UnstyledButton w="100%" onClick={onShow} aria-haspopup="dialog">
          <Text size="sm" fw={500} truncate dir="auto">
            {row.itemTitle}
          </Text>
          <Text size="xs" c="dimmed" truncate dir="auto">
            {row.sku}
          </Text>
        </UnstyledButton>
      </Cell>
      <Cell>
        {account ? (
          <Stack gap={2} align="flex-start">
            <Text size="sm" truncate maw="100%" dir="auto">
              {nameOf(account)}
            </Text>
            <EnvironmentChip environment={account.environment} />
          </Stack>
        ) : (
          '—'
        )}
      </Cell>
      <Cell>
        <Stack gap={2} align="flex-start">
          <Tooltip label={byWord ? t('byHand:live') : t(`stateHint.${row.state}`)} multiline maw={280}>
            <span>
              <StatusBadge tone={stateTone[row.state]}>{t(`state.${row.state}`)}</StatusBadge>
            </span>
          </Tooltip>
          {row.drift.length > 0 ? (
            <StatusBadge tone="warning">{t('drift', { count: row.drift.length })}</StatusBadge>
          ) : null}
          <Text size="xs" c="dimmed" truncate maw="100%">
            {byWord ? (
              t('byHand:byWord')
            ) : (
              <>
                {t('readBack')} <TimeAgo at={row.readBackAt} />
              </>
            )}
          </Text>
        </Stack>
      </Cell>
      <Cell numeric>
        <Money value={row.readBack?.price} />
      </Cell>
      <Cell numeric>{offeredQuantity(row) ?? <span title={t('notReported')}>—</span>}</Cell>
      <Cell>
        <Group gap={2} wrap="nowrap" justify="flex-end">
          {url === null ? null : (
            <Tooltip label={t('open')}>
              <ActionIcon aria-label={t('openAt', { title: row.itemTitle })} onClick={() => open.mutate({ url })}>
                <IconExternalLink size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
          <ListingMenu row={row} account={account} onPlayBuyer={onPlayBuyer} />
        </Group>
      </Cell>
    </>
  );
}
