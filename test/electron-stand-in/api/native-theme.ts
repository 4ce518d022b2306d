import { StrictEmitter } from '../strict.ts';
import type { NativeTheme as ElectronNativeTheme } from './types.ts';

type Implemented = Pick<
  ElectronNativeTheme,
  | 'themeSource'
  | 'shouldUseDarkColors'
  | 'shouldUseHighContrastColors'
  | 'shouldUseInvertedColorScheme'
  | 'prefersReducedTransparency'
  | 'inForcedColorsMode'
>;

let systemIsDark = false;

/** Called with 'light' or 'dark' for every page when the outcome changes. */
export const themeChanged = { tell: (_scheme: 'light' | 'dark'): void => undefined };

class NativeTheme extends StrictEmitter implements Implemented {
  #source: 'system' | 'light' | 'dark' = 'system';
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly prefersReducedTransparency = false;
  readonly inForcedColorsMode = false;

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? systemIsDark : this.#source === 'dark';
  }

  get themeSource(): 'system' | 'light' | 'dark' {
    return this.#source;
  }

  set themeSource(source: 'system' | 'light' | 'dark') {
    if (!['system', 'light', 'dark'].includes(source)) throw new TypeError(`Invalid themeSource ${source}`);
    this.#change(() => (this.#source = source));
  }

  #change(apply: () => void): void {
    const before = this.shouldUseDarkColors;
    const source = this.#source;
    apply();
    if (this.shouldUseDarkColors !== before) themeChanged.tell(colorScheme());
    if (this.shouldUseDarkColors !== before || source !== this.#source) this.emit('updated');
  }

  /** The desktop switched between light and dark. */
  setSystemDark(dark: boolean): void {
    this.#change(() => (systemIsDark = dark));
  }
}

export const nativeTheme = new NativeTheme(['updated']);

/** What pages see as prefers-color-scheme. */
export function colorScheme(): 'light' | 'dark' {
  return nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
}
