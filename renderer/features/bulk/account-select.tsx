import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import { useAccountName } from '../../data/account-name.ts';
import type { BulkDraft } from './bulk-draft.ts';

interface Props {
  readonly accounts: readonly Account[];
  readonly chosen: Account | undefined;
  readonly change: (part: Partial<BulkDraft>) => void;
}

/** Whose categories or policies are meant. With another account, what was chosen from the earlier one's goes. */
export function AccountSelect({ accounts, chosen, change }: Props) {
  const { t } = useTranslation('bulk');
  const accountName = useAccountName();
  return (
    <Select
      label={t('market.account')}
      w={260}
      allowDeselect={false}
      placeholder={t('market.chooseAccount')}
      value={chosen?.id ?? null}
      data={accounts.map((account) => ({ value: account.id, label: accountName(account) }))}
      onChange={(id) => {
        const account = accounts.find((one) => one.id === id);
        if (!account) return;
        const { id: accountId, marketplace } = account;
        change({ accountId, marketplace, categoryId: null, categoryName: null, termKey: null, term: null });
      }}
    />
  );
}
