import { app, type BrowserWindow } from 'electron';
import type { Logger, Ports } from '../ports.ts';
import { systemClock, systemRandom } from '../system.ts';
import { bindSecrets } from '../workspaces/bound-secrets.ts';
import type { WorkspacePort } from '../workspaces/port.ts';
import type { Workspace } from '../workspaces/registry.ts';
import { workspaceLogger } from '../workspaces/workspace-logger.ts';
import { createConsentPort } from './consent-window.ts';
import { createFolders } from './folders.ts';
import { createDialogs } from './dialogs.ts';
import { appIcon } from './icons.ts';
import { createLinks } from './links.ts';
import { createNotifier } from './notifier.ts';
import { runtime } from './runtime.ts';
import { createSecretBox } from './secret-box.ts';

/** Everything the core of one business asks of its host, from Electron. After `ready` only: key store and dialogs need it. */
export function createElectronPorts(options: {
  readonly logger: Logger;
  readonly mainWindow: () => BrowserWindow | undefined;
  /** Brings the app's window to the front, opening it if there is none. */
  readonly showApp: () => void;
  readonly practiceOrigins: () => readonly string[];
  readonly devTools: boolean;
  readonly workspace: Pick<Workspace, 'id' | 'folder'>;
  readonly workspaces: WorkspacePort;
  /** Puts the business's name before a notification's title where there are several. */
  readonly titled: (title: string) => string;
}): Ports {
  const { mainWindow, workspace } = options;
  const logger = workspaceLogger(options.logger, workspace.id);
  const notifier = createNotifier(appIcon(), options.showApp);
  return {
    host: {
      version: app.getVersion(),
      platform: process.platform,
      runtime,
      locale: app.getLocale(),
    },
    paths: { data: workspace.folder, temp: app.getPath('temp') },
    clock: systemClock,
    random: systemRandom,
    secrets: bindSecrets(createSecretBox(process.platform), workspace.id),
    consent: createConsentPort({ clock: systemClock, logger, parent: mainWindow, devTools: options.devTools }),
    dialogs: createDialogs(mainWindow),
    notifier: { notify: (notice) => notifier.notify({ ...notice, title: options.titled(notice.title) }) },
    folders: createFolders(logger),
    restart: {
      restart: () => {
        // Takes effect when the process has ended, after the shut-down steps.
        app.relaunch();
        app.quit();
      },
    },
    links: createLinks({ practiceOrigins: options.practiceOrigins, logger }),
    workspaces: options.workspaces,
    logger,
  };
}
