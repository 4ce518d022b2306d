import type { MenuItemConstructorOptions } from './types.ts';

type Role = NonNullable<MenuItemConstructorOptions['role']>;

/** What an item with a role has although its template does not say so. */
type RoleDefaults = { readonly label: string; readonly accelerator?: string; readonly submenu?: readonly Role[] };

const mac = process.platform === 'darwin';

/** Electron's own labels, keys and submenus of the roles that apps here use (lib/browser/api/menu-item-roles.ts). */
const roles: Readonly<Partial<Record<Role, RoleDefaults>>> = {
  about: { label: 'About' },
  close: { label: 'Close Window', accelerator: 'CommandOrControl+W' },
  copy: { label: 'Copy', accelerator: 'CommandOrControl+C' },
  cut: { label: 'Cut', accelerator: 'CommandOrControl+X' },
  delete: { label: 'Delete' },
  editMenu: { label: 'Edit', submenu: ['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll'] },
  fileMenu: { label: 'File', submenu: [mac ? 'close' : 'quit'] },
  forceReload: { label: 'Force Reload', accelerator: 'Shift+CommandOrControl+R' },
  help: { label: 'Help' },
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M' },
  paste: { label: 'Paste', accelerator: 'CommandOrControl+V' },
  quit: { label: 'Quit', ...(process.platform === 'win32' ? {} : { accelerator: 'CommandOrControl+Q' }) },
  redo: { label: 'Redo', accelerator: 'Shift+CommandOrControl+Z' },
  reload: { label: 'Reload', accelerator: 'CommandOrControl+R' },
  resetZoom: { label: 'Actual Size', accelerator: 'CommandOrControl+0' },
  selectAll: { label: 'Select All', accelerator: 'CommandOrControl+A' },
  toggleDevTools: { label: 'Toggle Developer Tools', accelerator: mac ? 'Alt+Command+I' : 'Ctrl+Shift+I' },
  togglefullscreen: { label: 'Toggle Full Screen', accelerator: mac ? 'Control+Command+F' : 'F11' },
  undo: { label: 'Undo', accelerator: 'CommandOrControl+Z' },
  viewMenu: {
    label: 'View',
    submenu: ['reload', 'forceReload', 'toggleDevTools', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'],
  },
  windowMenu: { label: 'Window', submenu: ['minimize', 'close'] },
  zoomIn: { label: 'Zoom In', accelerator: 'CommandOrControl+Plus' },
  zoomOut: { label: 'Zoom Out', accelerator: 'CommandOrControl+-' },
};

/** The defaults of a role; a role without any is labelled with its own name. */
export function roleDefaults(role: Role | undefined): RoleDefaults {
  return (role === undefined ? undefined : roles[role]) ?? { label: role ?? '' };
}

/** Keys that the page itself handles: Chromium does what they say wherever the caret is. */
export const editingRoles: ReadonlySet<string> = new Set([
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'delete',
  'selectAll',
]);

/** Keys that a Chromium window on the screen handles by itself. */
export const viewRoles: ReadonlySet<string> = new Set([
  'resetZoom',
  'toggleDevTools',
  'togglefullscreen',
  'zoomIn',
  'zoomOut',
]);
