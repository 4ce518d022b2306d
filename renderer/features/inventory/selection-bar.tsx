import { Button, Group, Text } from '@mantine/core';
import { IconArrowBackUp, IconTrash, IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { grid, useGridState } from './grid/grid-state.ts';
import { stopMoving, useMoves } from './bin/slices.ts';
import classes from './inventory.module.css';

interface SelectionBarProps {
  readonly onPublish: () => void;
  readonly onRemove: () => void;
  readonly onRestore: () => void;
}

/** What can be done with the selected items. There only while something is selected. */
export function SelectionBar({ onPublish, onRemove, onRestore }: SelectionBarProps) {
  const { t } = useTranslation(['inventory', 'common']);
  const count = useGridState((state) => state.selected.size);
  const view = useGridState((state) => state.view);
  const moving = useMoves((state) => state.moving);
  if (count === 0 && !moving) return null;
  return (
    <Group gap="xs" className={classes['selection'] ?? ''} role="region" aria-label={t('selection.label')}>
      <Text size="sm" fw={600} role="status">
        {moving ? t('selection.moving', { ...moving }) : t('selection.count', { count })}
      </Text>
      {moving ? (
        <Button size="xs" variant="default" onClick={stopMoving}>
          {t('selection.stop')}
        </Button>
      ) : (
        <>
          {view === 'items' ? (
            <>
              <Button size="xs" leftSection={<IconUpload size={15} aria-hidden />} onClick={onPublish}>
                {t('selection.publish')}
              </Button>
              <Button size="xs" variant="default" leftSection={<IconTrash size={15} aria-hidden />} onClick={onRemove}>
                {t('selection.remove')}
              </Button>
            </>
          ) : (
            <Button size="xs" leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={onRestore}>
              {t('selection.restore')}
            </Button>
          )}
          <Button size="xs" variant="subtle" onClick={grid.clearSelection}>
            {t('selection.clear')}
          </Button>
        </>
      )}
    </Group>
  );
}
