/** What a key does in the grid. */
export type GridKey =
  | { readonly kind: 'move'; readonly to: number; readonly extend: boolean }
  | { readonly kind: 'side'; readonly by: 1 | -1 }
  | { readonly kind: 'open' | 'edit' | 'menu' | 'toggle' | 'selectAll' | 'remove' | 'clear' };

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

interface Place {
  readonly active: number;
  readonly total: number;
  /** Rows in sight, for a page up or down. */
  readonly page: number;
}

/** Reads a key press; `null` for one that means nothing here. */
export function gridKey(press: Press, { active, total, page }: Place): GridKey | null {
  const mod = press.ctrlKey || press.metaKey;
  if (press.altKey || total === 0) return null;
  if (mod) return press.key.toLowerCase() === 'a' ? { kind: 'selectAll' } : null;
  if (press.key === 'ContextMenu' || (press.key === 'F10' && press.shiftKey)) return { kind: 'menu' };
  if (press.key === 'ArrowRight' || press.key === 'ArrowLeft') {
    return press.shiftKey ? null : { kind: 'side', by: press.key === 'ArrowRight' ? 1 : -1 };
  }
  const step: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + Math.max(1, page - 1),
    PageUp: active - Math.max(1, page - 1),
    Home: 0,
    End: total - 1,
  };
  const to = step[press.key];
  if (to !== undefined) return { kind: 'move', to: Math.min(total - 1, Math.max(0, to)), extend: press.shiftKey };
  switch (press.key) {
    case 'Enter':
      return { kind: 'open' };
    case 'F2':
      return { kind: 'edit' };
    case ' ':
      return { kind: 'toggle' };
    case 'Delete':
    case 'Backspace':
      return { kind: 'remove' };
    case 'Escape':
      return { kind: 'clear' };
    default:
      return null;
  }
}
