import type { Backups } from '../backup/backups.ts';
import type { DialogPort } from '../ports.ts';
import { texts } from '../texts/texts.ts';
import type { Handlers } from './server.ts';

/** Backups, exports and imports. Files are chosen in the system's own dialog; no path comes from the page. */
export const backupHandlers = (backups: Backups, dialogs: DialogPort) =>
  ({
    'backups.status': () => backups.status(),
    'backups.job': () => backups.job(),
    'backups.make': () => backups.make(),
    'backups.test': () => backups.test(),
    'backups.restore': (input) => backups.restore(input),
    'backups.export': async () => {
      const target = await dialogs.saveFile({
        title: texts().files.exportEverything,
        defaultName: backups.exportName(),
        filters: archives(),
      });
      return target === undefined ? null : backups.export(target);
    },
    'backups.showExport': () => backups.showExport(),
    'backups.chooseImport': async () => {
      const [path] = await dialogs.openFiles({
        title: texts().files.importEverything,
        filters: archives(),
        multiple: false,
      });
      return path === undefined ? null : backups.inspect(path);
    },
    'backups.import': (input) => backups.import(input),
    'backups.cancel': () => backups.cancel(),
    'backups.showFolder': () => backups.showFolder(),
  }) satisfies Partial<Handlers>;

const archives = () => [{ name: texts().files.archive, extensions: ['zip'] }];
