import type { KeyStroke } from '../worlds/isolated-world.ts';

/** A menu item that a key press clicks. */
type Bound = { readonly accelerator: string; click(): void };

const keyNames: Readonly<Record<string, string>> = {
  plus: '+',
  space: ' ',
  tab: 'tab',
  return: 'enter',
  esc: 'escape',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
};

let bound: readonly Bound[] = [];

/** Called when the list changed, so that pages learn of it. */
export const acceleratorHooks = { changed: (): void => undefined };

/** `CommandOrControl+Shift+N` as a keydown event shows it. */
export function parseAccelerator(accelerator: string, platform: NodeJS.Platform): Omit<KeyStroke, 'id'> {
  const parts = accelerator.split('+');
  const key = (parts.pop() ?? '').toLowerCase();
  const has = (...names: string[]): boolean => parts.some((part) => names.includes(part.toLowerCase()));
  const commandOrControl = has('commandorcontrol', 'cmdorctrl');
  const mac = platform === 'darwin';
  return {
    key: keyNames[key] ?? key,
    ctrl: has('control', 'ctrl') || (commandOrControl && !mac),
    meta: has('command', 'cmd', 'meta', 'super') || (commandOrControl && mac),
    alt: has('alt', 'option', 'altgr'),
    shift: has('shift'),
  };
}

/** Replaces the keys of the application menu. */
export function bindAccelerators(items: readonly Bound[]): void {
  bound = items;
  acceleratorHooks.changed();
}

/** What pages must listen for. */
export function keyStrokes(): KeyStroke[] {
  return bound.map(({ accelerator }, id) => ({ id, ...parseAccelerator(accelerator, process.platform) }));
}

/** A page that did not use the key itself reports it. */
export function pressAccelerator(id: number): void {
  bound[id]?.click();
}
