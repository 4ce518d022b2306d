import type { WorkspaceId } from '#shared/ipc/workspaces.ts';
import type { Logger } from '../ports.ts';

/** All businesses write into one log; each line says whose it is, by id and never by name. */
export const workspaceLogger = (logger: Logger, workspace: WorkspaceId): Logger => ({
  log: (level, event, fields) => logger.log(level, event, { ...fields, workspace }),
});
