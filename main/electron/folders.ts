import { shell } from 'electron';
import { AppError } from '#shared/errors.ts';
import type { FolderPort, Logger } from '../ports.ts';

/** The system's file manager. Only folders that the core made itself come here; the page names none. */
export const createFolders = (logger: Logger): FolderPort => ({
  open: async (path) => {
    const said = await shell.openPath(path);
    if (said === '') return;
    logger.log('warn', 'folders.not_opened', { said });
    throw new AppError({
      code: 'conflict',
      reason: 'folder_not_opened',
      params: { path },
      message: `The folder could not be shown. It is ${path}.`,
    });
  },
});
