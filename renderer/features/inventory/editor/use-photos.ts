import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '#shared/domain/item.ts';
import { turnBy, untouchedPhoto } from '#shared/domain/photo-edit.ts';
import type { PhotoImport } from '#shared/ipc/inventory.ts';
import { describeError } from '../../../app/i18n/describe.ts';
import { showToast } from '../../../components/toast.tsx';
import { changeToast } from '../../history/undo.ts';
import { asAppError, client } from '../../../data/client.ts';
import type { Editing } from '../editing/use-editing.ts';
import {
  addPhotoFiles,
  arriveFromDialog,
  dismissRemarks,
  forgetRemarks,
  noteAnswer,
  useArrivals,
  type PhotoRemark,
} from './photo-arrivals.ts';

export interface Photos {
  /** Ids in the order shown, which is ahead of the saved one while that is on its way. */
  readonly order: readonly string[];
  readonly importing: number;
  readonly choosing: boolean;
  /** What has to be said of files that were left out, or taken in other than they are. */
  readonly remarks: readonly PhotoRemark[];
  /** Takes in what a request answered: the item, and what it refused. */
  readonly take: (answer: PhotoImport) => void;
  readonly importFiles: (files: readonly File[]) => void;
  readonly choose: () => void;
  readonly reorder: (ids: readonly string[]) => void;
  /** Shows what another request refused. */
  readonly report: (answer: PhotoImport) => void;
  /** Takes them off, together and with one way back. */
  readonly remove: (photos: readonly Photo[]) => void;
  readonly turn: (photos: readonly Photo[], by: 90 | 270) => void;
  /** Ids of photos whose new version is being made. */
  readonly turning: ReadonlySet<string>;
  readonly dismiss: (remarks: readonly PhotoRemark[]) => void;
}

/** Photos of the open item: in by drop, paste and dialog, in order by drag, out with a way back. */
export function usePhotos(editing: Editing): Photos {
  const { t } = useTranslation(['inventory', 'common']);
  const { item, receive } = editing;
  const itemId = item.id;
  const binned = item.deletedAt !== null;
  const { importing, remarks } = useArrivals(itemId);
  const [choosing, setChoosing] = useState(false);
  const [turning, setTurning] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  const saved = item.photos.map(({ id }) => id);
  const order = wanted !== null && sameSet(wanted, saved) ? wanted : saved;

  const name = item.title === '' ? (item.variants[0]?.sku ?? '') : item.title;
  const report = useCallback((answer: PhotoImport) => noteAnswer({ itemId, name }, answer), [itemId, name]);
  const take = useCallback(
    (answer: PhotoImport) => {
      receive(answer.item);
      report(answer);
    },
    [receive, report],
  );
  const importFiles = useCallback(
    (files: readonly File[]) => addPhotoFiles({ itemId, name }, files, receive),
    [itemId, name, receive],
  );

  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      // A picture copied along with text goes where the text goes.
      if (
        files.length === 0 ||
        binned ||
        (isTextField(event.target) && event.clipboardData?.types.includes('text/plain'))
      )
        return;
      event.preventDefault();
      importFiles(files);
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, [importFiles, binned]);

  return {
    order,
    importing,
    choosing,
    remarks,
    take,
    report,
    importFiles,
    choose: () => {
      if (choosing) return;
      setChoosing(true);
      forgetRemarks(itemId);
      const chosen = client
        .request('photos.choose', { itemId })
        .then(take, say)
        .finally(() => setChoosing(false));
      arriveFromDialog(itemId, chosen);
    },
    reorder: (ids) => {
      setWanted(ids);
      client
        .request('photos.reorder', { itemId, photoIds: [...ids] })
        .then(receive, say)
        .finally(() => setWanted(null));
    },
    remove: (photos) => {
      const ids = photos.map(({ id }) => id);
      const [first] = photos;
      if (!first) return;
      const undo = (): void => void client.request('photos.restore', { ids }).then(receive, say);
      const removed = (): void =>
        showToast({
          id: changeToast,
          text:
            photos.length === 1
              ? t('photos.removed', { fileName: first.fileName })
              : t('photos.removedMany', { count: photos.length }),
          action: { label: t('common:undo'), run: undo },
        });
      client.request('photos.remove', { ids }).then(receive).then(removed, say);
    },
    turn: (photos, by) => {
      const edits = photos.map(({ id, edit }) => ({ id, edit: turnBy(edit ?? untouchedPhoto, by) }));
      const ids = edits.map(({ id }) => id);
      setTurning((all) => new Set([...all, ...ids]));
      client
        .request('photos.edit', { edits })
        .then(receive, say)
        .finally(() => setTurning((all) => new Set([...all].filter((id) => !ids.includes(id)))));
    },
    turning,
    dismiss: (gone) => dismissRemarks(itemId, gone),
  };
}

const say = (error: unknown): void => showToast({ text: describeError(asAppError(error)), tone: 'bad' });

export const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && new Set(a).symmetricDifference(new Set(b)).size === 0;
