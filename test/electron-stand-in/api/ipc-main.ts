import { createCodec } from '../worlds/codec.ts';
import { Strict, type Listener } from '../strict.ts';
import type { IpcMain as ElectronIpcMain } from './types.ts';

type Implemented = Pick<ElectronIpcMain, 'handle' | 'handleOnce' | 'removeHandler' | 'listenerCount'>;
type Handler = (event: never, ...args: unknown[]) => unknown;

/** An answer in a form that can be sent, or what `ipcRenderer.invoke` rejects with. */
type Outcome = { readonly value: string } | { readonly failure: string };

const codec = createCodec();

/** ipcMain: any channel name is allowed, so it keeps its own listeners. */
class IpcMain extends Strict implements Implemented {
  readonly #handlers = new Map<string, { readonly run: Handler; readonly once: boolean }>();
  readonly #listeners = new Map<string, { readonly run: Listener; readonly once: boolean }[]>();

  handle(channel: string, handler: Handler): void {
    this.#register(channel, handler, false);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.#register(channel, handler, true);
  }

  #register(channel: string, run: Handler, once: boolean): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof run !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof run}'`);
    this.#handlers.set(channel, { run, once });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  #add(channel: string, run: Listener, once: boolean): this {
    this.#listeners.set(channel, [...(this.#listeners.get(channel) ?? []), { run, once }]);
    return this;
  }

  on(channel: string, listener: Listener): this {
    return this.#add(channel, listener, false);
  }

  addListener(channel: string, listener: Listener): this {
    return this.on(channel, listener);
  }

  once(channel: string, listener: Listener): this {
    return this.#add(channel, listener, true);
  }

  off(channel: string, listener: Listener): this {
    this.#listeners.set(
      channel,
      (this.#listeners.get(channel) ?? []).filter(({ run }) => run !== listener),
    );
    return this;
  }

  removeListener(channel: string, listener: Listener): this {
    return this.off(channel, listener);
  }

  removeAllListeners(channel?: string): this {
    if (channel === undefined) this.#listeners.clear();
    else this.#listeners.delete(channel);
    return this;
  }

  listenerCount(channel: string): number {
    return this.#listeners.get(channel)?.length ?? 0;
  }

  /** A message of ipcRenderer.send. */
  deliver(channel: string, event: object, args: readonly unknown[]): void {
    for (const { run, once } of this.#listeners.get(channel) ?? []) {
      if (once) this.off(channel, run);
      run(event, ...args);
    }
  }

  /** A call of ipcRenderer.invoke. Whatever goes wrong reaches the page as text only, as in Electron. */
  async answer(channel: string, event: object, args: readonly unknown[]): Promise<Outcome> {
    const reduced = (error: unknown): Outcome => ({
      failure: `Error invoking remote method '${channel}': ${String(error)}`,
    });
    const registered = this.#handlers.get(channel);
    if (!registered) return reduced(new Error(`No handler registered for '${channel}'`));
    if (registered.once) this.#handlers.delete(channel);
    try {
      return { value: codec.encode(await registered.run(event as never, ...args)) };
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error);
      return reduced(error);
    }
  }
}

export const ipcMain = new IpcMain();
