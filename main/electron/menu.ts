import { Menu, type MenuItemConstructorOptions } from 'electron';
import { texts } from '../texts/texts.ts';
import type { NavigateTarget } from './policy/deep-link.ts';

export interface MenuActions {
  readonly navigate: (to: NavigateTarget) => void;
  readonly openLogFolder: () => void;
  readonly platform: NodeJS.Platform;
  readonly devTools: boolean;
}

/** The application menu: roles where the system knows the item, navigation for ours. */
export function installMenu(actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions)));
}

/** The menu as data; the keys are those of the page (renderer/app/routes.ts). macOS has an application menu of its own, which holds Settings and Quit. */
export function menuTemplate(actions: MenuActions): MenuItemConstructorOptions[] {
  const mac = actions.platform === 'darwin';
  const { menu } = texts;
  const goTo = (label: string, to: NavigateTarget, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => actions.navigate(to),
  });
  const settings = goTo(menu.settings, 'settings', 'CommandOrControl+5');
  const application: MenuItemConstructorOptions = {
    label: 'Crossdock',
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
  return [
    ...(mac ? [application] : []),
    {
      label: menu.file,
      submenu: [
        goTo(menu.newItem, 'new-item', 'CommandOrControl+N'),
        goTo(menu.import, 'import'),
        { type: 'separator' },
        ...(mac ? [] : [settings, { type: 'separator' } as const]),
        mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: menu.go,
      submenu: [
        goTo(menu.inventory, 'inventory', 'CommandOrControl+1'),
        goTo(menu.listings, 'listings', 'CommandOrControl+2'),
        goTo(menu.orders, 'orders', 'CommandOrControl+3'),
        goTo(menu.connect, 'connect', 'CommandOrControl+4'),
        { type: 'separator' },
        goTo(menu.palette, 'palette', 'CommandOrControl+K'),
      ],
    },
    {
      label: menu.view,
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(actions.devTools ? [{ type: 'separator' } as const, { role: 'toggleDevTools' } as const] : []),
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [{ label: menu.logs, click: actions.openLogFolder }] },
  ];
}
