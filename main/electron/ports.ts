import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { Logger, Ports } from '../ports.ts';
import { systemClock, systemRandom } from '../system.ts';
import { createConsentPort } from './consent-window.ts';
import { createFolders } from './folders.ts';
import { createDialogs } from './dialogs.ts';
import { appIcon } from './icons.ts';
import { createLinks } from './links.ts';
import { createNotifier } from './notifier.ts';
import { runtime } from './runtime.ts';
import { createSecretBox } from './secret-box.ts';

/** Everything the core asks of its host, from Electron. After `ready` only: key store and dialogs need it. */
export function createElectronPorts(options: {
  readonly logger: Logger;
  readonly mainWindow: () => BrowserWindow | undefined;
  /** Brings the app's window to the front, opening it if there is none. */
  readonly showApp: () => void;
  readonly practiceOrigins: () => readonly string[];
  readonly devTools: boolean;
}): Ports {
  const { logger, mainWindow } = options;
  return {
    host: {
      version: app.getVersion(),
      platform: process.platform,
      runtime,
      locale: app.getLocale(),
    },
    paths: { data: join(app.getPath('userData'), 'data'), temp: app.getPath('temp') },
    clock: systemClock,
    random: systemRandom,
    secrets: createSecretBox(process.platform),
    consent: createConsentPort({ clock: systemClock, logger, parent: mainWindow, devTools: options.devTools }),
    dialogs: createDialogs(mainWindow),
    notifier: createNotifier(appIcon(), options.showApp),
    folders: createFolders(logger),
    links: createLinks({ practiceOrigins: options.practiceOrigins, logger }),
    logger,
  };
}
