import { assertNever } from '#shared/errors.ts';
import type { StoreOpenError } from '../../store/store-open-error.ts';

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

export const remedyLabels: Readonly<Record<StoreRemedy, string>> = {
  restore: 'Restore the newest backup',
  retry: 'Try again',
  showFolder: 'Show the folder',
  quit: 'Quit',
};

type Failure = Pick<StoreOpenError, 'kind' | 'message' | 'file' | 'backups'>;

/** The words and choices for each way in which opening the database can fail. */
export function storeTrouble(failure: Failure): StoreTrouble {
  const detail = [failure.message, `File: ${failure.file}`];
  const newest = failure.backups[0];
  if (newest !== undefined && offersRestore(failure)) {
    const when = new Date(newest.at).toISOString().slice(0, 16).replace('T', ' ');
    detail.push(`The newest backup is from ${when} UTC. Restoring it keeps the present file beside it.`);
  } else if (offersRestore(failure)) {
    detail.push('There is no backup that this version can open.');
  }
  return { message: headline(failure), detail: detail.join('\n\n'), remedies: remedies(failure) };
}

const offersRestore = ({ kind }: Failure): boolean => kind === 'corrupt' || kind === 'newer_app';

function headline({ kind }: Failure): string {
  switch (kind) {
    case 'newer_app':
      return 'Your data was written by a newer version of Crossdock.';
    case 'corrupt':
      return 'The database is damaged.';
    case 'locked':
      return 'The database is in use by another program.';
    case 'unreadable':
      return 'The database cannot be opened.';
    case 'disk_full':
      return 'The disk is full.';
    default:
      return assertNever(kind);
  }
}

/** A damaged or newer file does not change by trying again; a lock, a permission and a full disk do. */
function remedies(failure: Failure): readonly StoreRemedy[] {
  if (!offersRestore(failure)) return ['retry', 'showFolder', 'quit'];
  return failure.backups.length > 0 ? ['restore', 'showFolder', 'quit'] : ['showFolder', 'quit'];
}
