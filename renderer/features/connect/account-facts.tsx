import { Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account, AccountHealth as Calls, Budget } from '#shared/domain/account.ts';
import { TimeAgo } from '../../components/time-ago.tsx';
import { TimeUntil } from '../../components/time-until.tsx';
import { useData } from '../../data/query.ts';
import type { AccountHealth } from './account-health.ts';

interface Props {
  readonly account: Account;
  readonly health: AccountHealth;
}

/** How often the figures are asked for again while the card is on screen: they come from memory. */
const FRESH_MS = 5_000;

/** Who the account is and how it has been doing. What is not known stands as a dash. */
export function AccountFacts({ account, health }: Props) {
  const { t } = useTranslation('connect');
  const calls = useData('accounts.health', undefined, { refetchInterval: FRESH_MS }).data?.find(
    ({ accountId }) => accountId === account.id,
  );
  return (
    <Stack gap="xs">
      <Group component="dl" gap="4px 32px" m={0}>
        <Fact term={t('account.userName')}>
          <span dir="auto">{account.remoteName}</span>
        </Fact>
        <Fact term={t('account.verified')}>
          {account.verifiedAt === null ? t('account.neverVerified') : <TimeAgo at={account.verifiedAt} />}
        </Fact>
        {account.byHand ? null : <Fact term={t('account.consent')}>{consentText(t, health)}</Fact>}
        {account.byHand ? null : (
          <Fact term={t('account.lastCall')}>
            {calls?.lastCallAt === null || calls === undefined ? (
              t('account.unknown')
            ) : (
              <TimeAgo at={calls.lastCallAt} />
            )}
          </Fact>
        )}
        {account.byHand ? null : <Fact term={t('account.failures')}>{failureText(t, calls)}</Fact>}
      </Group>
      {calls !== undefined && calls.budgets.some(({ used }) => used > 0) ? (
        <Group gap="8px 24px" role="group" aria-label={t('account.budgets')}>
          {calls.budgets
            .filter(({ used }) => used > 0)
            .map((budget) => (
              <BudgetMeter key={budget.name} budget={budget} />
            ))}
        </Group>
      ) : null}
    </Stack>
  );
}

type Texts = ReturnType<typeof useTranslation<'connect'>>['t'];

function consentText(t: Texts, { consentDaysLeft, next }: AccountHealth): string {
  if (consentDaysLeft === null) return t('account.consentUnlimited');
  if (next === 'reconnect') return t('account.consentEnded');
  return consentDaysLeft === 0 ? t('account.consentLastDay') : t('account.consentDays', { count: consentDaysLeft });
}

const failureText = (t: Texts, calls: Calls | undefined): string =>
  calls === undefined || calls.calls === 0
    ? t('account.unknown')
    : t('account.failuresOf', { failures: calls.failures, calls: calls.calls });

/** What is left of one quota today, with a bar; the twentieth that is kept back for sold items is not spoken of. */
function BudgetMeter({ budget }: { readonly budget: Budget }) {
  const { t, i18n } = useTranslation('connect');
  const left = Math.max(0, budget.limit - budget.used);
  const key = `budget.${budget.name.replaceAll(' ', '_')}`;
  const name = i18n.exists(key, { ns: 'connect' }) ? t(key as 'title') : budget.name;
  const share = budget.limit === 0 ? 100 : Math.min(100, (budget.used / budget.limit) * 100);
  return (
    <Stack gap={2} miw={180}>
      <Text size="xs" c="dimmed">
        {name}: {t('account.budgetLeft', { left, limit: budget.limit })}
        {budget.resetsAt === null || share < 75 ? null : (
          <>
            {' '}
            (<TimeUntil at={budget.resetsAt} />)
          </>
        )}
      </Text>
      {/* The words above say the same. */}
      <Progress.Root size="sm" aria-hidden>
        <Progress.Section
          value={share}
          color={share >= 95 ? 'red' : share >= 75 ? 'orange' : 'teal'}
          withAria={false}
        />
      </Progress.Root>
    </Stack>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">
        {term}
      </Text>
      <Text component="dd" size="sm" m={0}>
        {children}
      </Text>
    </div>
  );
}
