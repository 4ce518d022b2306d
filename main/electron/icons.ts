/// <reference types="vite/client" />
import { nativeImage, type NativeImage } from 'electron';
import iconData from './assets/icon.png?inline';
import trayData from './assets/tray.png?inline';

/** Part of the bundle: no path to get wrong inside the package. */
export const appIcon = (): NativeImage => nativeImage.createFromDataURL(iconData);
export const trayIcon = (): NativeImage => nativeImage.createFromDataURL(trayData);
