import { AppError } from '#shared/errors.ts';
import type { Workspace } from './registry.ts';

/** Silent: the seller was asked what to do, and chose to leave it. */
export const notOpened = ({ name }: Workspace): AppError =>
  new AppError({
    code: 'cancelled',
    reason: 'cancelled',
    params: { name },
    message: `“${name}” was not opened.`,
  });

export const folderMissing = ({ name, folder }: Workspace): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'workspace_folder_missing',
    params: { name, path: folder },
    message: `The folder of “${name}” is not there: ${folder}. Connect its disk and try again.`,
  });

export const shownNow = ({ name }: Workspace): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'workspace_shown',
    params: { name },
    message: `“${name}” is open. Switch to another business first.`,
  });

export const wrongName = ({ name }: Workspace): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'workspace_name_differs',
    params: { name },
    message: `This is not the name. To remove “${name}”, type its name as it stands.`,
  });
