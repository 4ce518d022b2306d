import { ActionIcon, Badge, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MarketplaceInfo } from '#shared/domain/account.ts';
import type { CategoryMemory } from '#shared/domain/mapping.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { showToast } from '../../components/toast.tsx';
import { useAction } from '../../data/query.ts';
import { AddCategory } from './add-category.tsx';

interface Props {
  readonly categories: readonly CategoryMemory[];
  readonly marketplaces: readonly MarketplaceInfo[];
}

/** What is remembered of categories, by the seller's own word for them. */
export function CategorySection({ categories, marketplaces }: Props) {
  const { t } = useTranslation('mapping');
  const forget = useAction('mapping.forgetCategory', {
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  const nameOf = (id: string) => marketplaces.find((marketplace) => marketplace.id === id)?.name ?? id;
  // What one marketplace's category says about another's is an aid of its own and not for the seller to keep in order.
  const own = categories.filter(({ key }) => key.startsWith('own:'));
  return (
    <Stack gap="sm" component="section" aria-labelledby="mapping-categories">
      <Title order={2} size="h4" id="mapping-categories">
        {t('categories.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('categories.text')}
      </Text>
      {own.length === 0 ? (
        <Text size="sm">{t('categories.none')}</Text>
      ) : (
        <Table.ScrollContainer minWidth={560}>
          <Table verticalSpacing={6} aria-labelledby="mapping-categories">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('categories.own')}</Table.Th>
                <Table.Th>{t('conditions.marketplace')}</Table.Th>
                <Table.Th>{t('categories.there')}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {own.map(({ marketplace, key, label, remoteName, fixed, gone }) => (
                <Table.Tr key={`${marketplace} ${key}`}>
                  <Table.Td dir="auto">{label}</Table.Td>
                  <Table.Td>{nameOf(marketplace)}</Table.Td>
                  <Table.Td>
                    <Group gap="xs">
                      <Text size="sm" dir="auto">
                        {remoteName}
                      </Text>
                      <Badge size="xs" variant="light" color={gone ? 'orange' : fixed ? 'teal' : 'gray'}>
                        {t(gone ? 'categories.gone' : fixed ? 'categories.byHand' : 'categories.learnt')}
                      </Badge>
                    </Group>
                  </Table.Td>
                  <Table.Td>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('categories.forget', { label, marketplace: nameOf(marketplace) })}
                      onClick={() => forget.mutate({ marketplace, key })}
                    >
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <AddCategory marketplaces={marketplaces} />
    </Stack>
  );
}
