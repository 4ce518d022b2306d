import { Menu, Tray, type NativeImage } from 'electron';
import type { WorkspaceId } from '#shared/ipc/workspaces.ts';
import { texts } from '../texts/texts.ts';

export interface TrayIcon {
  /** Makes the menu anew, in the language spoken now and with the businesses there are. */
  readonly renewMenu: () => void;
  readonly remove: () => void;
}

export interface TrayActions {
  readonly show: () => void;
  /** Where there are several; each is shown by its name. */
  readonly businesses: () => readonly { readonly id: WorkspaceId; readonly name: string }[];
  readonly showBusiness: (id: WorkspaceId) => void;
  /** Undefined where the core cannot look for orders on demand. */
  readonly checkOrders: () => void;
  readonly quit: () => void;
  readonly keepWatching: () => boolean;
  readonly setKeepWatching: (keep: boolean) => void;
}

/** The icon that keeps watch while the window is closed. */
export function createTray(icon: NativeImage, actions: TrayActions): TrayIcon {
  const tray = new Tray(icon);
  tray.setToolTip('Crossdock');
  const setMenu = () =>
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: texts().tray.show, click: actions.show },
        ...actions.businesses().map(({ id, name }) => ({
          label: name.replaceAll('&', '&&'),
          click: () => actions.showBusiness(id),
        })),
        { label: texts().tray.checkOrders, click: actions.checkOrders },
        { type: 'separator' },
        {
          label: texts().tray.keepWatching,
          type: 'checkbox',
          checked: actions.keepWatching(),
          click: (item) => actions.setKeepWatching(item.checked),
        },
        { type: 'separator' },
        { label: texts().tray.quit, click: actions.quit },
      ]),
    );
  setMenu();
  tray.on('click', actions.show);
  return { renewMenu: setMenu, remove: () => tray.destroy() };
}
