import type { WorkspacePort } from '../workspaces/port.ts';
import type { Handlers } from './server.ts';

/** The businesses beside this one. */
export const workspaceHandlers = (workspaces: WorkspacePort) =>
  ({
    'workspaces.list': () => workspaces.list(),
    'workspaces.open': (input) => workspaces.open(input),
    'workspaces.create': (input) => workspaces.create(input),
    'workspaces.change': (input) => workspaces.change(input),
    'workspaces.openFolder': (input) => workspaces.openFolder(input),
    'workspaces.remove': (input) => workspaces.remove(input),
    'workspaces.bringBack': (input) => workspaces.bringBack(input),
  }) satisfies Partial<Handlers>;
