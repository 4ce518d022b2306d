/** The parts of a key press that a shortcut is matched by. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

interface ParsedShortcut {
  readonly key: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

function parse(shortcut: string): ParsedShortcut {
  const parts = shortcut === '+' ? ['+'] : shortcut.split('+');
  const modifiers = new Set(parts.slice(0, -1).map((part) => part.toLowerCase()));
  return {
    key: (parts.at(-1) ?? '').toLowerCase(),
    mod: modifiers.has('mod'),
    shift: modifiers.has('shift'),
    alt: modifiers.has('alt'),
  };
}

/** Whether a shortcut is a single key, which must not fire while someone types. */
export const isSingleKey = (shortcut: string): boolean => {
  const { mod, alt } = parse(shortcut);
  return !mod && !alt;
};

/** Whether a press is this shortcut. `mod` is Cmd on a Mac and Ctrl elsewhere; never both. */
export function matchesShortcut(shortcut: string, press: KeyPress, mac: boolean): boolean {
  const wanted = parse(shortcut);
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (other || mod !== wanted.mod || press.altKey !== wanted.alt) return false;
  if (press.key.toLowerCase() !== wanted.key) return false;
  // Signs such as `?` need Shift on some keyboards and not on others; for letters and named keys it makes a difference.
  return isSign(wanted.key) || press.shiftKey === wanted.shift;
}

const isSign = (key: string): boolean => key.length === 1 && !/[\p{L}\p{N}]/u.test(key);

/** The keys of a shortcut as they stand on the keyboard. */
export const shortcutKeys = (shortcut: string, mac: boolean): readonly string[] =>
  (shortcut === '+' ? ['+'] : shortcut.split('+')).map((part) => {
    if (part.toLowerCase() === 'mod') return mac ? '⌘' : 'Ctrl';
    return part.length === 1 ? part.toUpperCase() : part;
  });
