import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { EventPayload } from '#shared/ipc/contract.ts';
import type { WorkspaceId } from '#shared/ipc/workspaces.ts';
import { texts } from '../texts/texts.ts';
import type { NavigateTarget } from './policy/deep-link.ts';

export interface MenuActions {
  readonly navigate: (to: NavigateTarget) => void;
  readonly openLogFolder: () => void;
  /** As they stand now; the menu is made anew when they change. */
  readonly businesses: readonly { readonly id: WorkspaceId; readonly name: string; readonly shown: boolean }[];
  readonly askPage: (what: EventPayload<'workspaces.asked'>) => void;
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
  const { menu } = texts();
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
        { label: texts().workspaces.menu, submenu: businessMenu(actions) },
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

/** One radio item a business. The page is asked, so that what is typed in it is saved before it goes. */
const businessMenu = ({ businesses, askPage }: MenuActions): MenuItemConstructorOptions[] => [
  ...businesses.map(({ id, name, shown }): MenuItemConstructorOptions => ({
    // On Windows and Linux a single & would mark a key.
    label: name.replaceAll('&', '&&'),
    type: 'radio',
    checked: shown,
    click: () => askPage({ kind: 'open', id }),
  })),
  { type: 'separator' },
  { label: texts().workspaces.create, click: () => askPage({ kind: 'new' }) },
  { label: texts().workspaces.manage, click: () => askPage({ kind: 'manage' }) },
];
