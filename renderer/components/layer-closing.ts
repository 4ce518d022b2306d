import { useEffect, useRef } from 'react';
import { returnFocus } from './focus-return.ts';

/** The layers that are open, the topmost last. */
const open: object[] = [];

/** A list of choices within the layer takes Escape for itself; Mantine marks the fields of open ones. */
const takesEscape = (target: EventTarget | null): boolean =>
  target instanceof Element && target.getAttribute('data-mantine-stop-propagation') === 'true';

/**
 * Escape and going back (mouse button, Alt+Left, a swipe) close the topmost layer and leave what is below it as it is: the
 * key press is marked as used, the way back is held up. Otherwise the editor would close together with its dialog, or the
 * screen would change behind a dialog that stays.
 */
export function useLayerClosing(opened: boolean, onClose: () => void): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    if (!opened) return undefined;
    const layer = {};
    const isTop = (): boolean => open.at(-1) === layer;
    open.push(layer);
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
      if (!isTop() || takesEscape(event.target)) return;
      event.preventDefault();
      close.current();
    };
    const onNavigate = (event: NavigateEvent): void => {
      if (event.navigationType !== 'traverse' || !isTop()) return;
      // Not every traversal can be held up; the layer then goes together with its screen.
      if (event.cancelable) event.preventDefault();
      close.current();
    };
    addEventListener('keydown', onKeyDown, true);
    navigation.addEventListener('navigate', onNavigate);
    return () => {
      removeEventListener('keydown', onKeyDown, true);
      navigation.removeEventListener('navigate', onNavigate);
      open.splice(open.indexOf(layer), 1);
      returnFocus(() => open.length > 0);
    };
  }, [opened]);
}
