import { cancelled } from '#shared/errors.ts';
import type { WorkspaceId, WorkspaceInfo } from '#shared/ipc/workspaces.ts';
import type { App } from '../app.ts';
import type { Logger } from '../ports.ts';

/**
 * The cores that run: one a business, all at the same time, because a sale of any of them must be noticed. They share
 * nothing but the process.
 */
export interface Cores {
  state(id: WorkspaceId): WorkspaceInfo['state'];
  running(id: WorkspaceId): App | undefined;
  all(): readonly App[];
  /** Opens it unless it is open; callers at the same time share one attempt. Rejects as the opening does. */
  open(id: WorkspaceId): Promise<App>;
  /** Takes up what it was about when it was closed. Does nothing the second time. */
  start(id: WorkspaceId): Promise<void>;
  /** In order, and only then resolves; the others go on. */
  stop(id: WorkspaceId): Promise<void>;
  /** All at the same time, each in order. None can be opened any more. */
  stopAll(): Promise<void>;
}

interface Held {
  readonly opening: Promise<App>;
  app: App | undefined;
  starting: Promise<void> | undefined;
  stopping: Promise<void> | undefined;
}

/** `open` composes the core of one business; `changed` hears of every change of a state. */
export function createCores(options: {
  readonly open: (id: WorkspaceId) => Promise<App>;
  readonly changed: () => void;
  readonly logger: Logger;
}): Cores {
  const { logger, changed } = options;
  const held = new Map<WorkspaceId, Held>();
  let ended = false;

  const open = (id: WorkspaceId): Promise<App> => {
    if (ended) return Promise.reject(cancelled());
    const there = held.get(id);
    // Whoever wants it back while it ends gets a new one.
    if (there?.stopping !== undefined) return there.stopping.then(() => open(id));
    if (there !== undefined) return there.opening;
    const opening = options.open(id);
    const entry: Held = { opening, app: undefined, starting: undefined, stopping: undefined };
    held.set(id, entry);
    opening.then(
      (app) => {
        entry.app = app;
        changed();
      },
      () => {
        // The next attempt starts afresh.
        if (held.get(id) === entry) held.delete(id);
        changed();
      },
    );
    return opening;
  };
  const end = async (id: WorkspaceId, entry: Held): Promise<void> => {
    try {
      const app = await entry.opening.catch(() => undefined);
      // What was started must have been started before it can be ended in order.
      await entry.starting?.catch(() => undefined);
      await app?.close();
    } finally {
      held.delete(id);
      changed();
    }
  };
  const stop = async (id: WorkspaceId): Promise<void> => {
    const entry = held.get(id);
    if (entry === undefined) return;
    entry.stopping ??= end(id, entry);
    await entry.stopping;
  };

  return {
    state: (id) => {
      const entry = held.get(id);
      if (entry === undefined) return 'stopped';
      return entry.app === undefined ? 'opening' : 'running';
    },
    running: (id) => held.get(id)?.app,
    all: () => [...held.values()].flatMap(({ app }) => app ?? []),
    open,
    start: async (id) => {
      const app = await open(id);
      const entry = held.get(id);
      if (entry === undefined) return;
      entry.starting ??= app.start();
      await entry.starting;
    },
    stop,
    stopAll: async () => {
      ended = true;
      const ends = [...held.keys()].map((id) =>
        stop(id).catch((error: unknown) => logger.log('error', 'workspace.stop_failed', { workspace: id, error })),
      );
      await Promise.all(ends);
    },
  };
}
