import type { Icon } from '@tabler/icons-react';
import { useEffect } from 'react';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** Something the seller can do from anywhere on the present screen: by palette, and by shortcut where it has one. */
export interface Command {
  /** Unique, such as `inventory.new`. */
  readonly id: string;
  readonly label: string;
  /** Heading in the palette and in the shortcut sheet. */
  readonly group: string;
  readonly keywords?: readonly string[];
  readonly icon?: Icon;
  /** `mod+K`, `mod+Shift+P`, `N`, `/`, `?`. `mod` is Cmd on a Mac and Ctrl elsewhere. */
  readonly shortcut?: string;
  /** `keyboard`: by key and in the shortcut sheet, not in the palette. `sheet`: only listed there; a part of the screen acts on it. */
  readonly shownIn?: 'keyboard' | 'sheet';
  readonly run: () => void;
}

interface CommandState {
  readonly sets: readonly (readonly Command[])[];
}

const useCommandStore = create<CommandState>(() => ({ sets: [] }));

/** Adds commands for as long as the caller is there. Returns its own unsubscribe. */
export function registerCommands(commands: readonly Command[]): () => void {
  useCommandStore.setState(({ sets }) => ({ sets: [...sets, commands] }));
  return () => useCommandStore.setState(({ sets }) => ({ sets: sets.filter((set) => set !== commands) }));
}

/** Commands of a screen while it is shown. Pass a memoised list: each new one is registered anew. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => registerCommands(commands), [commands]);
}

/** All commands there are now, later registered ones replacing earlier ones of the same id. */
export function mergeCommands(sets: readonly (readonly Command[])[]): readonly Command[] {
  return [...new Map(sets.flat().map((command) => [command.id, command])).values()];
}

export const useRegisteredCommands = (): readonly (readonly Command[])[] => useCommandStore(({ sets }) => sets);
export const registeredCommands = (): readonly Command[] => mergeCommands(useCommandStore.getState().sets);

interface ShortcutPreferences {
  /** Keys without Ctrl or Cmd can be turned off (WCAG 2.1.4). */
  readonly singleKeys: boolean;
}

/** Kept on this machine only: it belongs to the keyboard, not to the data. */
export const useShortcutPreferences = create<ShortcutPreferences>()(
  persist((): ShortcutPreferences => ({ singleKeys: true }), { name: 'crossdock.shortcuts' }),
);
