import { ActionIcon, Button, Group, Menu, Popover, Stack, Text } from '@mantine/core';
import { IconFilterPlus, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { useCommands, type Command } from '../../../app/commands.ts';
import { useLayerClosing } from '../../../components/layer-closing.ts';
import { useAccountName } from '../../../data/account-name.ts';
import { useData } from '../../../data/query.ts';
import { useLocale } from '../../../data/settings.ts';
import { grid, useGridState } from '../grid/grid-state.ts';
import { FilterFields } from './filter-fields.tsx';
import { filterKinds, isActive, without, type FilterKind } from './filter-kinds.ts';
import { accountNames, filterText } from './filter-text.ts';
import classes from './filters.module.css';

interface OpenFilter {
  readonly open: FilterKind | null;
  /** Not in the filter yet: its chip is there while it is filled in. */
  readonly added: FilterKind | null;
}

/** Which chip is open, wherever it was opened from. */
const useOpenFilter = create<OpenFilter>(() => ({ open: null, added: null }));
const openFilter = (kind: FilterKind): void => useOpenFilter.setState({ open: kind, added: kind });
const closeFilter = (): void => useOpenFilter.setState({ open: null, added: null });

/** What is filtered by, one chip for each kind, and the way to more. */
export function FilterBar() {
  const { t } = useTranslation(['grid', 'common']);
  const filter = useGridState((state) => state.filter);
  const added = useOpenFilter((state) => state.added);
  const active = filterKinds.filter((kind) => isActive(kind, filter) || kind === added);
  return (
    <Group gap={6} role="group" aria-label={t('filter.label')}>
      {active.map((kind) => (
        <FilterChip key={kind} kind={kind} />
      ))}
      <Menu position="bottom-start" shadow="md" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button size="compact-sm" variant="default" leftSection={<IconFilterPlus size={15} aria-hidden />}>
            {t('filter.add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
          {filterKinds.map((kind) => (
            <Menu.Item key={kind} onClick={() => openFilter(kind)}>
              {t(`kind.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {active.length > 0 && (
        <Button size="compact-sm" variant="subtle" onClick={grid.clearFilter}>
          {t('filter.clearAll')}
        </Button>
      )}
    </Group>
  );
}

function FilterChip({ kind }: { readonly kind: FilterKind }) {
  const { t } = useTranslation(['grid', 'common']);
  const filter = useGridState((state) => state.filter);
  const opened = useOpenFilter((state) => state.open === kind);
  const locale = useLocale();
  const nameOf = useAccountName();
  const markets = useData('marketplaces.list').data ?? [];
  const accounts = useData('accounts.list').data ?? [];
  useLayerClosing(opened, closeFilter);
  const name = t(`kind.${kind}`);
  const text = filterText(kind, filter, {
    t,
    locale,
    marketName: (id) => markets.find((market) => market.id === id)?.name ?? id,
    accountName: accountNames(accounts, nameOf, t('filter.goneAccount')),
  });
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && closeFilter()}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      closeOnEscape={false}
      withRoles
    >
      <span className={classes['chip']} data-empty={text === '' || undefined}>
        <Popover.Target>
          <button
            type="button"
            className={classes['open']}
            onClick={() => (opened ? closeFilter() : useOpenFilter.setState({ open: kind }))}
          >
            <span className={classes['kind']}>{name}</span>
            {text !== '' && (
              <span className={classes['text']} dir="auto">
                {text}
              </span>
            )}
          </button>
        </Popover.Target>
        <ActionIcon
          size={24}
          radius="xl"
          aria-label={t('filter.remove', { kind: name })}
          onClick={() => {
            closeFilter();
            grid.filter(without(kind));
          }}
        >
          <IconX size={13} aria-hidden />
        </ActionIcon>
      </span>
      <Popover.Dropdown w={340} aria-label={name}>
        <Stack gap="xs">
          <Text size="sm" fw={600}>
            {name}
          </Text>
          <FilterFields kind={kind} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

const none: readonly Command[] = [];

/** Every filter by palette. */
export function useFilterCommands(covered: boolean): void {
  const { t } = useTranslation(['grid', 'common']);
  const commands = useMemo(
    (): readonly Command[] =>
      covered
        ? none
        : [
            ...filterKinds.map((kind) => ({
              id: `inventory.filter.${kind}`,
              label: t('command.filterBy', { kind: t(`kind.${kind}`) }),
              group: t('common:command.group.inventory'),
              run: () => openFilter(kind),
            })),
            {
              id: 'inventory.filter.clear',
              label: t('command.clearFilters'),
              group: t('common:command.group.inventory'),
              run: grid.clearFilter,
            },
          ],
    [t, covered],
  );
  useCommands(commands);
}
