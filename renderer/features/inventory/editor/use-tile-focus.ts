import { useCallback, useEffect, useRef, type RefObject } from 'react';

/**
 * Keeps the keyboard among the photos when the one it was at goes: taken off, or followed by its edited version. It goes on
 * at the same place, or at one that is named for it.
 */
export function useTileFocus(list: RefObject<HTMLElement | null>, opened: string | null): (place: number) => void {
  /** The place of the photo that has, or last had, the keyboard. */
  const place = useRef<number | null>(null);
  useEffect(() => {
    const root = list.current;
    if (!root) return undefined;
    const onFocus = (event: FocusEvent): void => {
      const tile = event.target instanceof Element ? event.target.closest('li') : null;
      place.current = tile ? [...root.children].indexOf(tile) : null;
    };
    const elsewhere = (event: FocusEvent): void => {
      if (event.target instanceof Node && !root.contains(event.target) && !isInDialog(event.target))
        place.current = null;
    };
    const onBlur = ({ target, relatedTarget }: FocusEvent): void => {
      // Away by a click on nothing; a photo that is gone leaves its place behind.
      if (relatedTarget === null)
        queueMicrotask(() => target instanceof Node && target.isConnected && (place.current = null));
    };
    root.addEventListener('focusin', onFocus);
    root.addEventListener('focusout', onBlur);
    addEventListener('focusin', elsewhere);
    return () => {
      root.removeEventListener('focusin', onFocus);
      root.removeEventListener('focusout', onBlur);
      removeEventListener('focusin', elsewhere);
    };
  }, [list]);
  useEffect(() => {
    const { activeElement } = document;
    if (opened !== null || place.current === null || (activeElement !== null && activeElement !== document.body))
      return;
    const tiles = [...(list.current?.children ?? [])];
    tiles[Math.min(place.current, tiles.length - 1)]?.querySelector('button')?.focus();
  });
  return useCallback((at) => {
    place.current = at;
  }, []);
}

const isInDialog = (target: Node): boolean => target instanceof Element && target.closest('[role="dialog"]') !== null;
