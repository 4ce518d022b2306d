import { Button, Drawer, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import { useLayerClosing } from '../../components/layer-closing.ts';
import { Money } from '../../components/money.tsx';
import { OutsideLink } from '../../components/outside-link.tsx';
import { useOwnClicks } from '../../components/own-clicks.ts';
import { StatusBadge } from '../../components/status-badge.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { useData } from '../../data/query.ts';
import { DriftTable } from './drift-table.tsx';
import { mendable, offeredQuantity, reviseKey, stateTone } from './drift-text.ts';
import type { ListingRow } from './listing-row.ts';
import { useListingActions } from './use-listing-actions.ts';

interface Props {
  readonly listing: ListingRow;
  readonly account: Account | undefined;
  readonly onClose: () => void;
  readonly onPlayBuyer: () => void;
}

/** One listing: what was sent beside what was found, field by field. */
export function ListingDetails({ listing, account, onClose, onPlayBuyer }: Props) {
  const { t } = useTranslation('listings');
  const ownClicks = useOwnClicks();
  useLayerClosing(true, onClose);
  // The row that was clicked is a snapshot; this one moves with read-backs and revisions.
  const current = useData('listings.forItem', { itemId: listing.itemId }).data?.find(({ id }) => id === listing.id);
  const row = { ...listing, ...current };
  const actions = useListingActions(row);
  const capabilities = useData('marketplaces.list').data?.find(({ id }) => id === row.marketplace)?.capabilities;
  const offered = row.state !== 'ended';
  return (
    <Drawer
      opened
      {...ownClicks}
      closeOnEscape={false}
      onClose={onClose}
      position="right"
      size="lg"
      title={<span dir="auto">{row.itemTitle}</span>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <Group gap="xs">
          <StatusBadge tone={stateTone[row.state]}>{t(`state.${row.state}`)}</StatusBadge>
          <Text size="sm" flex={1}>
            {t(`stateHint.${row.state}`)}
          </Text>
        </Group>
        <Stack component="dl" gap={6} m={0}>
          <Fact term={t('more.sku')}>{row.sku}</Fact>
          <Fact term={t('more.account')}>{account?.label ?? '—'}</Fact>
          <Fact term={t('more.remoteId')}>{row.remoteId ?? '—'}</Fact>
          <Fact term={t('more.published')}>
            <TimeAgo at={row.publishedAt} />
          </Fact>
          <Fact term={t('more.readBack')}>
            <TimeAgo at={row.readBackAt} />
          </Fact>
          <Fact term={t('more.price')}>
            <Money value={row.price} />
          </Fact>
          <Fact term={t('more.foundPrice')}>
            <Money value={row.readBack?.price} />
          </Fact>
          <Fact term={t('more.quantity')}>{row.quantity ?? '—'}</Fact>
          <Fact term={t('more.foundQuantity')}>{offeredQuantity(row) ?? '—'}</Fact>
        </Stack>
        {row.drift.length > 0 ? (
          <Stack gap="xs">
            <DriftTable listing={row} />
            {mendable(row.drift) && offered && capabilities?.revise ? (
              <Text size="sm" c="dimmed">
                {t('driftHint', { send: t(reviseKey(capabilities)) })}
              </Text>
            ) : null}
          </Stack>
        ) : row.readBackAt === null ? null : (
          <Text size="sm" c="dimmed">
            {t('none')}
          </Text>
        )}
        <Group gap="xs">
          {account ? (
            <Button size="xs" variant="default" loading={actions.busy} onClick={actions.check}>
              {t('check')}
            </Button>
          ) : null}
          {account && offered && capabilities?.revise ? (
            <Button size="xs" variant="default" onClick={actions.revise}>
              {t(reviseKey(capabilities))}
            </Button>
          ) : null}
          {capabilities?.checkout && account?.environment === 'practice' && row.state === 'live' ? (
            <Button size="xs" variant="default" onClick={onPlayBuyer}>
              {t('playBuyer')}
            </Button>
          ) : null}
          {account && offered && capabilities?.endModes.includes('end') ? (
            <Button size="xs" variant="default" c="var(--mantine-color-error)" onClick={() => actions.end()}>
              {t('end')}
            </Button>
          ) : null}
          {row.url === null ? null : <OutsideLink url={row.url}>{t('open')}</OutsideLink>}
        </Group>
      </Stack>
    </Drawer>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <Group gap="xs" wrap="nowrap" align="baseline">
      <Text component="dt" size="sm" c="dimmed" w={150} style={{ flexShrink: 0 }}>
        {term}
      </Text>
      <Text component="dd" size="sm" m={0} dir="auto" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </Group>
  );
}
