import { Alert, Anchor, Button, Fieldset, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Account, MarketplaceInfo } from '#shared/domain/account.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Item, MarketDetails } from '#shared/domain/item.ts';
import { describeFinding } from '../../app/i18n/describe.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingForm } from '../../components/loading.tsx';
import { useData } from '../../data/query.ts';
import { AspectsForm } from './aspects-form.tsx';
import { CategoryPicker } from '../../components/category-picker.tsx';
import { ConditionHint } from './condition-hint.tsx';
import { OwnTerms } from './own-terms.tsx';
import { OwnValues } from './own-values.tsx';
import { edited, emptyDetails, reconciled, type DraftDetails } from './draft-details.ts';

interface Props {
  readonly item: Item;
  readonly marketplace: MarketplaceInfo;
  /** Those connected to it. The marketplace's catalogue is read through the eyes of the first. */
  readonly accounts: readonly Account[];
  readonly findings: readonly Finding[];
  readonly onChange: (details: MarketDetails) => void;
}

/** What one marketplace wants to know of an item: its category, and what that category asks for. */
export function MarketSection({ item, marketplace, accounts, findings, onChange }: Props) {
  const [account] = accounts;
  const { t } = useTranslation('publish');
  const stored = item.markets[marketplace.id] ?? emptyDetails;
  const [draft, setDraft] = useState<DraftDetails | null>(null);
  const [seen, setSeen] = useState(stored);
  if (seen !== stored) {
    setSeen(stored);
    if (draft) setDraft(reconciled(draft, stored));
  }
  const details = draft?.current ?? stored;
  const change = (next: MarketDetails) => {
    setDraft(edited(draft, next));
    onChange(next);
  };
  const prefix = `markets.${marketplace.id}.`;
  const own = findings.filter(({ field }) => field.startsWith(prefix));
  const categoryFindings = own.filter(({ field }) =>
    /^(category|categoryId|categoryName)$/.test(field.slice(prefix.length)),
  );

  return (
    <Fieldset legend={marketplace.name} variant="filled">
      {account ? (
        <Stack gap="md">
          <CategoryPicker
            accountId={account.id}
            field={`${prefix}categoryId`}
            categoryId={details.categoryId}
            categoryName={details.categoryName}
            title={item.title}
            error={categoryFindings.length > 0 ? categoryFindings.map(describeFinding).join(' ') : undefined}
            onChange={({ id, name }) => change({ ...details, categoryId: id, categoryName: name })}
          />
          <OwnValues item={item} marketplace={marketplace} details={details} onChange={change} />
          {marketplace.capabilities.ownTerms && <OwnTerms accounts={accounts} details={details} onChange={change} />}
          {details.categoryId === null ? (
            <Text size="sm" c="dimmed">
              {t('aspects.chooseCategory')}
            </Text>
          ) : (
            <Requirements
              key={details.categoryId}
              accountId={account.id}
              categoryId={details.categoryId}
              item={item}
              marketplace={marketplace}
              details={details}
              findings={own}
              onChange={change}
            />
          )}
        </Stack>
      ) : (
        <Alert color="gray" variant="light" icon={<IconPlugConnected aria-hidden />}>
          {t('markets.notConnected', { marketplace: marketplace.name })}{' '}
          <Anchor component={Link} href="/connect" inherit c="inherit" underline="always">
            {t('markets.connect', { marketplace: marketplace.name })}
          </Anchor>
        </Alert>
      )}
    </Fieldset>
  );
}

interface RequirementsProps {
  readonly accountId: string;
  readonly categoryId: string;
  readonly item: Item;
  readonly marketplace: MarketplaceInfo;
  readonly details: MarketDetails;
  readonly findings: readonly Finding[];
  readonly onChange: (details: MarketDetails) => void;
}

function Requirements({ accountId, categoryId, item, marketplace, details, findings, onChange }: RequirementsProps) {
  const { t } = useTranslation('publish');
  const requirements = useData('taxonomy.requirements', { accountId, categoryId }, { staleTime: 600_000 });
  if (requirements.isError) {
    return (
      <ErrorState
        error={requirements.error}
        onRetry={() => void requirements.refetch()}
        retrying={requirements.isFetching}
        title={t('aspects.failed', { marketplace: marketplace.name })}
      />
    );
  }
  if (!requirements.data)
    return <LoadingForm rows={3} label={t('aspects.loading', { marketplace: marketplace.name })} />;
  const known = new Set(requirements.data.aspects.map(({ name }) => name));
  const foreign = Object.keys(details.aspects).filter((name) => !known.has(name));
  return (
    <Stack gap="md">
      <ConditionHint requirements={requirements.data} condition={item.condition} marketplace={marketplace.name} />
      <AspectsForm
        marketplace={marketplace.id}
        aspects={requirements.data.aspects}
        values={details.aspects}
        findings={findings}
        onChange={(aspects) => onChange({ ...details, aspects })}
      />
      {foreign.length > 0 ? (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />}>
          <Stack gap="xs" align="flex-start">
            <Text size="sm" dir="auto">
              {t('aspects.foreign', { names: foreign.join(', '), count: foreign.length })}
            </Text>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() =>
                onChange({
                  ...details,
                  aspects: Object.fromEntries(Object.entries(details.aspects).filter(([name]) => known.has(name))),
                })
              }
            >
              {t('aspects.removeForeign', { count: foreign.length })}
            </Button>
          </Stack>
        </Alert>
      ) : null}
    </Stack>
  );
}
