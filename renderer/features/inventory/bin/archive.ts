import { describeError } from '../../../app/i18n/describe.ts';
import { i18n } from '../../../app/i18n/i18n.ts';
import { showToast } from '../../../components/toast.tsx';
import { asAppError, client } from '../../../data/client.ts';
import { grid } from '../grid/grid-state.ts';
import { askWhatOfListings } from './listed-question.ts';
import { moveInSlices } from './slices.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Moves items to the archive and offers to take it back; asks first when some are for sale. Never rejects. */
export async function archiveItems(ids: readonly string[]): Promise<void> {
  try {
    const { listings } = await client.request('items.onSale', { ids: [...ids] });
    const decision = listings === 0 ? 'refuse' : await askWhatOfListings(ids.length, listings, 'archive');
    if (decision === null) return;
    const moved = await moveInSlices(ids, (slice) =>
      client.request('items.archive', { ids: slice, listings: decision }),
    );
    grid.deselect(moved.ids);
    const archived = sum(moved.answers.map((answer) => answer.archived));
    const ending = sum(moved.answers.map((answer) => answer.ending));
    showToast({
      id: 'bin',
      tone: moved.error === null ? 'plain' : 'bad',
      text: [
        i18n.t('bin:archive.moved', { count: archived }),
        ...(ending > 0 ? [i18n.t('inventory:bin.ending', { count: ending })] : []),
        ...(moved.error === null ? [] : [describeError(moved.error)]),
      ].join(' '),
      ...(archived > 0 ? { action: { label: i18n.t('common:undo'), run: () => void unarchiveItems(moved.ids) } } : {}),
    });
  } catch (error) {
    showToast({ id: 'bin', text: describeError(asAppError(error)), tone: 'bad' });
  }
}

/** Takes items out of the archive. Never rejects. */
export async function unarchiveItems(ids: readonly string[]): Promise<void> {
  const moved = await moveInSlices(ids, (slice) => client.request('items.unarchive', { ids: slice }));
  grid.deselect(moved.ids);
  const count = sum(moved.answers.map((answer) => answer.unarchived));
  showToast({
    id: 'bin',
    tone: moved.error === null ? 'plain' : 'bad',
    text: moved.error === null ? i18n.t('bin:archive.back', { count }) : describeError(moved.error),
  });
}
