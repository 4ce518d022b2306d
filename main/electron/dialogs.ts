import { dialog, type BrowserWindow, type FileFilter, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import type { DialogPort, FileFilter as Filter } from '../ports.ts';

/** The system's own file chooser, attached to the app's window where there is one. */
export function createDialogs(parent: () => BrowserWindow | undefined): DialogPort {
  return {
    openFiles: async ({ title, filters, multiple }) => {
      const options: OpenDialogOptions = {
        title,
        filters: asElectron(filters),
        properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'],
      };
      const window = parent();
      const answer = await (window === undefined
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options));
      return answer.canceled ? [] : answer.filePaths;
    },
    openFolder: async ({ title }) => {
      const options: OpenDialogOptions = { title, properties: ['openDirectory'] };
      const window = parent();
      const answer = await (window === undefined
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options));
      return answer.canceled ? undefined : answer.filePaths[0];
    },
    saveFile: async ({ title, defaultName, filters }) => {
      const options: SaveDialogOptions = {
        title,
        defaultPath: defaultName,
        filters: asElectron(filters),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      };
      const window = parent();
      const answer = await (window === undefined
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(window, options));
      return answer.canceled || answer.filePath === '' ? undefined : answer.filePath;
    },
  };
}

const asElectron = (filters: readonly Filter[]): FileFilter[] =>
  filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
