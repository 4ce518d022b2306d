import type { Operations } from '../../electron-stand-in/control.ts';
import type { Recorded } from '../../electron-stand-in/recorder.ts';

export type { Recorded };

/** What a test does to the app from outside, besides using its pages. */
export type Control = {
  /** Everything recorded so far, or only entries of one kind. */
  recorded(kind?: string): readonly Recorded[];
  /** The first entry of this kind (that `matches`), already there or to come. Rejects after `deadline` ms (15,000). */
  waitFor(kind: string, matches?: (detail: Recorded['detail']) => boolean, deadline?: number): Promise<Recorded>;
  /** Resolves at the next recorded entry of any kind. */
  next(deadline: number): Promise<void>;
  /** Runs one of the operations in test/electron-stand-in/control.ts. */
  call<K extends keyof Operations>(
    name: K,
    ...args: Parameters<Operations[K]>
  ): Promise<Awaited<ReturnType<Operations[K]>>>;
};

/** The entries of one app, whatever it runs under. */
export class Entries {
  readonly #entries: Recorded[] = [];
  readonly #watchers = new Set<() => void>();
  readonly #state = { ended: '' };

  add(entry: Recorded): void {
    this.#entries.push(entry);
    this.#wake();
  }

  /** The app is gone: whoever waits is told why. */
  end(why: string): void {
    this.#state.ended = why;
    this.#wake();
  }

  #wake(): void {
    const watchers = [...this.#watchers];
    this.#watchers.clear();
    for (const watcher of watchers) watcher();
  }

  list(kind?: string): readonly Recorded[] {
    return kind === undefined ? this.#entries : this.#entries.filter((entry) => entry.kind === kind);
  }

  next(deadline: number): Promise<void> {
    if (this.#state.ended !== '') return Promise.reject(new Error(this.#state.ended));
    return new Promise((resolve) => {
      const timer = setTimeout(() => wake(), deadline);
      const wake = (): void => {
        clearTimeout(timer);
        this.#watchers.delete(wake);
        resolve();
      };
      this.#watchers.add(wake);
    });
  }

  async waitFor(kind: string, matches: (detail: Recorded['detail']) => boolean, deadline: number): Promise<Recorded> {
    const last = performance.now() + deadline;
    for (;;) {
      const found = this.#entries.find((entry) => entry.kind === kind && matches(entry.detail));
      if (found) return found;
      const left = last - performance.now();
      if (left <= 0) throw new Error(`The app recorded no such '${kind}' within ${deadline} ms`);
      await this.next(left);
    }
  }
}
