import { Menu, type MenuItemConstructorOptions } from 'electron';
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
  const goTo = (label: string, to: NavigateTarget, accelerator: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => actions.navigate(to),
  });
  const settings = goTo('Settings…', 'settings', 'CommandOrControl+5');
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
      label: 'File',
      submenu: [
        goTo('New item', 'new-item', 'CommandOrControl+N'),
        { type: 'separator' },
        ...(mac ? [] : [settings, { type: 'separator' } as const]),
        mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: 'Go',
      submenu: [
        goTo('Inventory', 'inventory', 'CommandOrControl+1'),
        goTo('Listings', 'listings', 'CommandOrControl+2'),
        goTo('Orders', 'orders', 'CommandOrControl+3'),
        goTo('Connect a marketplace', 'connect', 'CommandOrControl+4'),
        { type: 'separator' },
        goTo('Search and commands', 'palette', 'CommandOrControl+K'),
      ],
    },
    {
      label: 'View',
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
    { role: 'help', submenu: [{ label: 'Show log files', click: actions.openLogFolder }] },
  ];
}
