import type { StoreOpenError } from '../../store/store-open-error.ts';
import { filled, texts } from '../../texts/texts.ts';

/** What the seller can do when the database cannot be opened. */
export type StoreRemedy = 'restore' | 'retry' | 'showFolder' | 'quit';

export interface StoreTrouble {
  /** The cause in one sentence. */
  readonly message: string;
  /** What it means and what each choice does. */
  readonly detail: string;
  /** In the order of the buttons; the first is the default, the last is what closing the dialog means. */
  readonly remedies: readonly StoreRemedy[];
}

type Failure = Pick<StoreOpenError, 'kind' | 'message' | 'file' | 'backups'>;

/** The words and choices for each way in which opening the database can fail. */
export function storeTrouble(failure: Failure): StoreTrouble {
  const detail = [failure.message, filled(texts().storeTrouble.file, { file: failure.file })];
  const newest = failure.backups[0];
  if (newest !== undefined && offersRestore(failure)) {
    const when = new Date(newest.at).toISOString().slice(0, 16).replace('T', ' ');
    detail.push(filled(texts().storeTrouble.newest, { when }));
  } else if (offersRestore(failure)) {
    detail.push(texts().storeTrouble.noBackup);
  }
  return { message: texts().storeTrouble[failure.kind], detail: detail.join('\n\n'), remedies: remedies(failure) };
}

const offersRestore = ({ kind }: Failure): boolean => kind === 'corrupt' || kind === 'newer_app';

/** A damaged or newer file does not change by trying again; a lock, a permission and a full disk do. */
function remedies(failure: Failure): readonly StoreRemedy[] {
  if (!offersRestore(failure)) return ['retry', 'showFolder', 'quit'];
  return failure.backups.length > 0 ? ['restore', 'showFolder', 'quit'] : ['showFolder', 'quit'];
}
