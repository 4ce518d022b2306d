import { record } from '../recorder.ts';
import { settings } from '../settings.ts';
import { Strict, StrictEmitter } from '../strict.ts';
import { bindAccelerators } from './accelerators.ts';
import { BrowserWindow } from './browser-window.ts';
import { editingRoles, roleDefaults, viewRoles } from './menu-roles.ts';
import type { Menu as ElectronMenu, MenuItem as ElectronMenuItem, MenuItemConstructorOptions } from './types.ts';

type ItemImplemented = Pick<
  ElectronMenuItem,
  'id' | 'label' | 'sublabel' | 'toolTip' | 'enabled' | 'visible' | 'checked' | 'accelerator'
>;
type MenuImplemented = Pick<ElectronMenu, 'closePopup'>;
type ItemOptions = Omit<MenuItemConstructorOptions, 'submenu'> & {
  readonly submenu?: MenuItemConstructorOptions[] | Menu;
};

const zoomBy = (levels: number): void => {
  const contents = BrowserWindow.getFocusedWindow()?.webContents;
  contents?.setZoomLevel(contents.getZoomLevel() + levels);
};

/** What a role does by itself; roles that only act on the focused page's text are left to the page. */
const roles: Readonly<Record<string, () => void>> = {
  close: () => BrowserWindow.getFocusedWindow()?.close(),
  minimize: () => BrowserWindow.getFocusedWindow()?.minimize(),
  reload: () => BrowserWindow.getFocusedWindow()?.webContents.reload(),
  forceReload: () => BrowserWindow.getFocusedWindow()?.webContents.reload(),
  toggleDevTools: () => BrowserWindow.getFocusedWindow()?.webContents.toggleDevTools(),
  togglefullscreen: () => {
    const window = BrowserWindow.getFocusedWindow();
    window?.setFullScreen(!window.isFullScreen());
  },
  resetZoom: () => BrowserWindow.getFocusedWindow()?.webContents.setZoomLevel(0),
  zoomIn: () => zoomBy(0.5),
  zoomOut: () => zoomBy(-0.5),
  quit: () => menuHooks.quit(),
};

/** What menus ask of the app. */
export const menuHooks = { quit: (): void => undefined };

/** One line of a menu. */
export class MenuItem extends Strict implements ItemImplemented {
  readonly id: string;
  label: string;
  readonly sublabel: string;
  readonly toolTip: string;
  readonly type: string;
  readonly role: string | undefined;
  readonly accelerator: string | null;
  readonly submenu: Menu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly #click: MenuItemConstructorOptions['click'];

  constructor(options: ItemOptions) {
    super();
    const { submenu, role } = options;
    this.id = options.id ?? '';
    const defaults = roleDefaults(role);
    this.label = options.label ?? defaults.label;
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.type = options.type ?? (submenu || defaults.submenu ? 'submenu' : 'normal');
    this.role = role;
    this.accelerator = options.accelerator ?? defaults.accelerator ?? null;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    const lines = submenu ?? defaults.submenu?.map((each) => ({ role: each }));
    this.submenu = Array.isArray(lines) ? Menu.buildFromTemplate(lines) : lines;
    this.#click = options.click;
  }

  click(): void {
    if (!this.enabled || !this.visible) throw new Error(`The menu item ${this.label} cannot be clicked`);
    if (this.type === 'checkbox') this.checked = !this.checked;
    const window = BrowserWindow.getFocusedWindow() ?? undefined;
    if (this.#click) this.#click(this as never, window as never, {});
    else if (this.role !== undefined) roles[this.role]?.();
  }
}

/** A menu as plain data, for tests. */
export type MenuLine = {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly checked: boolean;
  readonly accelerator: string | null;
  readonly submenu?: readonly MenuLine[];
};

let applicationMenu: Menu | null = null;

/** A menu; nothing draws it, the control channel reads and clicks it. */
export class Menu extends StrictEmitter implements MenuImplemented {
  readonly items: MenuItem[] = [];

  constructor() {
    super(['menu-will-show', 'menu-will-close']);
  }

  static buildFromTemplate(template: readonly (ItemOptions | MenuItemConstructorOptions | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const line of template) menu.append(line instanceof MenuItem ? line : new MenuItem(line as ItemOptions));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
    bindAccelerators(menu?.withKeys() ?? []);
    record('application-menu', { items: menu?.lines() ?? [] });
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  append(item: MenuItem): void {
    this.items.push(item);
  }

  insert(position: number, item: MenuItem): void {
    this.items.splice(position, 0, item);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  popup(_options?: object): void {
    this.emit('menu-will-show', {});
    setPopup(this);
    record('menu-popup', { items: this.lines() });
  }

  closePopup(): void {
    this.emit('menu-will-close', {});
    if (lastPopup === this) lastPopup = null;
  }

  /** The items that have a key of their own, at any depth. */
  withKeys(): { readonly accelerator: string; click(): void }[] {
    return this.items.flatMap((item) => {
      const below = item.submenu?.withKeys() ?? [];
      const { accelerator } = item;
      const isChromiums = editingRoles.has(item.role ?? '') || (!settings.headless && viewRoles.has(item.role ?? ''));
      if (accelerator === null || isChromiums) return below;
      const click = (): void => {
        if (item.enabled && item.visible) item.click();
      };
      return [{ accelerator, click }, ...below];
    });
  }

  lines(): MenuLine[] {
    return this.items.map(({ id, label, type, enabled, visible, checked, accelerator, submenu }) => ({
      id,
      label,
      type,
      enabled,
      visible,
      checked,
      accelerator,
      ...(submenu ? { submenu: submenu.lines() } : {}),
    }));
  }

  /** Clicks an item, named by the labels or ids that lead to it. */
  clickPath(path: readonly string[]): void {
    const [name, ...rest] = path;
    const item = this.items.find(({ id, label, role }) => [id, label.replace('&', ''), role].includes(name));
    if (!item)
      throw new Error(`The menu has no item ${name ?? ''}; it has ${this.items.map(({ label }) => label).join(', ')}`);
    if (rest.length === 0) item.click();
    else if (item.submenu) item.submenu.clickPath(rest);
    else throw new Error(`The menu item ${name ?? ''} has no submenu`);
  }
}

let lastPopup: Menu | null = null;
const setPopup = (menu: Menu): void => void (lastPopup = menu);

/** The menu that is popped up now. */
export function poppedUpMenu(): Menu | null {
  return lastPopup;
}
