import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Logger } from '../ports.ts';

/** How often a running app looks for a newer one, ms. */
const interval = 6 * 60 * 60 * 1_000;

/** Whether the installer was made with a place to look for updates; electron-builder writes this file then. */
export const hasReleaseChannel = (resourcesPath: string): boolean => existsSync(join(resourcesPath, 'app-update.yml'));

/**
 * Looks for a newer signed release and installs it at the next quit. Only for a packaged app: elsewhere there is nothing
 * to replace. Needs the network and may fail quietly; the log says so. The returned function ends it.
 */
export async function watchForUpdates(options: {
  readonly clock: Clock;
  readonly logger: Logger;
}): Promise<() => void> {
  // Loaded here, because it reads the package's update settings as soon as it is loaded.
  const { default: updater } = await import('electron-updater');
  const { autoUpdater } = updater;
  const { clock, logger } = options;
  autoUpdater.logger = null;
  autoUpdater.autoDownload = true;
  autoUpdater.autoInstallOnAppQuit = true;
  autoUpdater.allowDowngrade = false;
  autoUpdater.on('error', (error) => logger.log('warn', 'updates.failed', { error }));
  autoUpdater.on('update-downloaded', ({ version }) => logger.log('info', 'updates.downloaded', { version }));
  let stopped = false;
  let cancel = (): void => undefined;
  const look = () => {
    // The failure is reported by the event above.
    autoUpdater.checkForUpdates().catch(() => undefined);
    if (!stopped) cancel = clock.schedule(interval, look);
  };
  look();
  return () => {
    stopped = true;
    cancel();
  };
}
