import type { createBridgeEnd } from './bridge-end.ts';
import type { createCodec } from './codec.ts';

/** What the preload's world is told by the stand-in. */
export type IsolatedWorldConfig = {
  readonly secret: string;
  readonly binding: string;
  readonly receiver: string;
  readonly process: Readonly<Record<string, unknown>>;
};

/** A key press that a menu item waits for. `key` is lower case, as KeyboardEvent names it. */
export type KeyStroke = {
  readonly id: number;
  readonly key: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
};

/** What the preload's world says to the main process, through the binding: this as JSON, a line feed, the coded arguments. */
export type FromRenderer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'key'; readonly id: number }
  | { readonly kind: 'broken'; readonly message: string; readonly stack: string }
  | { readonly kind: 'send'; readonly channel: string }
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string };

/** What the main process says to the preload's world, beside a coded value. */
export type ToRenderer =
  | { readonly kind: 'keys'; readonly keys: readonly KeyStroke[] }
  | { readonly kind: 'message'; readonly channel: string }
  | { readonly kind: 'result'; readonly id: number }
  | { readonly kind: 'failure'; readonly id: number; readonly text: string };

type Preload = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  process: unknown,
) => void;

/**
 * Runs the preload in its isolated world, in the main frame only, with the `require` that a sandboxed preload has:
 * `electron` (contextBridge, ipcRenderer) and nothing else. Self-contained: its source goes into the page.
 */
export function startIsolatedWorld(
  bridgeEnd: typeof createBridgeEnd,
  makeCodec: typeof createCodec,
  config: IsolatedWorldConfig,
  preload: Preload,
): void {
  if (window.parent !== window) return;
  type Handler = (event: unknown, ...args: unknown[]) => void;
  const world = globalThis as unknown as Record<string, (text: string) => void>;
  const codec = makeCodec();
  const post = (message: FromRenderer, coded = ''): void =>
    world[config.binding]!(`${JSON.stringify(message)}\n${coded}`);
  const strict = (name: string, members: object): object =>
    new Proxy(members, {
      get(target, key) {
        if (key in target || typeof key === 'symbol' || key === 'then') return Reflect.get(target, key) as unknown;
        throw new Error(`The Electron stand-in does not implement ${name}.${key} in a preload`);
      },
    });

  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const handlers = new Map<string, Handler[]>();
  const originals = new WeakMap<Handler, Handler>();
  let nextId = 1;

  const ipcRenderer: Record<string, unknown> = {
    // Not async: what cannot be cloned is refused at the call, as in Electron.
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const id = nextId++;
      const text = codec.encode(args);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        post({ kind: 'invoke', id, channel }, text);
      });
    },
    send: (channel: string, ...args: unknown[]) => post({ kind: 'send', channel }, codec.encode(args)),
    on(channel: string, handler: Handler) {
      handlers.set(channel, [...(handlers.get(channel) ?? []), handler]);
      return ipc;
    },
    once(channel: string, handler: Handler) {
      const wrapper: Handler = (...all) => {
        (ipcRenderer['off'] as (channel: string, handler: Handler) => void)(channel, wrapper);
        handler(...all);
      };
      originals.set(wrapper, handler);
      return (ipcRenderer['on'] as (channel: string, handler: Handler) => unknown)(channel, wrapper);
    },
    off(channel: string, handler: Handler) {
      const rest = (handlers.get(channel) ?? []).filter((each) => each !== handler && originals.get(each) !== handler);
      handlers.set(channel, rest);
      return ipc;
    },
    removeAllListeners(channel?: string) {
      if (channel === undefined) handlers.clear();
      else handlers.delete(channel);
      return ipc;
    },
    listenerCount: (channel: string) => handlers.get(channel)?.length ?? 0,
  };
  ipcRenderer['addListener'] = ipcRenderer['on'];
  ipcRenderer['removeListener'] = ipcRenderer['off'];
  const ipc = strict('ipcRenderer', ipcRenderer);

  // As in Electron, a menu's key works when the page leaves it alone.
  let keys: readonly KeyStroke[] = [];
  const pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const name = event.key.toLowerCase();
    const found = keys.find(
      ({ key, ctrl, meta, alt, shift }) =>
        (key === name || (key === '+' && name === '=')) &&
        ctrl === event.ctrlKey &&
        meta === event.metaKey &&
        alt === event.altKey &&
        (shift === event.shiftKey || key === '+'),
    );
    if (!found) return;
    event.preventDefault();
    post({ kind: 'key', id: found.id });
  };
  // A task later the page has added its own listeners, which then come first.
  window.addEventListener('DOMContentLoaded', () => setTimeout(() => window.addEventListener('keydown', pressed)));

  const receive = (message: ToRenderer, coded: string): void => {
    if (message.kind === 'keys') {
      keys = message.keys;
      return;
    }
    if (message.kind === 'message') {
      const args = codec.decode(coded) as unknown[];
      for (const handler of handlers.get(message.channel) ?? []) handler({ sender: ipc, ports: [] }, ...args);
      return;
    }
    const caller = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'failure') caller?.reject(new Error(message.text));
    else caller?.resolve(codec.decode(coded));
  };
  Object.defineProperty(globalThis, config.receiver, {
    value: (head: string, coded: string) => receive(JSON.parse(head) as ToRenderer, coded),
  });

  const node = document.createElement('div');
  const end = bridgeEnd(node, `${config.secret}-from-preload`, `${config.secret}-from-page`);
  window.dispatchEvent(new MouseEvent(config.secret, { relatedTarget: node }));
  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) => void end.ask('expose', { key, api: end.pack(api) }),
  };

  const electron = strict('electron', { contextBridge: strict('contextBridge', contextBridge), ipcRenderer: ipc });
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
  post({ kind: 'ready' });
  const module = { exports: {} };
  try {
    preload(require, module, module.exports, config.process);
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    post({ kind: 'broken', message, stack });
  }
}
