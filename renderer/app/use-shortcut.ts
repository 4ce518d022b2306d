import { useEffect, useRef } from 'react';
import { matchesShortcut } from './shortcut.ts';
import { isMac } from './use-shortcuts.ts';

/** A shortcut of an open dialog, wherever the focus is in it. Commands of the screen below rest meanwhile. */
export function useShortcut(shortcut: string, run: () => void): void {
  const current = useRef(run);
  useEffect(() => {
    current.current = run;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (!matchesShortcut(shortcut, event, isMac)) return;
      event.preventDefault();
      current.current();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [shortcut]);
}
