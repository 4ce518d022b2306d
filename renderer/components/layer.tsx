import { useEffect, useRef, type ReactNode } from 'react';
import { useOwnClicks } from './own-clicks.ts';

/**
 * A view that takes the place of another one in a dialog. It takes the keyboard over from the control that went with the
 * view before, and no part of a double click on that one reaches it.
 */
export function Layer({ children }: { readonly children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  const ownClicks = useOwnClicks();
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    const wanted = root.current?.querySelector<HTMLElement>('[data-autofocus]') ?? root.current;
    wanted?.focus({ preventScroll: true });
  }, []);
  return (
    // Takes the focus first, so that an Enter too many does not press the dialog's close button.
    <div ref={root} tabIndex={-1} data-autofocus style={{ outline: 'none' }} {...ownClicks}>
      {children}
    </div>
  );
}
