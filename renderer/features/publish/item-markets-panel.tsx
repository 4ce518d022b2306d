import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#shared/domain/finding.ts';
import type { Item, ItemPatch } from '#shared/domain/item.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingForm } from '../../components/loading.tsx';
import { usableAccounts } from '../../data/account-hold.ts';
import { useData } from '../../data/query.ts';
import { useSettings } from '../../data/settings.ts';
import { MarketSection } from './market-section.tsx';

interface Props {
  readonly item: Item;
  readonly onPatch: (patch: ItemPatch) => void;
  /** Shown beside the fields they name. */
  readonly findings: readonly Finding[];
}

/** What each marketplace wants to know of an item beyond the shared fields: category and attributes. */
export function ItemMarketsPanel({ item, onPatch, findings }: Props) {
  const { t } = useTranslation('publish');
  const marketplaces = useData('marketplaces.list', undefined);
  const accounts = useData('accounts.list', undefined);
  const { practice } = useSettings();
  const failed = [marketplaces, accounts].find((query) => query.isError);
  if (failed?.error) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!marketplaces.data || !accounts.data) return <LoadingForm rows={2} label={t('markets.loading')} />;
  const usable = usableAccounts(accounts.data, practice);
  return (
    <Stack gap="md">
      {marketplaces.data.map((marketplace) => (
        <MarketSection
          key={marketplace.id}
          item={item}
          marketplace={marketplace}
          accounts={usable.filter((account) => account.marketplace === marketplace.id)}
          findings={findings}
          onChange={(details) => onPatch({ markets: { ...item.markets, [marketplace.id]: details } })}
        />
      ))}
    </Stack>
  );
}
