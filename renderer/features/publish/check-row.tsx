import { Button, Group, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import { blocks } from '#shared/domain/finding.ts';
import type { PublishCell } from '#shared/ipc/publishing.ts';
import { Money } from '../../components/money.tsx';
import { OutsideLink } from '../../components/outside-link.tsx';
import { PhotoImage } from '../../components/photo-image.tsx';
import { StatusBadge, type StatusTone } from '../../components/status-badge.tsx';
import { useData } from '../../data/query.ts';
import { FindingList } from './finding-list.tsx';
import { cellKey, cellState, type CellState } from './preflight-summary.ts';
import classes from './publish.module.css';

interface Props {
  readonly itemId: string;
  readonly accounts: readonly Account[];
  readonly cells: ReadonlyMap<string, PublishCell>;
  readonly openAccountId: string | null;
  readonly onToggle: (accountId: string) => void;
  readonly onPreview: (accountId: string) => void;
  readonly onLeave: () => void;
}

const tones: Readonly<Record<CellState, StatusTone>> = {
  checking: 'neutral',
  ready: 'good',
  warning: 'good',
  blocked: 'bad',
  live: 'info',
};

/** One item with its verdict per account. */
export function CheckRow({ itemId, accounts, cells, openAccountId, onToggle, onPreview, onLeave }: Props) {
  const { t } = useTranslation('publish');
  const item = useData('items.get', { id: itemId });
  const detailsId = useId();
  const title = item.data?.title ?? t('preflight.loadingItem');
  const openCell = openAccountId === null ? undefined : cells.get(cellKey(itemId, openAccountId));
  const openAccount = accounts.find(({ id }) => id === openAccountId);
  const verdict = (cell: PublishCell | undefined): string => {
    const state = cellState(cell);
    if (state === 'blocked') return t('preflight.cell.blocked', { count: cell?.findings.filter(blocks).length ?? 0 });
    if (state === 'warning') return t('preflight.cell.warning', { count: cell?.findings.length ?? 0 });
    if (state === 'live' && cell?.listing?.state === 'unconfirmed') return t('preflight.cell.unconfirmed');
    return t(`preflight.cell.${state}`);
  };
  return (
    <>
      <div className={classes['line']}>
        <span className={classes['thumb']}>
          <PhotoImage photoId={item.data?.photos[0]?.id ?? null} alt="" />
        </span>
        <div className={classes['name']}>
          <Text size="sm" fw={500} truncate dir="auto" title={title}>
            {title}
          </Text>
          <Text size="xs" c="dimmed" truncate dir="auto">
            {item.data?.variants[0]?.sku ?? ''} · <Money value={item.data?.variants[0]?.price} />
          </Text>
        </div>
        {accounts.map((account) => {
          const cell = cells.get(cellKey(itemId, account.id));
          const expanded = account.id === openAccountId;
          return (
            <Button
              key={account.id}
              size="xs"
              variant="default"
              disabled={cell === undefined}
              aria-expanded={expanded}
              aria-controls={detailsId}
              aria-label={`${t('preflight.show', { title, account: account.label })}: ${verdict(cell)}`}
              rightSection={
                expanded ? <IconChevronUp size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />
              }
              onClick={() => onToggle(account.id)}
            >
              {accounts.length > 1 ? (
                <Text component="span" size="xs" truncate maw={120} me={6} dir="auto">
                  {account.label}
                </Text>
              ) : null}
              <StatusBadge tone={tones[cellState(cell)]}>{verdict(cell)}</StatusBadge>
            </Button>
          );
        })}
      </div>
      <div id={detailsId} hidden={!openCell}>
        {openCell && openAccount ? (
          <Stack gap="sm" className={classes['details'] ?? ''}>
            {item.data ? <FindingList item={item.data} findings={openCell.findings} onLeave={onLeave} /> : null}
            <Group gap="xs">
              {openCell.listing?.url ? (
                <OutsideLink url={openCell.listing.url}>{t('preflight.openListing')}</OutsideLink>
              ) : null}
              {cellState(openCell) === 'live' ? null : (
                <Button size="xs" variant="default" onClick={() => onPreview(openAccount.id)}>
                  {t('preflight.preview')}
                </Button>
              )}
            </Group>
          </Stack>
        ) : null}
      </div>
    </>
  );
}
