import { Menu, Tray, type NativeImage } from 'electron';

export interface TrayActions {
  readonly show: () => void;
  /** Undefined where the core cannot look for orders on demand. */
  readonly checkOrders: () => void;
  readonly quit: () => void;
  readonly keepWatching: () => boolean;
  readonly setKeepWatching: (keep: boolean) => void;
}

/** The icon that keeps watch while the window is closed. The returned function removes it. */
export function createTray(icon: NativeImage, actions: TrayActions): () => void {
  const tray = new Tray(icon);
  tray.setToolTip('Crossdock');
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: 'Show Crossdock', click: actions.show },
      { label: 'Check orders now', click: actions.checkOrders },
      { type: 'separator' },
      {
        label: 'Keep watching when the window is closed',
        type: 'checkbox',
        checked: actions.keepWatching(),
        click: (item) => actions.setKeepWatching(item.checked),
      },
      { type: 'separator' },
      { label: 'Quit', click: actions.quit },
    ]),
  );
  tray.on('click', actions.show);
  return () => tray.destroy();
}
