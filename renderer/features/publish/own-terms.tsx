import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import { withTerm, type MarketDetails } from '#shared/domain/item.ts';
import { setupName } from '../../app/i18n/describe.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingForm } from '../../components/loading.tsx';
import { TermSelect } from '../../components/term-select.tsx';
import { useTermFields } from '../../data/term-fields.ts';
import { OwnField } from './own-field.tsx';

interface Props {
  /** Of one marketplace. */
  readonly accounts: readonly Account[];
  readonly details: MarketDetails;
  readonly onChange: (details: MarketDetails) => void;
}

/** Policies, profiles and places that this item has otherwise than an account. They are asked for only where there are some. */
export function OwnTerms({ accounts, details, onChange }: Props) {
  const { t } = useTranslation('publish');
  const [opened, setOpened] = useState<readonly string[]>([]);
  const isShown = ({ id }: Account): boolean => opened.includes(id) || details.terms?.[id] !== undefined;
  const named = accounts.length > 1;
  return (
    <>
      {accounts.filter(isShown).map((account) => (
        <OwnField
          key={account.id}
          label={named ? t('terms.titleOn', { account: account.label }) : t('terms.title')}
          reset={t('terms.reset')}
          onReset={() => {
            setOpened(opened.filter((id) => id !== account.id));
            onChange(withoutTerms(details, account.id));
          }}
        >
          <AccountTerms account={account} details={details} onChange={onChange} />
        </OwnField>
      ))}
      <Group gap={4}>
        {accounts
          .filter((account) => !isShown(account))
          .map((account) => (
            <Button
              key={account.id}
              size="compact-xs"
              variant="subtle"
              leftSection={<IconPencil size={12} aria-hidden />}
              onClick={() => setOpened([...opened, account.id])}
            >
              {named ? t('terms.startOn', { account: account.label }) : t('terms.start')}
            </Button>
          ))}
      </Group>
    </>
  );
}

const withoutTerms = (details: MarketDetails, accountId: string): MarketDetails =>
  Object.keys(details.terms?.[accountId] ?? {}).reduce((rest, key) => withTerm(rest, accountId, key, null), details);

interface AccountProps {
  readonly account: Account;
  readonly details: MarketDetails;
  readonly onChange: (details: MarketDetails) => void;
}

function AccountTerms({ account, details, onChange }: AccountProps) {
  const { t } = useTranslation('publish');
  const own = details.terms?.[account.id] ?? {};
  const { setup, fields } = useTermFields(account.id);
  if (setup.isError) {
    return (
      <Stack gap="xs">
        {Object.entries(own).map(([key, { label }]) => (
          <span key={key} dir="auto">
            {setupName(key)}: {label}
          </span>
        ))}
        <ErrorState error={setup.error} onRetry={() => void setup.refetch()} retrying={setup.isFetching} />
      </Stack>
    );
  }
  if (!fields) return <LoadingForm rows={2} label={t('terms.loading', { account: account.label })} />;
  const open = fields.filter(({ key, options }) => options.length > 1 || own[key] !== undefined);
  if (open.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('terms.onlyOne')}
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      {open.map((field) => (
        <TermSelect
          key={field.key}
          name={`markets.${account.marketplace}.terms.${field.key}`}
          label={setupName(field.label)}
          field={field}
          value={own[field.key] ?? null}
          onChange={(term) => onChange(withTerm(details, account.id, field.key, term))}
        />
      ))}
    </Stack>
  );
}
