import type { MarketplaceInfo } from '#shared/domain/account.ts';
import { useData } from './query.ts';

/** The marketplaces the seller is on, for the limits beside a field; all of them while there is no account yet. */
export function useTargetMarkets(): readonly MarketplaceInfo[] {
  const marketplaces = useData('marketplaces.list').data ?? [];
  const accounts = useData('accounts.list').data ?? [];
  const used = marketplaces.filter(({ id }) => accounts.some(({ marketplace }) => marketplace === id));
  return used.length === 0 ? marketplaces : used;
}
