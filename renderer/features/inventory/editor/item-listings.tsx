import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Item } from '#shared/domain/item.ts';
import type { Listing } from '#shared/domain/listing.ts';
import { formatMoney } from '#shared/domain/money.ts';
import { describeError } from '../../../app/i18n/describe.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { Money } from '../../../components/money.tsx';
import { StatusBadge, type StatusTone } from '../../../components/status-badge.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { showToast } from '../../../components/toast.tsx';
import { useAction, useData } from '../../../data/query.ts';
import { useLocale } from '../../../data/settings.ts';
import classes from './editor.module.css';
import { Section } from './section.tsx';

const tones: Readonly<Record<Listing['state'], StatusTone>> = {
  live: 'good',
  unconfirmed: 'warning',
  sold_out: 'info',
  ended: 'neutral',
};

interface ItemListingsProps {
  readonly item: Item;
  /** Saves what was typed a moment ago, so that it is sent as well. */
  readonly flush: () => Promise<void>;
}

/** Where the item is for sale, as the marketplaces themselves last said. */
export function ItemListings({ item, flush }: ItemListingsProps) {
  const { t } = useTranslation('inventory');
  const { data: listings, error, refetch } = useData('listings.forItem', { itemId: item.id });
  const unsentOnes = useData('listings.unsent', { itemId: item.id }).data ?? [];
  const { data: accounts } = useData('accounts.list');
  const { mutate: openLink } = useAction('app.openLink', {
    onError: (failure) => showToast({ text: describeError(failure), tone: 'bad' }),
  });
  const locale = useLocale();
  const { mutate: send, isPending: sending } = useAction('listings.revise', {
    onSuccess: () => showToast({ text: t('listings.sent') }),
    onError: (failure) => showToast({ text: describeError(failure), tone: 'bad' }),
  });
  return (
    <Section title={t('section.listings')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {listings?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('listings.none')}
        </Text>
      )}
      <ul className={classes['listings']}>
        {listings?.map((listing) => {
          const { url } = listing;
          const unsent = unsentOnes.find(({ listingId }) => listingId === listing.id);
          return (
            <li key={listing.id} className={classes['listing']}>
              <Group justify="space-between" wrap="nowrap">
                <Text size="sm" fw={600} truncate dir="auto">
                  {accounts?.find(({ id }) => id === listing.accountId)?.label ?? listing.marketplace}
                </Text>
                <StatusBadge tone={tones[listing.state]}>{t(`listings.state.${listing.state}`)}</StatusBadge>
              </Group>
              <Group justify="space-between" wrap="nowrap" gap="xs">
                <Text size="sm" className="figures">
                  <Money value={listing.price} /> × {listing.quantity ?? '—'}
                </Text>
                {url !== null && (
                  <Anchor component="button" type="button" size="sm" onClick={() => openLink({ url })}>
                    {t('listings.open')} <IconExternalLink size={13} aria-hidden />
                  </Anchor>
                )}
              </Group>
              <Text size="xs" c="dimmed">
                {listing.readBackAt === null ? t('listings.notReadBack') : t('listings.readBack')}{' '}
                {listing.readBackAt !== null && <TimeAgo at={listing.readBackAt} />}
              </Text>
              {unsent && (
                <Group justify="space-between" wrap="nowrap" gap="xs">
                  <Text size="sm">
                    {unsent.offer &&
                      t('listings.changed', {
                        price: formatMoney(unsent.offer.price, locale),
                        quantity: unsent.offer.quantity,
                      })}{' '}
                    {unsent.terms && t('listings.changedTerms')}
                  </Text>
                  <Button
                    size="compact-sm"
                    variant="default"
                    loading={sending}
                    style={{ flexShrink: 0 }}
                    onClick={() => void flush().then(() => send({ listingIds: [listing.id] }))}
                  >
                    {t('listings.send')}
                  </Button>
                </Group>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
