import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import { priceRuleSchema } from '#shared/domain/pricing.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Money } from '../../components/money.tsx';
import { useAction, useData } from '../../data/query.ts';
import { useSettings } from '../../data/settings.ts';
import { feeSum } from './totals.ts';
import { examplePrice, fieldsOf, readRule, type RuleProblem } from './rule-fields.ts';

interface Props {
  readonly account: Account;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** How an account's prices follow from the items', with an example that is worked out while it is typed. */
export function PriceRuleDialog({ account, opened, onClose }: Props) {
  const { t } = useTranslation('publish');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('rule.title', { account: account.label })}>
      {opened ? <RuleForm account={account} onClose={onClose} /> : null}
    </Dialog>
  );
}

/** Hints below, so that fields of one row stand in line. */
const inputWrapperOrder: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

function RuleForm({ account, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('publish');
  const { currency } = useSettings();
  const [fields, setFields] = useState(() => fieldsOf(account.priceRule, currency));
  const { rule, problems } = readRule(fields, currency);
  const price = examplePrice(currency);
  const example = useData(
    'accounts.tryPriceRule',
    { id: account.id, rule: rule ?? account.priceRule, price },
    { enabled: rule !== null, placeholderData: (earlier) => earlier },
  );
  const save = useAction('accounts.setPriceRule', { onSuccess: onClose });
  const text = (name: RuleProblem) => ({
    label: t(`rule.${name}`),
    description: t(`rule.${name}Hint`, { currency }),
    inputWrapperOrder,
    inputMode: 'decimal' as const,
    autoComplete: 'off',
    dir: 'ltr' as const,
    value: fields[name],
    error: problems.includes(name) ? t(`rule.${name}Problem`) : undefined,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setFields({ ...fields, [name]: event.currentTarget.value }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (rule !== null) save.mutate({ id: account.id, rule });
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('rule.intro')}</Text>
        <Group grow align="flex-start">
          <TextInput {...text('percent')} rightSection="%" data-autofocus />
          <TextInput {...text('fixed')} />
        </Group>
        <Group grow align="flex-start">
          <NativeSelect
            label={t('rule.rounding')}
            description={t('rule.roundingHint')}
            inputWrapperOrder={inputWrapperOrder}
            data={priceRuleSchema.shape.rounding.options.map((value) => ({
              value,
              label: t(`rule.roundings.${value}`),
            }))}
            value={fields.rounding}
            onChange={(event) =>
              setFields({ ...fields, rounding: priceRuleSchema.shape.rounding.parse(event.currentTarget.value) })
            }
          />
          <TextInput {...text('minimumNet')} />
        </Group>
        <Text size="sm" role="status" aria-live="polite" data-testid="rule-example">
          {example.data && rule !== null ? (
            example.data.price === null ? (
              t('rule.exampleNone')
            ) : (
              <>
                {t('rule.exampleItem')} <Money value={price} /> → <Money value={example.data.price} />
                {' · '}
                {t('money.fees')} <Money value={feeSum(example.data.fees, currency)} />
                {' · '}
                {t('money.net')} <Money value={example.data.net} />
              </>
            )
          ) : (
            t('rule.exampleUnread')
          )}
        </Text>
        <Text size="xs" c="dimmed">
          {t('money.estimate')}
        </Text>
        {save.error ? <ErrorState error={save.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('rule.cancel')}
          </Button>
          <Button type="submit" disabled={rule === null} loading={save.isPending}>
            {t('rule.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
