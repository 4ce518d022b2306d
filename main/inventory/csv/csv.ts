import type { AppErrorData } from '#shared/errors.ts';
import { AppError } from '#shared/errors.ts';
import type { Emit } from '../../events.ts';
import type { Clock, Logger } from '../../ports.ts';
import type { Store } from '../../store/connection.ts';
import type { Inventory } from '../inventory.ts';
import { createExportDesk } from './export-desk.ts';
import type { ExportDesk } from './export-desk.ts';
import { createImportDesk } from './import-desk.ts';
import type { ImportDesk } from './import-desk.ts';

/** CSV both ways, for the page. */
export interface Csv {
  readonly imports: ImportDesk;
  readonly exports: ExportDesk;
  /** Ends what is running at its next batch; an import can go on at the next start. */
  close(): Promise<void>;
}

/** Composes both ways. Closes imports that a kill has cut off, so it comes before whoever takes cut-off runs back. */
export function createCsv(dependencies: {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly emit: Emit;
  readonly logger: Logger;
  readonly inventory: Pick<Inventory, 'importCsv' | 'checkCsv'>;
  readonly currency: () => string;
  /** Where rows that were left out are kept. */
  readonly folder: string;
}): Csv {
  const { store, clock, newId, logger, inventory } = dependencies;
  const changed = (): void => dependencies.emit('csv.changed', {});
  const failed = (error: unknown): AppErrorData => {
    if (error instanceof AppError) return error.data;
    const reference = newId();
    logger.log('error', 'csv.failed', { reference, error });
    return {
      code: 'internal',
      reason: 'internal',
      params: { reference },
      message: `Something went wrong inside the app. The log has the details under ${reference}.`,
      reference,
    };
  };
  const imports = createImportDesk({
    store,
    clock,
    newId,
    changed,
    failed,
    folder: dependencies.folder,
    currency: dependencies.currency,
    importCsv: inventory.importCsv,
    checkCsv: inventory.checkCsv,
  });
  const exports = createExportDesk({ reader: store, clock, newId, changed, failed });
  return {
    imports,
    exports,
    close: async () => {
      await Promise.all([imports.close(), exports.close()]);
    },
  };
}
