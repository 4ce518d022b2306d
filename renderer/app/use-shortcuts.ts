import { useEffect } from 'react';
import { registeredCommands, useShortcutPreferences } from './commands.ts';
import { isSingleKey, matchesShortcut } from './shortcut.ts';

export const isMac = /mac/i.test(globalThis.navigator?.platform ?? '');

/** Runs the registered command whose shortcut is pressed. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const busy = isTyping(event.target) || isDialogOpen();
      const { singleKeys } = useShortcutPreferences.getState();
      const command = registeredCommands().find(({ shortcut, shownIn }) => {
        if (shortcut === undefined || shownIn === 'sheet' || !matchesShortcut(shortcut, event, isMac)) return false;
        return isSingleKey(shortcut) ? singleKeys && !busy : !isDialogOpen();
      });
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'));

const isDialogOpen = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
