import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemRow } from '#shared/domain/item.ts';
import { describeError, describeProblem } from '../../../app/i18n/describe.ts';
import { showToast } from '../../../components/toast.tsx';
import { asAppError, client } from '../../../data/client.ts';
import { tooLarge } from '../editor/photo-size.ts';

const outline = '2px solid var(--mantine-primary-color-filled)';

/** Photo files dropped on a row become photos of its item. The row that would get them is outlined. */
export function usePhotoDrop(
  root: RefObject<HTMLElement | null>,
  rowAt: (index: number) => ItemRow | undefined,
  enabled: boolean,
): void {
  const { t } = useTranslation(['photos', 'inventory']);
  const latest = useRef({ rowAt, t });
  useEffect(() => {
    latest.current = { rowAt, t };
  });
  useEffect(() => {
    const element = root.current;
    if (!element || !enabled) return;
    let marked: HTMLElement | null = null;
    const mark = (row: HTMLElement | null): void => {
      if (marked === row) return;
      marked?.style.removeProperty('outline');
      row?.style.setProperty('outline', outline);
      row?.style.setProperty('outline-offset', '-2px');
      marked = row;
    };
    const rowBelow = (event: DragEvent): HTMLElement | null =>
      event.dataTransfer?.types.includes('Files') === true && event.target instanceof Element
        ? event.target.closest<HTMLElement>('[data-index]')
        : null;
    const onOver = (event: DragEvent): void => {
      const row = rowBelow(event);
      mark(row);
      if (row) event.preventDefault();
    };
    const onLeave = (event: DragEvent): void => {
      if (!(event.relatedTarget instanceof Node) || !element.contains(event.relatedTarget)) mark(null);
    };
    const onDrop = (event: DragEvent): void => {
      const row = rowBelow(event);
      mark(null);
      if (!row) return;
      event.preventDefault();
      const item = latest.current.rowAt(Number(row.dataset['index']));
      if (item) void addPhotos(item, [...(event.dataTransfer?.files ?? [])], latest.current.t);
    };
    element.addEventListener('dragover', onOver);
    element.addEventListener('dragleave', onLeave);
    element.addEventListener('drop', onDrop);
    return () => {
      element.removeEventListener('dragover', onOver);
      element.removeEventListener('dragleave', onLeave);
      element.removeEventListener('drop', onDrop);
    };
  }, [root, enabled]);
}

/** One after the other, so that they keep their order; each refused one is named. */
async function addPhotos(
  { id: itemId, title, sku }: ItemRow,
  files: readonly File[],
  t: ReturnType<typeof useTranslation<['photos', 'inventory']>>['t'],
): Promise<void> {
  let count = 0;
  for (const file of files) {
    try {
      if (tooLarge(file)) throw new RangeError(file.name);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { refused } = await client.request('photos.import', { itemId, files: [{ fileName: file.name, bytes }] });
      for (const { fileName, problem } of refused)
        showToast({ text: `${fileName}: ${describeProblem(problem)}`, tone: 'bad' });
      count += 1 - refused.length;
    } catch (error) {
      const text =
        error instanceof RangeError ? t('tooLarge', { fileName: file.name }) : describeError(asAppError(error));
      showToast({ text, tone: 'bad' });
    }
  }
  if (count > 0) showToast({ text: t('dropped', { count, title: title === '' ? sku : title }) });
}
