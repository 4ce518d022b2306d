import { AppError } from '#shared/errors.ts';
import { firstWorkspaceId } from '#shared/ipc/workspaces.ts';
import type { WorkspacePort } from './port.ts';

/** For a host that runs one core and no more, such as the command line: it is listed, and there is nothing to switch to. */
export function onlyOneWorkspace(): WorkspacePort {
  const refuse = (): never => {
    throw new AppError({
      code: 'conflict',
      reason: 'workspaces_unsupported',
      message: 'Several businesses need the desktop app.',
    });
  };
  return {
    list: () => ({
      workspaces: [
        {
          id: firstWorkspaceId,
          name: 'Crossdock',
          colour: 'petrol',
          shown: true,
          named: false,
          state: 'running',
          newSales: 0,
        },
      ],
      removed: [],
    }),
    open: async () => refuse(),
    create: async () => refuse(),
    change: refuse,
    openFolder: async () => refuse(),
    remove: async () => refuse(),
    bringBack: refuse,
  };
}
