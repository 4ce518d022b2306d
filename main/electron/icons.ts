/// <reference types="vite/client" />
import { nativeImage, type NativeImage } from 'electron';
import iconData from './assets/icon.png?inline';
import trayData from './assets/tray.png?inline';

/** Part of the bundle: no path to get wrong inside the package. */
export const appIcon = (): NativeImage => nativeImage.createFromDataURL(iconData);
export const trayIcon = (platform: NodeJS.Platform): NativeImage => {
  const icon = nativeImage.createFromDataURL(trayData);
  // The menu bar of macOS does not scale.
  return platform === 'darwin' ? icon.resize({ width: 18, height: 18 }) : icon;
};
