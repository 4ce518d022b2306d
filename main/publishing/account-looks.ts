import type { Accounts } from '../accounts/accounts.ts';

export type AccountLooks = Pick<Accounts, 'account' | 'connector' | 'marketplaceOf' | 'feesOf'>;

/**
 * Looks at each account once for a whole batch: asking is cheap, but a batch of thousands would read and check the same
 * row, and unseal the same keys, thousands of times. Not to be kept beyond the batch, because settings change.
 */
export function lookOnce(accounts: AccountLooks): AccountLooks {
  return {
    account: once((id) => accounts.account(id)),
    connector: once((id) => accounts.connector(id)),
    marketplaceOf: once((id) => accounts.marketplaceOf(id)),
    feesOf: once((id) => accounts.feesOf(id)),
  };
}

function once<Result>(look: (id: string) => Result): (id: string) => Result {
  const seen = new Map<string, Result>();
  return (id) => {
    const known = seen.get(id);
    if (known !== undefined) return known;
    const result = look(id);
    seen.set(id, result);
    return result;
  };
}
