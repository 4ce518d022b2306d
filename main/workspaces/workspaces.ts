import { existsSync } from 'node:fs';
import { AppError } from '#shared/errors.ts';
import type { EventPayload } from '#shared/ipc/contract.ts';
import { firstWorkspaceId, type WorkspaceId } from '#shared/ipc/workspaces.ts';
import type { App } from '../app.ts';
import type { EmittedEvent } from '../events.ts';
import type { Clock, Logger } from '../ports.ts';
import { createCores, type Cores } from './cores.ts';
import * as failure from './failures.ts';
import { foldName } from './names.ts';
import type { WorkspacePort } from './port.ts';
import type { Workspace, WorkspaceRegistry } from './registry.ts';

/** All businesses of a profile: every core runs, one is shown. */
export interface Workspaces extends Pick<Cores, 'running' | 'all' | 'start' | 'stopAll'> {
  /** For the cores, the menus and the tray. */
  readonly port: WorkspacePort;
  shown(): WorkspaceId;
  /** Its core. Throws before `openLast`. */
  shownApp(): App;
  /**
   * Opens the one that was shown last. Where that cannot be, the others in the order of their last use. `undefined` when
   * the seller gave up on each; rejects when none could be opened and nobody was asked.
   */
  openLast(): Promise<App | undefined>;
  /** Opens and starts the rest, one after the other, so that none slows the shown one more than it must. */
  startOthers(): Promise<void>;
}

export interface WorkspacesOptions {
  readonly registry: WorkspaceRegistry;
  /**
   * Composes the core of one business. `undefined` when it cannot be and the seller was told; `quiet`: nobody waits for it,
   * so nobody is asked.
   */
  readonly openCore: (workspace: Workspace, port: WorkspacePort, quiet: boolean) => Promise<App | undefined>;
  /** Puts the page of this business into the window. */
  readonly show: (id: WorkspaceId) => void;
  /** Hears what any core emits. */
  readonly onEvent: (id: WorkspaceId, event: EmittedEvent) => void;
  readonly openFolder: (path: string) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function createWorkspaces(options: WorkspacesOptions): Workspaces {
  const { registry, clock, logger } = options;
  const news = new Map<WorkspaceId, number>();
  const quiet = new Set<WorkspaceId>();
  let shown: WorkspaceId | undefined;
  /** The last one asked for: a slow opening must not replace a later choice. */
  let wanted: WorkspaceId | undefined;

  const tellAll = (): void => {
    for (const app of cores.all()) app.events.emit('workspaces.changed', {});
  };
  const cores = createCores({
    open: async (id) => {
      const workspace = registry.get(id);
      // A link to a disk that is not there. Opening would make an empty business in its place.
      if (id !== firstWorkspaceId && !existsSync(workspace.folder)) throw failure.folderMissing(workspace);
      const app = await options.openCore(workspace, port, quiet.has(id));
      if (app === undefined) throw failure.notOpened(workspace);
      app.events.subscribe((event) => {
        options.onEvent(id, event);
        countSales(id, event);
      });
      return app;
    },
    changed: tellAll,
    logger,
  });
  const countSales = (id: WorkspaceId, { name, payload }: EmittedEvent): void => {
    const { newSales } = name === 'orders.changed' ? (payload as EventPayload<'orders.changed'>) : { newSales: 0 };
    if (newSales === 0 || id === shown) return;
    news.set(id, (news.get(id) ?? 0) + newSales);
    tellAll();
  };
  const remember = (id: WorkspaceId): void => {
    shown = id;
    news.delete(id);
    try {
      registry.change(id, { openedAt: clock.now() });
    } catch (error) {
      // Only the next start's choice hangs on it.
      logger.log('warn', 'workspace.not_remembered', { workspace: id, error });
    }
  };
  const startInBackground = (id: WorkspaceId): Promise<void> =>
    cores.start(id).catch((error: unknown) => logger.log('error', 'workspace.start_failed', { workspace: id, error }));

  const shownId = (): WorkspaceId => {
    if (shown === undefined) throw new Error('no business is open yet');
    return shown;
  };
  const shownApp = (): App => {
    const app = cores.running(shownId());
    if (app === undefined) throw new Error('the business that is shown does not run');
    return app;
  };

  const port: WorkspacePort = {
    list: () => ({
      workspaces: registry.list().map(({ id, name, colour, named }) => ({
        id,
        name,
        colour,
        named,
        shown: id === shown,
        state: cores.state(id),
        newSales: news.get(id) ?? 0,
      })),
      removed: registry.removed().map(({ id, name, colour }) => ({ id, name, colour })),
    }),
    open: async ({ id }) => {
      wanted = id;
      if (id === shown) return;
      const asksNobody = quiet.has(id);
      // Until it is open the former one stays, page and all.
      await cores.open(id).catch((error: unknown) => {
        if (!asksNobody) throw error;
        quiet.delete(id);
        return cores.open(id);
      });
      if (wanted !== id) return;
      const former = shown === undefined ? undefined : cores.running(shown);
      // A sign-in belongs to the business that it was begun for.
      former?.accounts.cancelConnect();
      remember(id);
      logger.log('info', 'workspace.shown', { workspace: id });
      options.show(id);
      tellAll();
      void startInBackground(id);
    },
    create: async (input) => {
      const { id } = registry.create(input);
      try {
        const app = await cores.open(id);
        const { theme, language } = shown === undefined ? app.settings.get() : shownApp().settings.get();
        // These are the person's; all else of a new business is as new.
        app.settings.update({ theme, language });
      } catch (error) {
        await cores.stop(id);
        registry.remove(id);
        throw error;
      }
      tellAll();
      return { id };
    },
    change: ({ id, name, colour }) => {
      registry.change(id, { ...(name === undefined ? {} : { name }), ...(colour === undefined ? {} : { colour }) });
      tellAll();
    },
    openFolder: ({ id }) => options.openFolder(registry.get(id).folder),
    remove: async ({ id, name }) => {
      const workspace = registry.get(id);
      if (id === shown) throw failure.shownNow(workspace);
      if (foldName(name) !== foldName(workspace.name)) throw failure.wrongName(workspace);
      await cores.stop(id);
      news.delete(id);
      try {
        registry.remove(id);
      } catch (error) {
        // It stays, so it goes on watching.
        void startInBackground(id);
        throw error;
      }
      tellAll();
    },
    bringBack: ({ id }) => {
      registry.bringBack(id);
      tellAll();
      void startInBackground(id);
    },
  };
  return {
    running: cores.running,
    all: cores.all,
    start: cores.start,
    stopAll: cores.stopAll,
    port,
    shown: shownId,
    shownApp,
    openLast: async () => {
      let failed: AppError | undefined;
      for (const { id } of byLastUse(registry.list())) {
        try {
          const app = await cores.open(id);
          remember(id);
          return app;
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          logger.log('warn', 'workspace.not_opened', { workspace: id, error });
          if (error.code !== 'cancelled') failed = error;
        }
      }
      if (failed !== undefined) throw failed;
      return undefined;
    },
    startOthers: async () => {
      for (const { id } of registry.list()) {
        if (id === shown) continue;
        quiet.add(id);
        await startInBackground(id);
        quiet.delete(id);
      }
    },
  };
}

const byLastUse = (all: readonly Workspace[]): readonly Workspace[] =>
  all.toSorted((a, b) => (b.openedAt ?? -1) - (a.openedAt ?? -1));
