import type { Account } from '#shared/domain/account.ts';
import { useData } from './query.ts';

/** Names an account where several marketplaces stand side by side: `eBay · harbour_finds`. Sellers use one name everywhere. */
export function useAccountName(): (account: Pick<Account, 'marketplace' | 'label'>) => string {
  const marketplaces = useData('marketplaces.list').data ?? [];
  return ({ marketplace, label }) =>
    `${marketplaces.find(({ id }) => id === marketplace)?.name ?? marketplace} · ${label}`;
}
