import { useEffect } from 'react';
import { paletteStore } from '../app/palette.ts';

/** What floats above the screen, and goes with what it holds. */
const floating = '[role="dialog"], [role="menu"], [role="listbox"], [data-portal]';

/** What had the keyboard last on the screen itself. */
let home: HTMLElement | null = null;

/** Remembers where the keyboard is, for when a dialog that was opened by way of the palette closes. Once, for the whole app. */
export function useFocusMemory(): void {
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && target.closest(floating) === null) home = target;
    };
    addEventListener('focusin', onFocus);
    return () => removeEventListener('focusin', onFocus);
  }, []);
}

/** Longer than Mantine's own return (10 ms), which is in vain where the dialog was opened from one that is gone. */
const afterMs = 40;

/**
 * Brings the keyboard back to the screen after what had it has closed. Mantine keeps that in the page while it fades, so the
 * keyboard may still be in it. `isCovered`: another dialog is open, which has the keyboard rightly; so has the palette.
 */
export function returnFocus(isCovered: () => boolean): void {
  setTimeout(() => {
    const { activeElement: active, body } = document;
    const lost = active === null || active === body || active.closest(floating) !== null;
    if (!lost || home === null || isCovered() || paletteStore.getState().opened) return;
    home.focus({ preventScroll: true });
    if (document.activeElement !== home) document.querySelector('main')?.focus({ preventScroll: true });
  }, afterMs);
}
