import { describeError } from '../../app/i18n/describe.ts';
import { i18n } from '../../app/i18n/i18n.ts';
import { showToast } from '../../components/toast.tsx';
import { asAppError, client } from '../../data/client.ts';
import { createOnce } from '../../data/once.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import { runText } from './run-text.ts';
import { showUndoProgress } from './undo-progress.tsx';

type Undone = RequestOutput<'history.undo'>;

const once = createOnce();
/** One toast at a time offers to take the last change back: an older one would take back something else, or twice. */
export const changeToast = 'undo';

/** One at a time, and never rejects: what went wrong is said. */
const run = (key: string, send: () => Promise<Undone | null>): Promise<void> =>
  once.run('undo', async () => {
    const done = showUndoProgress();
    try {
      const undone = await send().finally(done);
      if (undone) tell(undone);
      else
        showToast({
          id: changeToast,
          text: i18n.t(key === 'redo' ? 'history:toast.nothingToRedo' : 'history:toast.nothing'),
        });
    } catch (failure) {
      const error = asAppError(failure);
      if (error.data.code === 'cancelled') showToast({ id: changeToast, text: i18n.t('history:toast.stopped') });
      else showToast({ id: changeToast, text: describeError(error), tone: 'bad' });
    }
  });

/** The last thing done since the app was started. */
export const undoLast = (): void => void run('undo', () => client.request('history.undoLast'));
export const redoLast = (): void => void run('redo', () => client.request('history.redoLast'));
/** One action, from the list of what was done. */
export const undoRun = (runId: string): void => void run('undo', () => client.request('history.undo', { runId }));
export const redoRun = (runId: string): void => void run('redo', () => client.request('history.redo', { runId }));
/** One change of one item. */
export const undoChange = (changeId: string): void =>
  void run('undo', () => client.request('history.undoChange', { changeId }));

/** What was taken back, what stayed and why it may have to, and the way forward again. */
function tell({ did, of, items, refused, listings, revised, runId }: Undone): void {
  const what = runText(of);
  const said = [
    ...(items > 0 || refused === 0
      ? [did === 'undo' ? i18n.t('history:toast.undone', { what }) : i18n.t('history:toast.redone', { what })]
      : []),
    ...(refused > 0 ? [i18n.t('history:toast.left', { count: refused })] : []),
    ...(revised > 0 ? [i18n.t('history:toast.revised', { count: revised })] : []),
  ];
  const again =
    did === 'undo'
      ? { label: i18n.t('history:action.redo'), run: () => redoRun(of.id) }
      : { label: i18n.t('common:undo'), run: () => undoRun(of.id) };
  // A single change that was taken back is an action of its own: it is undone, not done again.
  const action = of.kind === 'undo.change' ? { label: i18n.t('common:undo'), run: () => undoRun(of.id) } : again;
  showToast({
    id: changeToast,
    text: said.join(' '),
    tone: refused > 0 ? 'bad' : 'plain',
    ...(items > 0 ? { action } : {}),
  });
  if (listings > 0) offerListings(runId, listings);
}

/** Live listings still say what was before; the seller decides. */
export function offerListings(runId: string, listings: number): void {
  showToast({
    id: 'undo-listings',
    text: i18n.t('history:toast.listings', { count: listings }),
    action: {
      label: i18n.t('history:toast.updateListings', { count: listings }),
      run: () => void updateListings(runId),
    },
  });
}

/** Sends the present price and number to the open listings of the items of a run. Never rejects. */
export async function updateListings(runId: string): Promise<void> {
  try {
    const { listings } = await client.request('history.revise', { runId });
    showToast({ id: 'undo-listings', text: i18n.t('history:toast.revised', { count: listings }) });
  } catch (error) {
    showToast({ id: 'undo-listings', text: describeError(asAppError(error)), tone: 'bad' });
  }
}
