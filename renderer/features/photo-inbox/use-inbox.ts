import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { mergeGroups, movePhotos, splitBefore, type Arrangement } from '#shared/domain/photo-groups.ts';
import { inboxLimits, type PhotoGroup } from '#shared/domain/photo-inbox.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import { itemPath } from '../../app/routes.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { showToast } from '../../components/toast.tsx';
import { asAppError, client } from '../../data/client.ts';
import { useAction } from '../../data/query.ts';
import { changeToast, undoRun } from '../history/undo.ts';

type Made = RequestOutput<'inbox.makeItems'>;

const say = (error: unknown): void => showToast({ text: describeError(asAppError(error)), tone: 'bad' });

/** What can be done with the groups of the inbox. Each step says how it is taken back. */
export function useInbox(groups: readonly PhotoGroup[], onMade: (made: Made) => void) {
  const { t } = useTranslation(['photos', 'common']);
  const [, navigate] = useLocation();

  const arrange = (next: Arrangement, text: string): void => {
    if (next.length === 0) return;
    const touched = new Set(next.flat());
    const before = groups.filter(({ photos }) => photos.some(({ id }) => touched.has(id)));
    const own = before.filter(({ photos }) => photos[0]?.groupId !== null);
    const undo = {
      groups: own.map(({ photos }) => photos.map(({ id }) => id)),
      release: before.filter((group) => !own.includes(group)).flatMap(({ photos }) => photos.map(({ id }) => id)),
    };
    const takeBack = (): void => void client.request('inbox.arrange', undo).catch(say);
    client
      .request('inbox.arrange', { groups: next.map((group) => [...group]), release: [] })
      .then(() => showToast({ id: 'inbox.arranged', text, action: { label: t('common:undo'), run: takeBack } }))
      .catch(say);
  };

  const make = useAction('inbox.makeItems', {
    onError: say,
    onSuccess: (made) => {
      onMade(made);
      const [only] = made.created;
      const count = made.created.length + made.filled.length;
      const undo = { label: t('common:undo'), run: () => undoRun(made.runId) };
      showToast({ id: changeToast, text: t('inbox.made', { count }), action: undo });
      if (only !== undefined && count === 1) navigate(`${itemPath(only)}?field=title`);
    },
  });

  const touched = (photoIds: ReadonlySet<string>): readonly PhotoGroup[] =>
    groups.filter(({ photos }) => photos.some(({ id }) => photoIds.has(id)));

  return {
    making: make.isPending,
    /** Groups become items, or go to the items their labels name. */
    makeItems: (chosen: readonly PhotoGroup[]): void =>
      make.mutate({
        groups: chosen.slice(0, inboxLimits.groups).map(({ photos, label }) => ({
          photoIds: photos.map(({ id }) => id),
          itemId: label?.itemId ?? null,
        })),
      }),
    addTo: (photoIds: readonly string[], itemId: string): void =>
      make.mutate({ groups: [{ photoIds: [...photoIds], itemId }] }),
    merge: (chosen: readonly PhotoGroup[]): void =>
      arrange(mergeGroups(chosen), t('inbox.merged', { count: chosen.length })),
    split: (group: PhotoGroup, photoId: string): void => arrange(splitBefore(group, photoId), t('inbox.wasSplit')),
    move: (photoIds: readonly string[], to: { readonly groupId: string; readonly before?: string } | null): void =>
      arrange(movePhotos(groups, photoIds, to), t('inbox.moved', { count: photoIds.length })),
    discard: (photoIds: readonly string[]): void => {
      const ids = [...photoIds];
      const undo = (): void => void client.request('inbox.putBack', { photoIds: ids }).catch(say);
      client
        .request('inbox.discard', { photoIds: ids })
        .then(() =>
          showToast({
            text: t('inbox.wasDiscarded', { count: ids.length }),
            action: { label: t('common:undo'), run: undo },
          }),
        )
        .catch(say);
    },
    touched,
  };
}
