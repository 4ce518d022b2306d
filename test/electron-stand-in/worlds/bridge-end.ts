/** One end of the bridge between the page's own world and the preload's. */
export type BridgeEnd = {
  /** Makes `value` of this world fit to cross: values are cloned, functions and promises become references. */
  pack(value: unknown): unknown;
  /** Sends a named message to the other world and waits for its answer, which is immediate. */
  ask(op: string, body: unknown): unknown;
  /** What to do with messages that are not calls. */
  onMessage(handle: (op: string, body: unknown) => unknown): void;
  unpack(packed: unknown): unknown;
};

/**
 * Both worlds see the same DOM but no object of each other. This passes values through events on one node that only the
 * two ends know: Chromium hands `detail` to a listener of another world as a structured clone, at once. Functions cross
 * as proxies and promises stay promises, as with Electron's contextBridge. Self-contained: its source goes into the page.
 */
export function createBridgeEnd(node: EventTarget, sends: string, hears: string): BridgeEnd {
  type Callable = (...args: unknown[]) => unknown;
  type Packed =
    | { readonly k: 'v'; readonly v: unknown }
    | { readonly k: 'f'; readonly id: number }
    | { readonly k: 'p'; readonly id: number }
    | { readonly k: 'e'; readonly message: string }
    | { readonly k: 'a'; readonly v: readonly Packed[] }
    | { readonly k: 'o'; readonly v: readonly (readonly [string, Packed])[] }
    | { readonly k: 'r'; readonly i: number };
  type Settled = { readonly ok: boolean; readonly value: Packed };
  type Letter = { readonly seq: number; readonly op: string; readonly body: unknown };

  const makeEvent = (name: string, detail: unknown) => new CustomEvent(name, { detail });
  const dispatch = node.dispatchEvent.bind(node);
  const clone = structuredClone;
  const isError = (value: unknown): value is Error => Object.prototype.toString.call(value) === '[object Error]';
  const textOf = (error: unknown): string => (isError(error) ? error.message : String(error));
  const local = new Map<number, Callable>();
  const idOf = new WeakMap<object, number>();
  const remote = new Map<number, Callable>();
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  const answers = new Map<number, Settled>();
  let counter = 0;
  let handleMessage: (op: string, body: unknown) => unknown = () => undefined;

  const packPromise = (promise: Promise<unknown>): Packed => {
    const id = ++counter;
    const settle = (ok: boolean, value: unknown): void => void ask('settle', { id, ok, value: pack(value) });
    promise.then(
      (value) => {
        try {
          settle(true, value);
        } catch (error) {
          settle(false, error);
        }
      },
      (error: unknown) => settle(false, isError(error) ? error : new Error(String(error))),
    );
    return { k: 'p', id };
  };

  const packFunction = (value: Callable): Packed => {
    const id = idOf.get(value) ?? ++counter;
    idOf.set(value, id);
    local.set(id, value);
    return { k: 'f', id };
  };

  const packWith = (value: unknown, seen: Map<object, number>): Packed => {
    if (typeof value === 'function') return packFunction(value as Callable);
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
    if (typeof value !== 'object' || value === null) return { k: 'v', v: value };
    const before = seen.get(value);
    if (before !== undefined) return { k: 'r', i: before };
    seen.set(value, seen.size);
    if (Array.isArray(value)) return { k: 'a', v: Array.from(value, (item) => packWith(item, seen)) };
    if (value instanceof Promise) return packPromise(value);
    if (isError(value)) return { k: 'e', message: value.message };
    if (Object.prototype.toString.call(value) === '[object Object]') {
      const entries = Object.entries(value).filter(([, item]) => typeof item !== 'symbol');
      return { k: 'o', v: entries.map(([key, item]) => [key, packWith(item, seen)] as const) };
    }
    try {
      return { k: 'v', v: clone(value) };
    } catch {
      throw new Error('An object could not be cloned.');
    }
  };
  /** Whether the event clones all of it as it is, as most messages: nothing in it stays behind in this world. */
  const isData = (value: unknown, seen: Set<object>): boolean => {
    if (typeof value === 'function' || typeof value === 'symbol') return false;
    if (typeof value !== 'object' || value === null || seen.has(value)) return true;
    seen.add(value);
    const plain = Array.isArray(value)
      ? Object.keys(value).length === value.length
      : Object.getPrototypeOf(value) === Object.prototype;
    return plain && Object.values(value).every((item) => isData(item, seen));
  };
  const pack = (value: unknown): Packed =>
    isData(value, new Set()) ? { k: 'v', v: value } : packWith(value, new Map());

  const unpackFunction = (id: number): Callable => {
    const known = remote.get(id);
    if (known) return known;
    const proxy = (...args: unknown[]): unknown => ask('call', { id, args: args.map(pack) });
    remote.set(id, proxy);
    return proxy;
  };

  const unpackWith = (packed: Packed, made: unknown[]): unknown => {
    switch (packed.k) {
      case 'f':
        return unpackFunction(packed.id);
      case 'v':
        if (typeof packed.v === 'object' && packed.v !== null) made.push(packed.v);
        return packed.v;
      case 'p': {
        const promise = new Promise((resolve, reject) => promises.set(packed.id, { resolve, reject }));
        made.push(promise);
        return promise;
      }
      case 'e': {
        const error = new Error(packed.message);
        made.push(error);
        return error;
      }
      case 'a': {
        const list: unknown[] = [];
        made.push(list);
        for (const item of packed.v) list.push(unpackWith(item, made));
        return list;
      }
      case 'o': {
        const target = {};
        made.push(target);
        for (const [key, item] of packed.v) {
          const value = unpackWith(item, made);
          Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
        }
        return target;
      }
      case 'r':
        return made[packed.i];
    }
  };
  const unpack = (packed: unknown): unknown => unpackWith(packed as Packed, []);

  const carryOut = (op: string, body: unknown): unknown => {
    if (op === 'call') {
      const { id, args } = body as { id: number; args: Packed[] };
      return local.get(id)?.(...args.map(unpack));
    }
    if (op === 'settle') {
      const { id, ok, value } = body as { id: number } & Settled;
      const promise = promises.get(id);
      promises.delete(id);
      if (ok) promise?.resolve(unpack(value));
      else promise?.reject(unpack(value));
      return undefined;
    }
    return handleMessage(op, body);
  };

  node.addEventListener(hears, (event) => {
    const letter = (event as CustomEvent<Letter>).detail;
    if (letter.op === 'answer') {
      answers.set(letter.seq, letter.body as Settled);
      return;
    }
    let answer: Settled;
    try {
      answer = { ok: true, value: pack(carryOut(letter.op, letter.body)) };
    } catch (error) {
      answer = { ok: false, value: { k: 'e', message: textOf(error) } };
    }
    dispatch(makeEvent(sends, { seq: letter.seq, op: 'answer', body: answer }));
  });

  const ask = (op: string, body: unknown): unknown => {
    const seq = ++counter;
    dispatch(makeEvent(sends, { seq, op, body }));
    const answer = answers.get(seq);
    answers.delete(seq);
    if (!answer) throw new Error('The other world does not answer');
    if (!answer.ok) throw unpack(answer.value);
    return unpack(answer.value);
  };

  return { pack, unpack, ask, onMessage: (handle) => void (handleMessage = handle) };
}
