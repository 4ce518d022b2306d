import { Checkbox, Group, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Facet } from '#shared/domain/item-filter.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { useData } from '../../../data/query.ts';
import { useGridState } from '../grid/grid-state.ts';

interface ValueListProps {
  readonly facet: Facet;
  readonly label: string;
  readonly chosen: readonly string[];
  readonly nameOf: (value: string) => string;
  readonly onChange: (chosen: string[]) => void;
  /** Values that are always there, also with nothing in them; otherwise a list that is searched. */
  readonly fixed?: readonly string[];
}

/** Values of a facet with how many items have each. What is chosen stays in the list, also when nothing has it any more. */
export function ValueList({ facet, label, chosen, nameOf, onChange, fixed }: ValueListProps) {
  const { t, i18n } = useTranslation('grid');
  const { place, search, filter } = useGridState();
  const [find, setFind] = useState('');
  // Those chosen when it opened stand first; one chosen now must not jump away from under the pointer.
  const [first] = useState(chosen);
  const { data, error, refetch } = useData(
    'items.facet',
    { place, search, filter, facet, find: fixed ? '' : find },
    { placeholderData: keepPreviousData },
  );
  const counts = new Map((data?.values ?? []).map(({ value, count }) => [value, count]));
  const values = fixed ?? [...new Set([...(find === '' ? first : []), ...counts.keys()])];
  return (
    <Stack gap={6}>
      {!fixed && (
        <TextInput
          size="xs"
          data-autofocus
          aria-label={t('filter.find', { what: label })}
          placeholder={t('filter.find', { what: label })}
          leftSection={<IconSearch size={14} aria-hidden />}
          maxLength={200}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
      )}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <ScrollArea.Autosize mah={280} type="auto" offsetScrollbars>
        <Stack gap={2} role="group" aria-label={label}>
          {values.map((value) => (
            <Checkbox
              key={value}
              size="xs"
              styles={{ body: { alignItems: 'center', padding: '3px 2px' }, labelWrapper: { flex: 1, minWidth: 0 } }}
              label={
                <Group gap="sm" wrap="nowrap" justify="space-between">
                  <Text size="sm" truncate dir="auto">
                    {nameOf(value)}
                  </Text>
                  <Text size="xs" c="dimmed" className="figures">
                    {(counts.get(value) ?? 0).toLocaleString(i18n.language)}
                  </Text>
                </Group>
              }
              checked={chosen.includes(value)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
              }
            />
          ))}
          {data && values.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('filter.noValues')}
            </Text>
          )}
        </Stack>
      </ScrollArea.Autosize>
      {data?.more === true && !fixed && (
        <Text size="xs" c="dimmed">
          {t('filter.moreValues')}
        </Text>
      )}
    </Stack>
  );
}
