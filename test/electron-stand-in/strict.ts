import { EventEmitter } from 'node:events';

/** Keys that the language, promises and inspectors look up on anything; asking for them is no use of Electron's API. */
const inert = new Set([
  'then',
  'toJSON',
  'inspect',
  'nodeType',
  'asymmetricMatch',
  '$$typeof',
  'tagName',
  '__esModule',
]);

const refuse = (owner: string, key: string): never => {
  throw new Error(`The Electron stand-in does not implement ${owner}.${key}`);
};

/**
 * The end of the prototype chain of everything the stand-in offers: looking up a member that nobody defined throws
 * an error that names it, so a use of Electron that the stand-in cannot honour never passes as `undefined`.
 */
function strictRoot(): object {
  return new Proxy(Object.create(Object.prototype) as object, {
    get(target, key, receiver: object) {
      if (typeof key === 'symbol' || key in target || inert.has(key)) return Reflect.get(target, key, receiver);
      return refuse(receiver.constructor.name, key);
    },
    // A write to an unknown member must stay possible: it is how subclasses and fields are made.
    set(_target, key, value: unknown, receiver: object) {
      return Reflect.defineProperty(receiver, key, { value, writable: true, enumerable: true, configurable: true });
    },
  });
}

function StrictRoot(this: object): void {
  // Only its prototype matters.
}
StrictRoot.prototype = strictRoot();
Object.setPrototypeOf(
  StrictRoot,
  new Proxy(Function.prototype, {
    get(target, key, receiver: { readonly name?: string }) {
      if (typeof key === 'symbol' || key in target || inert.has(key))
        return Reflect.get(target, key, receiver) as unknown;
      return refuse(receiver.name ?? 'class', key);
    },
  }),
);

const Root = StrictRoot as unknown as new () => object;

/** Base class of an object whose missing members throw. Its class name is what the error names. */
export class Strict extends Root {}

/** An event handler as Electron's emitters call it. */
// oxlint-disable-next-line typescript/no-explicit-any -- listeners of an emitter take whatever their event carries
export type Listener = (...args: any[]) => void;

/**
 * A strict object that emits. Subscribing to an event that the stand-in never emits throws as well:
 * a handler that is silently never called would hide the gap.
 */
export class StrictEmitter extends Strict {
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  readonly #known: ReadonlySet<string>;

  constructor(events: readonly string[]) {
    super();
    this.#known = new Set([...events, 'error', 'newListener', 'removeListener']);
  }

  #check(event: string | symbol): string | symbol {
    if (typeof event === 'string' && !this.#known.has(event)) {
      throw new Error(`The Electron stand-in never emits '${event}' on ${this.constructor.name}`);
    }
    return event;
  }

  on(event: string | symbol, listener: Listener): this {
    this.#emitter.on(this.#check(event), listener);
    return this;
  }

  addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener);
  }

  prependListener(event: string | symbol, listener: Listener): this {
    this.#emitter.prependListener(this.#check(event), listener);
    return this;
  }

  once(event: string | symbol, listener: Listener): this {
    this.#emitter.once(this.#check(event), listener);
    return this;
  }

  off(event: string | symbol, listener: Listener): this {
    this.#emitter.off(event, listener);
    return this;
  }

  removeListener(event: string | symbol, listener: Listener): this {
    return this.off(event, listener);
  }

  removeAllListeners(event?: string | symbol): this {
    this.#emitter.removeAllListeners(event);
    return this;
  }

  emit(event: string | symbol, ...args: unknown[]): boolean {
    return this.#emitter.emit(this.#check(event), ...args);
  }

  listenerCount(event: string | symbol): number {
    return this.#emitter.listenerCount(event);
  }

  listeners(event: string | symbol): Function[] {
    return this.#emitter.listeners(event);
  }

  eventNames(): (string | symbol)[] {
    return this.#emitter.eventNames();
  }

  setMaxListeners(): this {
    return this;
  }
}

/** An event that a listener may prevent, as Electron's first argument of a listener. */
export class PreventableEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** A part of Electron that the stand-in leaves out: importing it is fine, touching it throws. */
export function missing(name: string): never {
  const complain = (): never => {
    throw new Error(`The Electron stand-in does not implement ${name}`);
  };
  return new Proxy(function notImplemented() {}, {
    get: (_target, key) => (typeof key === 'symbol' || inert.has(key) ? undefined : refuse(name, key)),
    set: complain,
    apply: complain,
    construct: complain,
  }) as never;
}
