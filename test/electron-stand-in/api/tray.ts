import { record } from '../recorder.ts';
import { StrictEmitter } from '../strict.ts';
import type { Menu } from './menu.ts';
import type { NativeImage } from './native-image.ts';
import type { Tray as ElectronTray } from './types.ts';

type Implemented = Pick<
  ElectronTray,
  'destroy' | 'isDestroyed' | 'setToolTip' | 'setTitle' | 'getTitle' | 'closeContextMenu' | 'focus'
>;

const trays = new Set<Tray>();

const events = [
  'click',
  'right-click',
  'double-click',
  'middle-click',
  'balloon-click',
  'balloon-show',
  'balloon-closed',
  'mouse-enter',
  'mouse-leave',
  'mouse-move',
];

/** The icon beside the clock: recorded, and clicked through the control channel. */
export class Tray extends StrictEmitter implements Implemented {
  #menu: Menu | null = null;
  #toolTip = '';
  #title = '';
  #destroyed = false;

  constructor(_image: NativeImage | string, _guid?: string) {
    super(events);
    trays.add(this);
    record('tray', { state: 'shown' });
  }

  setContextMenu(menu: Menu | null): void {
    this.#menu = menu;
    record('tray-menu', { items: menu?.lines() ?? [] });
  }

  setToolTip(toolTip: string): void {
    this.#toolTip = toolTip;
    record('tray-tooltip', { toolTip });
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  setImage(_image: NativeImage | string): void {
    record('tray-image', {});
  }

  setPressedImage(_image: NativeImage | string): void {
    // Drawn only while the mouse button is down.
  }

  setIgnoreDoubleClickEvents(_ignore: boolean): void {
    // macOS only.
  }

  displayBalloon(options: { readonly title: string; readonly content: string }): void {
    record('tray-balloon', { title: options.title, content: options.content });
  }

  popUpContextMenu(menu?: Menu): void {
    (menu ?? this.#menu)?.popup();
  }

  closeContextMenu(): void {
    this.#menu?.closePopup();
  }

  focus(): void {
    // There is no taskbar to give the focus to.
  }

  destroy(): void {
    this.#destroyed = true;
    trays.delete(this);
    record('tray', { state: 'destroyed' });
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  get menu(): Menu | null {
    return this.#menu;
  }

  get toolTip(): string {
    return this.#toolTip;
  }
}

/** The tray icon that is shown; throws when the app shows none. */
export function shownTray(): Tray {
  const [tray] = trays;
  if (!tray) throw new Error('The app shows no tray icon');
  return tray;
}
