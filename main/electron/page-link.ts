import type { WorkspaceId } from '#shared/ipc/workspaces.ts';
import type { EmittedEvent } from '../events.ts';

/** The one page there is at a time: whose it is, and what waits until it listens. */
export interface PageLink {
  /** From now on events can go out. */
  attach(send: (event: EmittedEvent) => void): void;
  /** The page of this business has asked something, so it listens. */
  heard(workspace: WorkspaceId): void;
  /** The page is closed, or about to be replaced. */
  gone(): void;
  listens(): boolean;
  /** Tells the page of this business if it is there. Events are hints, so nobody else needs to hear of it later. */
  hint(workspace: WorkspaceId, event: EmittedEvent): void;
  /** Tells the page of this business, or of any, as soon as it listens. The last one counts: it says where the seller wants to be. */
  deliver(workspace: WorkspaceId | undefined, event: EmittedEvent): void;
}

export function createPageLink(): PageLink {
  let send = (_event: EmittedEvent): void => undefined;
  let listener: WorkspaceId | undefined;
  let waiting: { readonly workspace: WorkspaceId | undefined; readonly event: EmittedEvent } | undefined;
  return {
    attach: (given) => {
      send = given;
    },
    heard: (workspace) => {
      listener = workspace;
      if (waiting === undefined || (waiting.workspace ?? workspace) !== workspace) return;
      const { event } = waiting;
      waiting = undefined;
      send(event);
    },
    gone: () => {
      listener = undefined;
    },
    listens: () => listener !== undefined,
    hint: (workspace, event) => {
      if (listener === workspace) send(event);
    },
    deliver: (workspace, event) => {
      if (listener !== undefined && (workspace ?? listener) === listener) send(event);
      else waiting = { workspace, event };
    },
  };
}
