import { useEffect, useRef } from 'react';

/** The layers that are open, the topmost last. */
const open: object[] = [];

/**
 * Going back (mouse button, Alt+Left, a swipe) closes the topmost layer and leaves the screen below it as it is. Without
 * this the screen would change behind a dialog that stays.
 */
export function useBackCloses(opened: boolean, onClose: () => void): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    if (!opened) return undefined;
    const layer = {};
    open.push(layer);
    const onNavigate = (event: NavigateEvent): void => {
      if (event.navigationType !== 'traverse' || open.at(-1) !== layer) return;
      // Not every traversal can be held up; the layer then goes together with its screen.
      if (event.cancelable) event.preventDefault();
      close.current();
    };
    navigation.addEventListener('navigate', onNavigate);
    return () => {
      navigation.removeEventListener('navigate', onNavigate);
      open.splice(open.indexOf(layer), 1);
    };
  }, [opened]);
}
