import { useEffect, type RefObject } from 'react';
import type { GridHandle } from './grid/item-grid.tsx';

/** Arrow down leads into the grid from anywhere that has no use for the key: nothing has the focus, or the whole screen. */
export function useGridEntry(handle: RefObject<GridHandle | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'ArrowDown' || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      if (!(event.target instanceof Element) || !event.target.matches('body, main')) return;
      event.preventDefault();
      handle.current?.focus();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [handle]);
}
