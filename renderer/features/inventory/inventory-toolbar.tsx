import { ActionIcon, Group, SegmentedControl, Text, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../app/keys.tsx';
import { grid, useGridState } from './grid/grid-state.ts';
import classes from './inventory.module.css';

interface InventoryToolbarProps {
  readonly searchBox: Ref<HTMLInputElement>;
  readonly total: number | undefined;
  readonly onLeaveSearch: () => void;
}

/** A pause this long (ms) in typing starts the search: short enough to feel immediate, long enough to skip the middle of a word. */
const searchPause = 80;

/** Search as you type, how much it found, and the way to the recycle bin and back. */
export function InventoryToolbar({ searchBox, total, onLeaveSearch }: InventoryToolbarProps) {
  const { t } = useTranslation('inventory');
  const view = useGridState((state) => state.view);
  const search = useGridState((state) => state.search);
  const [text, setText] = useState(search);
  useEffect(() => {
    if (text === search) return undefined;
    const timer = setTimeout(() => grid.search(text), searchPause);
    return () => clearTimeout(timer);
  }, [text, search]);
  return (
    <Group gap="sm">
      <TextInput
        ref={searchBox}
        className={classes['search'] ?? ''}
        aria-label={view === 'bin' ? t('search.labelBin') : t('search.label')}
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
        {total !== undefined && (search.trim() === '' ? t('total', { count: total }) : t('found', { count: total }))}
      </Text>
      <SegmentedControl
        size="xs"
        aria-label={t('view.label')}
        value={view}
        onChange={(value) => grid.view(value)}
        data={[
          { value: 'items', label: t('view.items') },
          { value: 'bin', label: t('view.bin') },
        ]}
      />
    </Group>
  );
}
