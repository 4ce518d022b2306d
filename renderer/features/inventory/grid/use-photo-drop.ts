import { useEffect, useRef, type RefObject } from 'react';
import type { ItemRow } from '#shared/domain/item.ts';
import { addPhotoFiles } from '../editor/photo-arrivals.ts';

const outline = '2px solid var(--mantine-primary-color-filled)';

/** Photo files dropped on a row become photos of its item. The row that would get them is outlined. */
export function usePhotoDrop(
  root: RefObject<HTMLElement | null>,
  rowAt: (index: number) => ItemRow | undefined,
  enabled: boolean,
): void {
  const latest = useRef(rowAt);
  useEffect(() => {
    latest.current = rowAt;
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
      const item = latest.current(Number(row.dataset['index']));
      const files = [...(event.dataTransfer?.files ?? [])];
      if (item) addPhotoFiles({ itemId: item.id, name: item.title === '' ? item.sku : item.title }, files);
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
