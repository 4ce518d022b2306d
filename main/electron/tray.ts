import { Menu, Tray, type NativeImage } from 'electron';
import { texts } from '../texts/texts.ts';

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
      { label: texts.tray.show, click: actions.show },
      { label: texts.tray.checkOrders, click: actions.checkOrders },
      { type: 'separator' },
      {
        label: texts.tray.keepWatching,
        type: 'checkbox',
        checked: actions.keepWatching(),
        click: (item) => actions.setKeepWatching(item.checked),
      },
      { type: 'separator' },
      { label: texts.tray.quit, click: actions.quit },
    ]),
  );
  tray.on('click', actions.show);
  return () => tray.destroy();
}
