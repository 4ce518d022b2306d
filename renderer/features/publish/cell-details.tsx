import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import type { Item } from '#shared/domain/item.ts';
import type { PublishCell } from '#shared/ipc/publishing.ts';
import { Money } from '../../components/money.tsx';
import { OutsideLink } from '../../components/outside-link.tsx';
import { FindingList } from './finding-list.tsx';
import { cellState } from './preflight-summary.ts';

interface Props {
  readonly item: Item | undefined;
  readonly account: Account;
  readonly cell: PublishCell;
  readonly onPreview: () => void;
  readonly onLeave: () => void;
}

/** All there is to say of one item on one account: its money, what stands in the way, what would be sent. */
export function CellDetails({ item, account, cell, onPreview, onLeave }: Props) {
  const { t } = useTranslation('publish');
  return (
    <Stack gap="sm">
      {cell.price === null ? null : (
        <Group gap="md" data-testid="cell-money">
          <Text size="sm">
            {t('money.price')} <Money value={cell.price} />
          </Text>
          {cell.itemPrice !== null && cell.itemPrice.amount !== cell.price.amount ? (
            <Text size="sm" c="dimmed">
              {t('money.itemPrice')} <Money value={cell.itemPrice} />
            </Text>
          ) : null}
          {cell.fees.map(({ name, amount }) => (
            <Text key={name} size="sm">
              {t(`fee.${name}` as 'fee.ebay_final_value')} <Money value={amount} />
            </Text>
          ))}
          <Text size="sm">
            {t('money.cost')} {cell.cost === null ? t('money.costUnknown') : <Money value={cell.cost} />}
          </Text>
          <Text size="sm" fw={600}>
            {t('money.net')} <Money value={cell.net} />
          </Text>
          <Text size="xs" c="dimmed">
            {t(cell.fees.length === 0 ? 'money.noFees' : 'money.estimate')}
          </Text>
        </Group>
      )}
      {item ? <FindingList item={item} findings={cell.findings} account={account} onLeave={onLeave} /> : null}
      <Group gap="xs">
        {cell.listing?.url ? <OutsideLink url={cell.listing.url}>{t('preflight.openListing')}</OutsideLink> : null}
        {cellState(cell) === 'live' ? null : (
          <Button size="xs" variant="default" onClick={onPreview}>
            {t('preflight.preview')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
