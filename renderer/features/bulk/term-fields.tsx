import { Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setupName } from '../../app/i18n/describe.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingForm } from '../../components/loading.tsx';
import { TermSelect } from '../../components/term-select.tsx';
import { useData } from '../../data/query.ts';
import { useTermFields } from '../../data/term-fields.ts';
import { AccountSelect } from './account-select.tsx';
import type { FieldsProps } from './operation-fields.tsx';

/** A policy, profile or place on one account; the account is asked for what there is. */
export function MarketTerm({ draft, change }: FieldsProps) {
  const { t } = useTranslation('bulk');
  const marketplaces = useData('marketplaces.list').data ?? [];
  const all = useData('accounts.list').data ?? [];
  const accounts = all.filter(({ marketplace }) =>
    marketplaces.some(({ id, capabilities }) => id === marketplace && capabilities.ownTerms),
  );
  const chosen = accounts.find(({ id }) => id === draft.accountId);
  if (accounts.length === 0) return <p>{t('market.noTerms')}</p>;
  return (
    <Group gap="sm" align="flex-start">
      <AccountSelect accounts={accounts} chosen={chosen} change={change} />
      {chosen && <Terms key={chosen.id} accountId={chosen.id} draft={draft} change={change} />}
    </Group>
  );
}

function Terms({ accountId, draft, change }: FieldsProps & { readonly accountId: string }) {
  const { t } = useTranslation('bulk');
  const { setup, fields } = useTermFields(accountId);
  if (setup.isError) {
    return <ErrorState error={setup.error} onRetry={() => void setup.refetch()} retrying={setup.isFetching} />;
  }
  if (!fields) return <LoadingForm rows={1} />;
  const field = fields.find(({ key }) => key === draft.termKey);
  return (
    <>
      <Select
        label={t('market.term')}
        w={220}
        allowDeselect={false}
        placeholder={t('market.chooseTerm')}
        value={field?.key ?? null}
        data={fields.map((one) => ({ value: one.key, label: setupName(one.label) }))}
        onChange={(termKey) => change({ termKey, term: null })}
      />
      {field && (
        <TermSelect
          key={field.key}
          width={280}
          label={t('market.termValue')}
          field={field}
          value={draft.term}
          onChange={(term) => change({ term })}
        />
      )}
    </>
  );
}
