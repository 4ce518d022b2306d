import { ActionIcon, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { isEmptyFilter, itemPlaceSchema } from '#shared/domain/item-filter.ts';
import { Keys } from '../../app/keys.tsx';
import { FilterBar } from './filters/filter-bar.tsx';
import { ColumnMenu } from './grid/column-menu.tsx';
import { grid, useGridState } from './grid/grid-state.ts';
import type { Found } from './grid/use-rows.ts';
import classes from './inventory.module.css';
import { ViewMenu } from './views/view-menu.tsx';

interface InventoryToolbarProps {
  readonly searchBox: Ref<HTMLInputElement>;
  readonly found: Found | undefined;
  readonly onLeaveSearch: () => void;
}

/** A pause this long (ms) in typing starts the search: short enough to feel immediate, long enough to skip the middle of a word. */
const searchPause = 80;

/** Where to look, for what: places, saved views, search as you type, filters, columns, and how much was found. */
export function InventoryToolbar({ searchBox, found, onLeaveSearch }: InventoryToolbarProps) {
  const { t } = useTranslation('inventory');
  const place = useGridState((state) => state.place);
  const search = useGridState((state) => state.search);
  const whole = found && found.query.search.trim() === '' && isEmptyFilter(found.query.filter);
  const [text, setText] = useState(search);
  const [shown, setShown] = useState(search);
  if (search !== shown) {
    // A view, or "show everything", brought another text.
    setShown(search);
    setText(search);
  }
  useEffect(() => {
    if (text === search) return undefined;
    const timer = setTimeout(() => {
      setShown(text);
      grid.search(text);
    }, searchPause);
    return () => clearTimeout(timer);
  }, [text, search]);
  return (
    <Stack gap={8}>
      <Group gap="sm">
        <TextInput
          ref={searchBox}
          className={classes['search'] ?? ''}
          aria-label={place === 'bin' ? t('search.labelBin') : t('search.label')}
          placeholder={t('search.placeholder')}
          dir="auto"
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={
            text === '' ? (
              <Keys shortcut="/" />
            ) : (
              <ActionIcon size="sm" aria-label={t('search.clear')} onClick={() => setText('')}>
                <IconX size={14} aria-hidden />
              </ActionIcon>
            )
          }
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Escape') setText('');
            else if (event.key === 'ArrowDown' || event.key === 'Enter') onLeaveSearch();
            else return;
            event.preventDefault();
          }}
        />
        <Text size="sm" c="dimmed" className={classes['count'] ?? ''} role="status">
          {found && (whole ? t('total', { count: found.total }) : t('found', { count: found.total }))}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={t('view.label')}
          value={place}
          onChange={(value) => grid.go(itemPlaceSchema.parse(value))}
          data={[
            { value: 'items', label: t('view.items') },
            { value: 'archive', label: t('view.archive') },
            { value: 'bin', label: t('view.bin') },
          ]}
        />
      </Group>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <ViewMenu />
        <div className={classes['filters']}>
          <FilterBar />
        </div>
        <ColumnMenu />
      </Group>
    </Stack>
  );
}
