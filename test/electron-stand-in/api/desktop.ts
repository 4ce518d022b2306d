import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { record } from '../recorder.ts';
import { Strict, StrictEmitter } from '../strict.ts';
import type {
  CrashReporter as ElectronCrashReporter,
  PowerMonitor as ElectronPowerMonitor,
  Screen as ElectronScreen,
  Shell as ElectronShell,
} from './types.ts';

class Shell
  extends Strict
  implements Pick<ElectronShell, 'beep' | 'openExternal' | 'openPath' | 'showItemInFolder' | 'trashItem'>
{
  async openExternal(url: string, _options?: object): Promise<void> {
    if (!URL.canParse(url)) throw new Error(`Invalid URL: ${url}`);
    record('open-external', { url });
    await desktop.open?.(url);
  }

  async openPath(path: string): Promise<string> {
    record('open-path', { path });
    if (!existsSync(path)) return 'Failed to open path';
    await desktop.open?.(path);
    return '';
  }

  showItemInFolder(path: string): void {
    record('show-item-in-folder', { path });
    void desktop.open?.(dirname(path));
  }

  async trashItem(path: string): Promise<void> {
    record('trash-item', { path });
    if (!existsSync(path)) throw new Error(`Failed to move item to trash: ${path}`);
    await rm(path, { recursive: true });
  }

  beep(): void {
    record('beep', {});
  }
}

/** How the real desktop opens things, where there is a person at it. */
export const desktop: { open?: (target: string) => Promise<void> } = {};

const powerEvents = [
  'lock-screen',
  'on-ac',
  'on-battery',
  'resume',
  'shutdown',
  'speed-limit-change',
  'suspend',
  'thermal-state-change',
  'unlock-screen',
  'user-did-become-active',
  'user-did-resign-active',
];

class PowerMonitor
  extends StrictEmitter
  implements
    Pick<ElectronPowerMonitor, 'getSystemIdleState' | 'getSystemIdleTime' | 'isOnBatteryPower' | 'onBatteryPower'>
{
  onBatteryPower = false;

  isOnBatteryPower(): boolean {
    return this.onBatteryPower;
  }

  getSystemIdleTime(): number {
    return 0;
  }

  getSystemIdleState(_threshold: number): 'active' {
    return 'active';
  }
}

const display = {
  id: 1,
  label: 'Stand-in display',
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  size: { width: 1920, height: 1080 },
  workAreaSize: { width: 1920, height: 1040 },
  scaleFactor: 1,
  rotation: 0,
  internal: false,
};

class Screen extends StrictEmitter {
  getAllDisplays(): (typeof display)[] {
    return [display];
  }

  getPrimaryDisplay(): typeof display {
    return display;
  }

  getDisplayMatching(_bounds: Parameters<ElectronScreen['getDisplayMatching']>[0]): typeof display {
    return display;
  }

  getDisplayNearestPoint(_point: Parameters<ElectronScreen['getDisplayNearestPoint']>[0]): typeof display {
    return display;
  }

  getCursorScreenPoint(): { x: number; y: number } {
    return { x: 0, y: 0 };
  }
}

class CrashReporter extends Strict implements Pick<ElectronCrashReporter, 'start' | 'getUploadToServer'> {
  #uploads = false;

  start(options: Parameters<ElectronCrashReporter['start']>[0]): void {
    this.#uploads = options.uploadToServer ?? true;
    record('crash-reporter', { uploadToServer: this.#uploads, submitURL: options.submitURL ?? '' });
  }

  getUploadToServer(): boolean {
    return this.#uploads;
  }
}

export const shell = new Shell();
export const powerMonitor = new PowerMonitor(powerEvents);
export const screen = new Screen(['display-added', 'display-removed', 'display-metrics-changed']);
export const crashReporter = new CrashReporter();
