import { Select, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketplaceInfo } from '#shared/domain/account.ts';
import { conditions, conditionSchema } from '#shared/domain/condition.ts';
import type { ConditionChoice } from '#shared/domain/mapping.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { showToast } from '../../components/toast.tsx';
import { useAction } from '../../data/query.ts';

interface Props {
  readonly choices: readonly ConditionChoice[];
  readonly marketplaces: readonly MarketplaceInfo[];
}

/** Our scale of condition and what each grade is offered as, marketplace by marketplace. */
export function ConditionSection({ choices, marketplaces }: Props) {
  const { t } = useTranslation(['mapping', 'common']);
  const [chosen, setChosen] = useState<string | null>(null);
  const save = useAction('mapping.setCondition', {
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  const marketplace = marketplaces.find(({ id }) => id === chosen) ?? marketplaces[0];
  if (marketplace === undefined) return null;
  return (
    <Stack gap="sm" component="section" aria-labelledby="mapping-conditions">
      <Title order={2} size="h4" id="mapping-conditions">
        {t('mapping:conditions.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('mapping:conditions.text')}
      </Text>
      <Select
        label={t('mapping:conditions.marketplace')}
        maw={260}
        allowDeselect={false}
        data={marketplaces.map(({ id, name }) => ({ value: id, label: name }))}
        value={marketplace.id}
        onChange={setChosen}
      />
      <Table verticalSpacing={4} maw={620} aria-labelledby="mapping-conditions">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('mapping:conditions.ours')}</Table.Th>
            <Table.Th>{marketplace.name}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {conditions.map((ours) => {
            const offered =
              choices.find((choice) => choice.marketplace === marketplace.id && choice.ours === ours)?.offered ?? ours;
            const name = t(`common:condition.${ours}`);
            return (
              <Table.Tr key={ours}>
                <Table.Td>{name}</Table.Td>
                <Table.Td>
                  <Select
                    size="xs"
                    aria-label={t('mapping:conditions.offered', { condition: name })}
                    allowDeselect={false}
                    data={conditions.map((condition) => ({
                      value: condition,
                      label: condition === ours ? t('mapping:conditions.same') : t(`common:condition.${condition}`),
                    }))}
                    value={offered}
                    onChange={(value) => {
                      const parsed = conditionSchema.safeParse(value);
                      if (parsed.success) save.mutate({ marketplace: marketplace.id, ours, offered: parsed.data });
                    }}
                  />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
