import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '#shared/domain/item.ts';
import { turnBy, untouchedPhoto } from '#shared/domain/photo-edit.ts';
import type { PhotoImport } from '#shared/ipc/inventory.ts';
import { describeError } from '../../../app/i18n/describe.ts';
import { showToast } from '../../../components/toast.tsx';
import { asAppError, client } from '../../../data/client.ts';
import type { Editing } from '../editing/use-editing.ts';
import { largestPhoto, tooLarge } from './photo-size.ts';

type Refused = PhotoImport['refused'][number];

export interface Photos {
  /** Ids in the order shown, which is ahead of the saved one while that is on its way. */
  readonly order: readonly string[];
  readonly importing: number;
  readonly choosing: boolean;
  readonly refused: readonly Refused[];
  /** What was taken in with a remark. */
  readonly noted: readonly Refused[];
  /** Takes in what a request answered: the item, and what it refused. */
  readonly take: (answer: PhotoImport) => void;
  readonly importFiles: (files: readonly File[]) => void;
  readonly choose: () => void;
  readonly reorder: (ids: readonly string[]) => void;
  /** Shows what another request refused. */
  readonly report: (refused: readonly Refused[]) => void;
  readonly remove: (photo: Photo) => void;
  readonly turn: (photos: readonly Photo[], by: 90 | 270) => void;
  /** Ids of photos whose new version is being made. */
  readonly turning: ReadonlySet<string>;
  readonly dismiss: (fileName: string) => void;
}

/** Photos of the open item: in by drop, paste and dialog, in order by drag, out with a way back. */
export function usePhotos(editing: Editing): Photos {
  const { t } = useTranslation(['inventory', 'common']);
  const { item, receive } = editing;
  const itemId = item.id;
  const [importing, setImporting] = useState(0);
  const [choosing, setChoosing] = useState(false);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [noted, setNoted] = useState<readonly Refused[]>([]);
  const [turning, setTurning] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  const saved = item.photos.map(({ id }) => id);
  const order = wanted !== null && sameSet(wanted, saved) ? wanted : saved;

  const take = useCallback(
    ({ item: changed, refused: problems, noted: remarks }: PhotoImport) => {
      receive(changed);
      setNoted((earlier) => [...earlier, ...remarks]);
      setRefused((earlier) => [...earlier, ...problems]);
    },
    [receive],
  );

  const importFiles = useCallback(
    (files: readonly File[]) => {
      setRefused(files.filter(tooLarge).map(({ name }) => refuseLarge(name)));
      const fitting = files.filter((file) => !tooLarge(file));
      setImporting((count) => count + fitting.length);
      // One after the other: they keep their order, and each thumbnail is there as soon as its photo is in.
      const importAll = async (): Promise<void> => {
        for (const file of fitting) {
          try {
            const bytes = new Uint8Array(await file.arrayBuffer());
            take(await client.request('photos.import', { itemId, files: [{ fileName: file.name, bytes }] }));
          } catch (error) {
            say(error);
          } finally {
            setImporting((count) => count - 1);
          }
        }
      };
      void importAll();
    },
    [itemId, take],
  );

  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      // A picture copied along with text goes where the text goes.
      if (files.length === 0 || (isTextField(event.target) && event.clipboardData?.types.includes('text/plain')))
        return;
      event.preventDefault();
      importFiles(files);
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, [importFiles]);

  return {
    order,
    importing,
    choosing,
    refused,
    noted,
    take,
    report: setRefused,
    importFiles,
    choose: () => {
      setChoosing(true);
      setRefused([]);
      client
        .request('photos.choose', { itemId })
        .then(take, say)
        .finally(() => setChoosing(false));
    },
    reorder: (ids) => {
      setWanted(ids);
      client
        .request('photos.reorder', { itemId, photoIds: [...ids] })
        .then(receive, say)
        .finally(() => setWanted(null));
    },
    remove: (photo) => {
      const undo = (): void => void client.request('photos.restore', { id: photo.id }).then(receive, say);
      const removed = (): void =>
        showToast({
          id: `photo.${photo.id}`,
          text: t('photos.removed', { fileName: photo.fileName }),
          action: { label: t('common:undo'), run: undo },
        });
      client.request('photos.remove', { id: photo.id }).then(receive).then(removed, say);
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
    dismiss: (fileName) => {
      const others = (all: readonly Refused[]) => all.filter((one) => one.fileName !== fileName);
      setRefused(others);
      setNoted(others);
    },
  };
}

const say = (error: unknown): void => showToast({ text: describeError(asAppError(error)), tone: 'bad' });

export const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && new Set(a).symmetricDifference(new Set(b)).size === 0;

const refuseLarge = (fileName: string): Refused => ({
  fileName,
  problem: {
    path: 'photos',
    reason: 'photo_too_large',
    params: { fileName, megabytes: largestPhoto / 1024 ** 2 },
    message: `The file is larger than ${largestPhoto / 1024 ** 2} MB.`,
  },
});
