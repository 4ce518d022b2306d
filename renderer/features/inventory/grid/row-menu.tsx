import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ItemRow } from '#shared/domain/item.ts';
import { itemActions, type ActionTools } from '../item-actions.ts';
import { useGridState } from './grid-state.ts';
import classes from './grid.module.css';

/** A row whose menu is open, and where, in pixels of the window. */
export interface OpenMenu {
  readonly row: ItemRow;
  readonly x: number;
  readonly y: number;
}

interface RowMenuProps {
  readonly menu: OpenMenu;
  readonly tools: ActionTools;
  readonly onClose: () => void;
}

/** What can be done with one row: by right click, by Shift+F10, by its button. */
export function RowMenu({ menu, tools, onClose }: RowMenuProps) {
  const { t } = useTranslation('grid');
  const place = useGridState((state) => state.place);
  const { row, x, y } = menu;
  const actions = itemActions.filter(({ places, on }) => places.includes(place) && on.kind !== 'selection');
  return (
    <Menu
      opened
      onChange={(opened) => !opened && onClose()}
      position="bottom-start"
      offset={2}
      withInitialFocusPlaceholder={false}
      // Not a key beside it: that which opens the menu would close it again on its way through the page.
      clickOutsideEvents={['mousedown', 'touchstart']}
    >
      <Menu.Target>
        {/* Where the menu opens; a button, because only one may say that it has a menu. */}
        <button
          type="button"
          tabIndex={-1}
          className={classes['origin']}
          style={{ left: x, top: y }}
          aria-label={t('menu.of', { title: row.title === '' ? row.sku : row.title })}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('menu.of', { title: row.title === '' ? row.sku : row.title })}>
        {actions.map(({ id, icon: Icon, label, danger, on }) => (
          <Menu.Item
            key={id}
            leftSection={<Icon size={16} stroke={1.6} aria-hidden />}
            {...(danger === true ? { c: 'error' } : {})}
            onClick={() => {
              onClose();
              if (on.kind === 'row') on.run(row, tools);
              else on.run([row.id], tools);
            }}
          >
            {label()}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
