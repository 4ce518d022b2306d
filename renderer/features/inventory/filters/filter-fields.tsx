import { Divider, Group, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conditions } from '#shared/domain/condition.ts';
import { gaps } from '#shared/domain/item-filter.ts';
import { itemLimits } from '#shared/domain/item.ts';
import { itemStatuses } from '#shared/domain/item-status.ts';
import { useAccountName } from '../../../data/account-name.ts';
import { useData } from '../../../data/query.ts';
import { grid, useGridState } from '../grid/grid-state.ts';
import { listKinds, type FilterKind } from './filter-kinds.ts';
import { valueText } from './filter-text.ts';
import { MoneyRangeFields, RangeFields } from './range-fields.tsx';
import { ValueList } from './value-list.tsx';

/** Days that an age may be asked for. */
const mostDays = 100_000;

const orNothing = <Value,>(values: readonly Value[]): Value[] | undefined =>
  values.length === 0 ? undefined : [...values];

/** The fields of one filter. Each change shows at once. */
export function FilterFields({ kind }: { readonly kind: FilterKind }) {
  const { t } = useTranslation(['grid', 'common']);
  const filter = useGridState((state) => state.filter);
  switch (kind) {
    case 'status':
    case 'condition':
    case 'category':
    case 'location':
    case 'missing':
      return (
        <ValueList
          facet={listKinds[kind]}
          label={t(`kind.${kind}`)}
          chosen={filter[kind] ?? []}
          nameOf={(value) => valueText(kind, value, { t })}
          onChange={(chosen) => grid.filter({ [kind]: orNothing(chosen) })}
          {...(kind === 'status' ? { fixed: itemStatuses } : {})}
          {...(kind === 'condition' ? { fixed: [...conditions, 'none'] } : {})}
          {...(kind === 'missing' ? { fixed: gaps } : {})}
        />
      );
    case 'markets':
    case 'accounts':
      return <ListedFields kind={kind} />;
    case 'tags':
      return <TagFields />;
    case 'price':
    case 'cost':
      return <MoneyRangeFields value={filter[kind]} onChange={(range) => grid.filter({ [kind]: range })} autofocus />;
    case 'margin':
      return (
        <Stack gap="sm">
          <MoneyRangeFields value={filter.margin} onChange={(margin) => grid.filter({ margin })} autofocus />
          <Divider label={t('filter.percent')} labelPosition="left" />
          <RangeFields
            value={filter.marginPercent}
            onChange={(marginPercent) => grid.filter({ marginPercent })}
            unit=" %"
            least={-100_000}
            most={100}
          />
        </Stack>
      );
    case 'quantity':
      return (
        <Stack gap="sm">
          <RangeFields
            value={filter.quantity}
            onChange={(quantity) => grid.filter({ quantity })}
            most={itemLimits.quantity}
            autofocus
          />
          <Switch
            label={t('filter.lowStock')}
            description={t('filter.lowStockHint')}
            checked={filter.lowStock === true}
            onChange={(event) => grid.filter({ lowStock: event.currentTarget.checked ? true : undefined })}
          />
        </Stack>
      );
    case 'age':
    case 'unchanged':
      return (
        <Stack gap={6}>
          <RangeFields
            value={filter[kind]}
            onChange={(range) => grid.filter({ [kind]: range })}
            most={mostDays}
            autofocus
          />
          <Text size="xs" c="dimmed">
            {t(`filter.hint.${kind}`)}
          </Text>
        </Stack>
      );
    case 'photos':
      return (
        <SegmentedControl
          size="xs"
          aria-label={t('kind.photos')}
          value={filter.photos ?? ''}
          onChange={(value) => grid.filter({ photos: value === 'none' || value === 'some' ? value : undefined })}
          data={[
            { value: '', label: t('filter.any') },
            { value: 'none', label: t('filter.photos.none') },
            { value: 'some', label: t('filter.photos.some') },
          ]}
        />
      );
    default:
      return kind satisfies never;
  }
}

/** For each marketplace, or each account: listed there, not listed there, or either. */
function ListedFields({ kind }: { readonly kind: 'markets' | 'accounts' }) {
  const { t } = useTranslation('grid');
  const filter = useGridState((state) => state.filter);
  const nameOf = useAccountName();
  const markets = useData('marketplaces.list').data ?? [];
  const accounts = useData('accounts.list').data ?? [];
  const [yes, no] =
    kind === 'markets' ? (['listedOn', 'notListedOn'] as const) : (['accounts', 'notAccounts'] as const);
  const choices: readonly { readonly id: string; readonly name: string }[] =
    kind === 'markets' ? markets : accounts.map((account) => ({ id: account.id, name: nameOf(account) }));
  const [listed, unlisted]: readonly (readonly string[])[] = [filter[yes] ?? [], filter[no] ?? []];
  const set = (id: string, to: string): void =>
    grid.filter({
      [yes]: orNothing([...(listed ?? []).filter((other) => other !== id), ...(to === 'yes' ? [id] : [])]),
      [no]: orNothing([...(unlisted ?? []).filter((other) => other !== id), ...(to === 'no' ? [id] : [])]),
    });
  if (choices.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('filter.noAccounts')}
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      {choices.map(({ id, name }) => (
        <Group key={id} justify="space-between" gap="sm" wrap="nowrap">
          <Text size="sm" truncate dir="auto">
            {name}
          </Text>
          <SegmentedControl
            size="xs"
            style={{ flexShrink: 0 }}
            aria-label={name}
            value={listed?.includes(id) === true ? 'yes' : unlisted?.includes(id) === true ? 'no' : ''}
            onChange={(value) => set(id, value)}
            data={[
              { value: '', label: t('filter.any') },
              { value: 'yes', label: t('filter.listed') },
              { value: 'no', label: t('filter.notListed') },
            ]}
          />
        </Group>
      ))}
    </Stack>
  );
}

const tagParts = ['tags', 'allTags', 'noTags'] as const;

/** Tags of which an item has any, all or none. */
function TagFields() {
  const { t } = useTranslation('grid');
  const filter = useGridState((state) => state.filter);
  const [part, setPart] = useState(() => tagParts.find((known) => filter[known] !== undefined) ?? 'tags');
  return (
    <Stack gap="xs">
      <SegmentedControl
        size="xs"
        aria-label={t('filter.tagMode')}
        value={part}
        onChange={(value) => setPart(tagParts.find((known) => known === value) ?? 'tags')}
        data={tagParts.map((value) => ({ value, label: t(`filter.tags.${value}`) }))}
      />
      <ValueList
        key={part}
        facet="tag"
        label={t('kind.tags')}
        chosen={filter[part] ?? []}
        nameOf={(value) => value}
        onChange={(chosen) => grid.filter({ [part]: orNothing(chosen) })}
      />
    </Stack>
  );
}
