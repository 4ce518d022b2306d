import { Button, Fieldset, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketplaceInfo } from '#shared/domain/account.ts';
import { CategoryPicker } from '../../components/category-picker.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { usableAccounts } from '../../data/account-hold.ts';
import { useAction, useData } from '../../data/query.ts';
import { useSettings } from '../../data/settings.ts';

/** Sets where items of one of the seller's categories go at a marketplace. */
export function AddCategory({ marketplaces }: { readonly marketplaces: readonly MarketplaceInfo[] }) {
  const { t } = useTranslation('mapping');
  const { practice } = useSettings();
  const own = useData('mapping.ownCategories').data ?? [];
  const accounts = usableAccounts(useData('accounts.list').data ?? [], practice).filter(
    ({ marketplace, byHand }) =>
      !byHand && marketplaces.find(({ id }) => id === marketplace)?.capabilities.categories === true,
  );
  const [accountId, setAccountId] = useState<string | null>(null);
  const [key, setKey] = useState<string | null>(null);
  const [category, setCategory] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const save = useAction('mapping.setCategory', { onSuccess: () => setCategory(null) });
  const account = accounts.find(({ id }) => id === accountId) ?? accounts[0];
  if (account === undefined) return <Text size="sm">{t('categories.noAccounts')}</Text>;
  const label = own.find((category) => category.key === key)?.label ?? '';
  return (
    <Fieldset legend={t('categories.add')}>
      <Stack gap="sm" maw={520}>
        <Select
          label={t('categories.pickOwn')}
          description={t('categories.pickOwnHint')}
          searchable
          dir="auto"
          data={own.map((category) => ({ value: category.key, label: category.label }))}
          value={key}
          onChange={setKey}
        />
        <Select
          label={t('categories.marketplace')}
          allowDeselect={false}
          data={accounts.map(({ id, label: name, marketplace }) => ({
            value: id,
            label: `${marketplaces.find((info) => info.id === marketplace)?.name ?? marketplace} · ${name}`,
          }))}
          value={account.id}
          onChange={(id) => {
            setAccountId(id);
            setCategory(null);
          }}
        />
        <CategoryPicker
          key={account.id}
          accountId={account.id}
          field="mapping.category"
          categoryId={category?.id ?? null}
          categoryName={category?.name ?? null}
          title={label}
          error={undefined}
          onChange={setCategory}
        />
        {save.error ? <ErrorState error={save.error} /> : null}
        <Group>
          <Button
            size="xs"
            loading={save.isPending}
            disabled={key === null || category === null}
            onClick={() => {
              if (key === null || category === null) return;
              save.mutate({
                marketplace: account.marketplace,
                key,
                label,
                remoteId: category.id,
                remoteName: category.name,
              });
            }}
          >
            {t('categories.save')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
