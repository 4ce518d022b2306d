import { app, type BrowserWindow } from 'electron';
import { firstWorkspaceId, type WorkspaceId } from '#shared/ipc/workspaces.ts';
import { createApp } from '../app.ts';
import { createIds } from '../ids.ts';
import type { Logger } from '../ports.ts';
import { systemClock, systemRandom } from '../system.ts';
import { filled, texts } from '../texts/texts.ts';
import { createWorkspaceRegistry } from '../workspaces/registry.ts';
import { createWorkspaces, type Workspaces, type WorkspacesOptions } from '../workspaces/workspaces.ts';
import { createFolders } from './folders.ts';
import { openCore } from './open-core.ts';
import { createElectronPorts } from './ports.ts';

export interface BusinessesOptions extends Pick<WorkspacesOptions, 'show' | 'onEvent'> {
  readonly logger: Logger;
  readonly devTools: boolean;
  readonly window: () => BrowserWindow | undefined;
  /** Whether the app is still starting: then there is no business to stay in. */
  readonly starting: () => boolean;
  /** Brings the window to the front with this business in it. */
  readonly bringUp: (id: WorkspaceId) => void;
}

/** The businesses of this profile, each core with ports of its own from Electron. */
export function createBusinesses(options: BusinessesOptions): Workspaces {
  const { logger, devTools, window, starting, bringUp } = options;
  const registry = createWorkspaceRegistry({
    root: app.getPath('userData'),
    newId: createIds(systemClock, systemRandom),
    unnamed: (id) => (id === firstWorkspaceId ? texts().workspaces.first : texts().workspaces.unnamed),
  });
  const several = (): boolean => registry.list().length > 1;
  const tried = new Set<WorkspaceId>();

  /** What leaving a business that cannot be opened leads to; undefined: the end of the app. */
  const leaving = (): string | undefined => {
    if (!starting()) return texts().workspaces.stay;
    return registry.list().some(({ id }) => !tried.has(id)) ? texts().workspaces.openAnother : undefined;
  };

  const open: WorkspacesOptions['openCore'] = async (workspace, port, quiet) => {
    const { id } = workspace;
    const ports = createElectronPorts({
      logger,
      mainWindow: window,
      showApp: () => bringUp(id),
      practiceOrigins: () => workspaces.running(id)?.practiceOrigins() ?? [],
      devTools,
      workspace,
      workspaces: port,
      titled: (title) => (several() ? `${registry.get(id).name} · ${title}` : title),
    });
    if (quiet) return await createApp(ports);
    tried.add(id);
    const leave = leaving();
    return await openCore(() => createApp(ports), {
      clock: systemClock,
      logger,
      ...(several() ? { title: filled(texts().workspaces.cannotOpen, { name: workspace.name }) } : {}),
      ...(leave === undefined ? {} : { leave }),
    });
  };
  const workspaces = createWorkspaces({
    registry,
    openCore: open,
    show: options.show,
    onEvent: options.onEvent,
    openFolder: (path) => createFolders(logger).open(path),
    clock: systemClock,
    logger,
  });
  return workspaces;
}
