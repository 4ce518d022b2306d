import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import type { DialogPort } from '../ports.ts';

/** The system's own file chooser, attached to the app's window where there is one. */
export function createDialogs(parent: () => BrowserWindow | undefined): DialogPort {
  return {
    openFiles: async ({ title, filters, multiple }) => {
      const options: OpenDialogOptions = {
        title,
        filters: filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
        properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'],
      };
      const window = parent();
      const answer = await (window === undefined
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options));
      return answer.canceled ? [] : answer.filePaths;
    },
  };
}
