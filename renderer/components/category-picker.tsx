import { Loader, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CategorySuggestion } from '#shared/domain/taxonomy.ts';
import { describeError } from '../app/i18n/describe.ts';
import { useData } from '../data/query.ts';

interface Props {
  readonly accountId: string;
  /** Form field name by which a finding points here. */
  readonly field: string;
  readonly categoryId: string | null;
  readonly categoryName: string | null;
  /** What to suggest from before anything is typed: the item's title. */
  readonly title: string;
  readonly error: string | undefined;
  readonly onChange: (category: { readonly id: string; readonly name: string }) => void;
}

/** The category's name with its path, as it is stored and shown: "Shoes › Men › Athletic Shoes". */
const fullName = ({ path, name }: CategorySuggestion): string => [...path, name].join(' › ');

/** Chooses a category from the marketplace's own suggestions for what is typed, or for the title. */
export function CategoryPicker({ accountId, field, categoryId, categoryName, title, error, onChange }: Props) {
  const { t } = useTranslation('publish');
  const [typed, setTyped] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const text = (typed ?? title).trim().slice(0, 350);
  const [query] = useDebouncedValue(text, 250);
  const suggestions = useData(
    'taxonomy.suggest',
    { accountId, query },
    { enabled: asked && query !== '', staleTime: 600_000, placeholderData: (previous) => previous },
  );
  const found = (suggestions.data ?? []).map((category) => ({ value: category.id, label: fullName(category) }));
  const current = categoryId === null ? [] : [{ value: categoryId, label: categoryName ?? categoryId }];
  const data = [...found, ...current.filter(({ value }) => found.every((option) => option.value !== value))];
  return (
    <Select
      name={field}
      data-field={field}
      label={t('category.label')}
      description={t('category.description')}
      placeholder={t('category.placeholder')}
      withAsterisk
      searchable
      dir="auto"
      allowDeselect={false}
      data={data}
      value={categoryId}
      filter={({ options }) => options}
      error={suggestions.error ? describeError(suggestions.error) : error}
      nothingFoundMessage={
        query === ''
          ? t('category.typeSomething')
          : suggestions.isFetching
            ? t('category.searching')
            : t('category.nothing')
      }
      rightSection={suggestions.isFetching ? <Loader size="xs" aria-label={t('category.searching')} /> : undefined}
      renderOption={({ option }) => <CategoryOption label={option.label} />}
      onFocus={() => setAsked(true)}
      onDropdownClose={() => setTyped(null)}
      onSearchChange={(search) => setTyped(search === (categoryName ?? '') ? null : search)}
      onChange={(id, option) => {
        if (id !== null && option !== null && id !== categoryId) onChange({ id, name: option.label });
      }}
    />
  );
}

function CategoryOption({ label }: { readonly label: string }) {
  const parts = label.split(' › ');
  return (
    <Stack gap={0} miw={0}>
      <Text size="sm" dir="auto">
        {parts.at(-1)}
      </Text>
      {parts.length > 1 ? (
        <Text size="xs" c="dimmed" dir="auto">
          {parts.slice(0, -1).join(' › ')}
        </Text>
      ) : null}
    </Stack>
  );
}
