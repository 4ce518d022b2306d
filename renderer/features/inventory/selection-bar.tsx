import { Button, Group, Menu, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { stopMoving, useMoves } from './bin/moves.ts';
import { grid, useGridState, type GridQuery } from './grid/grid-state.ts';
import { useOutOfSight } from './grid/use-out-of-sight.ts';
import classes from './inventory.module.css';
import { itemActions, type ActionTools, type ItemAction } from './item-actions.ts';

interface SelectionBarProps {
  readonly query: GridQuery;
  readonly total: number | undefined;
  readonly tools: ActionTools;
  readonly onSelectAll: () => void;
  readonly onInvert: () => void;
}

type Many = ItemAction & { readonly on: { readonly kind: 'selection' | 'both' } };
const isForMany = (action: ItemAction): action is Many => action.on.kind !== 'row';

/** How many items are selected, what more can be, and what can be done with them. There only while something is selected. */
export function SelectionBar({ query, total, tools, onSelectAll, onInvert }: SelectionBarProps) {
  const { t } = useTranslation(['inventory', 'grid', 'bin', 'common']);
  const selected = useGridState((state) => state.selected);
  const place = useGridState((state) => state.place);
  const moving = useMoves((state) => state.moving);
  const outOfSight = useOutOfSight(query, total);
  const count = selected.size;
  if (count === 0 && !moving) return null;
  const actions = itemActions.filter(isForMany).filter(({ places }) => places.includes(place));
  const run = ({ on }: Many): void => on.run([...useGridState.getState().selected], tools);
  const rest = actions.filter(({ on }) => !on.prominent);
  const inSight = count - outOfSight;
  return (
    <Group gap="xs" className={classes['selection'] ?? ''} role="region" aria-label={t('selection.label')}>
      <Text size="sm" fw={600} role="status">
        {moving?.kind === 'purge' && t('bin:purge.progress', { ...moving })}
        {moving?.kind === 'move' && t('selection.moving', { ...moving })}
        {!moving && t('selection.count', { count })}
        {!moving && outOfSight > 0 && (
          <Text span size="sm" fw={400}>
            {' · '}
            {t('grid:selection.outOfSight', { count: outOfSight })}
          </Text>
        )}
      </Text>
      {moving ? (
        <Button size="xs" variant="default" onClick={stopMoving}>
          {t('selection.stop')}
        </Button>
      ) : (
        <>
          {actions
            .filter(({ on }) => on.prominent)
            .map((action, index) => (
              <Button
                key={action.id}
                size="xs"
                variant={index === 0 ? 'filled' : 'default'}
                leftSection={<action.icon size={15} aria-hidden />}
                onClick={() => run(action)}
              >
                {action.label()}
              </Button>
            ))}
          {rest.length > 0 && (
            <Menu position="top-start" withInitialFocusPlaceholder={false}>
              <Menu.Target>
                <Button size="xs" variant="default" leftSection={<IconDots size={15} aria-hidden />}>
                  {t('grid:selection.more')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {rest.map((action) => (
                  <Menu.Item
                    key={action.id}
                    leftSection={<action.icon size={16} aria-hidden />}
                    {...(action.danger === true ? { c: 'error' } : {})}
                    onClick={() => run(action)}
                  >
                    {action.label()}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
          <div className={classes['gap']} />
          {total !== undefined && inSight < total && (
            <Button size="xs" variant="subtle" onClick={onSelectAll}>
              {t('grid:selection.all', { count: total })}
            </Button>
          )}
          <Button size="xs" variant="subtle" onClick={onInvert}>
            {t('grid:selection.invert')}
          </Button>
          <Button size="xs" variant="subtle" onClick={grid.clearSelection}>
            {t('selection.clear')}
          </Button>
        </>
      )}
    </Group>
  );
}
