import { dialog, shell } from 'electron';
import type { Clock, Logger } from '../ports.ts';
import { restoreBackup } from '../store/backups.ts';
import { StoreOpenError } from '../store/store-open-error.ts';
import { filled, texts } from '../texts/texts.ts';
import { storeTrouble, type StoreRemedy } from './policy/store-trouble.ts';

export interface CoreTrouble {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Instead of "Crossdock cannot start", where it is not the start that failed. */
  readonly title?: string;
  /** What leaving it means, instead of quitting. */
  readonly leave?: string;
}

/**
 * Opens the core, and while its database cannot be opened asks the seller what to do. Resolves with undefined when they
 * choose to leave it. Nothing is restored, replaced or deleted without their word.
 */
export async function openCore<Core>(open: () => Promise<Core>, options: CoreTrouble): Promise<Core | undefined> {
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof StoreOpenError)) throw error;
      const remedy = await ask(error, options);
      options.logger.log('warn', 'start.store_trouble', { kind: error.kind, remedy });
      if (remedy === 'quit') return undefined;
      if (remedy === 'showFolder') shell.showItemInFolder(error.file);
      if (remedy === 'restore') await restoreNewest(error, options);
    }
  }
}

async function ask(error: StoreOpenError, { title, leave }: CoreTrouble): Promise<StoreRemedy> {
  const { message, detail, remedies } = storeTrouble(error);
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: title ?? texts().failure.cannotStart,
    message,
    detail,
    buttons: remedies.map((remedy) =>
      remedy === 'quit' && leave !== undefined ? leave : texts().storeTrouble[remedy],
    ),
    defaultId: 0,
    cancelId: remedies.length - 1,
    noLink: true,
  });
  return remedies[response] ?? 'quit';
}

async function restoreNewest(
  error: StoreOpenError,
  options: { readonly clock: Clock; readonly logger: Logger },
): Promise<void> {
  const newest = error.backups[0];
  if (newest === undefined) return;
  try {
    restoreBackup({ file: error.file, backup: newest.file, clock: options.clock });
  } catch (failure) {
    options.logger.log('error', 'start.restore_failed', { error: failure });
    await dialog.showMessageBox({
      type: 'error',
      title: texts().failure.cannotStart,
      message: texts().storeTrouble.notRestored,
      detail: filled(texts().storeTrouble.unusable, { file: newest.file }),
      buttons: [texts().storeTrouble.back],
    });
  }
}
