import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../app/i18n/describe.ts';
import { showToast } from '../../../components/toast.tsx';
import { asAppError, client } from '../../../data/client.ts';
import { clipboardMark, holdPhotos, usePhotoClipboard } from './photo-clipboard.ts';
import { isTextField, type Photos } from './use-photos.ts';

/** Copies, cuts and pastes photos of ours: by the system's keys and by the same from palette and buttons. */
export function usePhotoClipboardKeys(itemId: string, selected: ReadonlySet<string>, photos: Photos) {
  const { t } = useTranslation('photos');
  const held = usePhotoClipboard((state) => state.held);
  const { order, take } = photos;
  const hold = (move: boolean): void => {
    const photoIds = order.filter((id) => selected.has(id));
    if (photoIds.length === 0) return;
    holdPhotos({ photoIds, fromItemId: itemId, move });
    showToast({ id: 'photos.held', text: t(move ? 'cut' : 'copied', { count: photoIds.length }) });
  };
  const paste = (): void => {
    if (!held) return;
    const { photoIds, move } = held;
    client
      .request('photos.copy', { photoIds: [...photoIds], toItemId: itemId, move })
      .then((answer) => {
        take(answer);
        if (move) holdPhotos(null);
      })
      .catch((error: unknown) => showToast({ text: describeError(asAppError(error)), tone: 'bad' }));
  };
  useEffect(() => {
    const onCopy = (event: ClipboardEvent): void => {
      const nothingElse = !isTextField(event.target) && (getSelection()?.isCollapsed ?? true);
      const photoIds = order.filter((id) => selected.has(id));
      if (photoIds.length === 0 || !nothingElse) return;
      event.preventDefault();
      event.clipboardData?.setData(clipboardMark, itemId);
      const move = event.type === 'cut';
      holdPhotos({ photoIds, fromItemId: itemId, move });
      showToast({ id: 'photos.held', text: t(move ? 'cut' : 'copied', { count: photoIds.length }) });
    };
    addEventListener('copy', onCopy);
    addEventListener('cut', onCopy);
    return () => {
      removeEventListener('copy', onCopy);
      removeEventListener('cut', onCopy);
    };
  }, [itemId, order, selected, t]);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      if (event.defaultPrevented || isTextField(event.target)) return;
      if (!event.clipboardData?.types.includes(clipboardMark)) return;
      event.preventDefault();
      paste();
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  });
  return { held: held?.fromItemId === itemId && held.move ? null : held, hold, paste };
}
