import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from './protocol.ts';

type Commands = Protocol.CommandParameters;
type Answers = Protocol.CommandReturnValues;
type Events = Protocol.Events;

type Waiting = { readonly method: string; resolve(value: unknown): void; reject(error: Error): void };

type Message = {
  readonly id?: number;
  readonly method?: keyof Events;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
};

/** Chromium refused a command, or went away before it answered. */
export class CdpError extends Error {
  override readonly name = 'CdpError';
}

/** One DevTools session: the browser itself, a page, a frame of another process, or a worker. */
export class CdpSession {
  readonly #connection: Connection;
  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly id: string | undefined;

  constructor(connection: Connection, id: string | undefined) {
    this.#connection = connection;
    this.id = id;
  }

  /** Sends a command; commands of one session are carried out in the order in which they were sent. */
  send<M extends keyof Commands & keyof Answers>(method: M, params?: Commands[M]): Promise<Answers[M]> {
    return this.#connection.send(method, params, this.id) as Promise<Answers[M]>;
  }

  /** As `send`, for commands whose failure only means that the target is already gone. */
  sendLoose<M extends keyof Commands & keyof Answers>(method: M, params?: Commands[M]): void {
    this.send(method, params).catch(() => undefined);
  }

  on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): () => void {
    this.#events.on(event, listener);
    return () => this.#events.off(event, listener);
  }

  /** The session of a frame or worker that this one attached to. */
  child(id: string): CdpSession {
    return this.#connection.session(id);
  }

  deliver(event: string, payload: unknown): void {
    this.#events.emit(event, payload);
  }
}

/**
 * The DevTools protocol over the pipe that Chromium opens with --remote-debugging-pipe: JSON messages, each ended by
 * a zero byte. Chromium exits by itself when the pipe closes, so killing the app never leaves a browser behind.
 */
export class Connection {
  readonly browser: CdpSession;
  readonly closed: Promise<void>;
  readonly #input: Writable;
  readonly #sessions = new Map<string, CdpSession>();
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #chunks: Buffer[] = [];
  #open = true;

  constructor(input: Writable, output: Readable) {
    this.#input = input;
    this.browser = new CdpSession(this, undefined);
    input.on('error', () => undefined);
    output.on('data', (chunk: Buffer) => this.#receive(chunk));
    this.closed = new Promise((resolve) => {
      output.once('close', () => {
        this.#open = false;
        for (const waiting of this.#waiting.values())
          waiting.reject(new CdpError(`${waiting.method}: Chromium is gone`));
        this.#waiting.clear();
        resolve();
      });
    });
  }

  session(id: string): CdpSession {
    const known = this.#sessions.get(id);
    if (known) return known;
    const session = new CdpSession(this, id);
    this.#sessions.set(id, session);
    return session;
  }

  forget(id: string): void {
    this.#sessions.delete(id);
  }

  send(method: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    if (!this.#open) return Promise.reject(new CdpError(`${method}: Chromium is gone`));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject });
      this.#input.write(`${JSON.stringify({ id, method, params: params ?? {}, sessionId })}\0`);
    });
  }

  #receive(chunk: Buffer): void {
    let rest = chunk;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      this.#chunks.push(rest.subarray(0, end));
      const text = Buffer.concat(this.#chunks).toString('utf8');
      this.#chunks = [];
      rest = rest.subarray(end + 1);
      this.#dispatch(JSON.parse(text) as Message);
    }
    if (rest.length > 0) this.#chunks.push(rest);
  }

  #dispatch(message: Message): void {
    if (message.id !== undefined) {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) waiting?.reject(new CdpError(`${waiting.method}: ${message.error.message}`));
      else waiting?.resolve(message.result);
    } else if (message.method !== undefined) {
      const session = message.sessionId === undefined ? this.browser : this.#sessions.get(message.sessionId);
      session?.deliver(message.method, message.params);
    }
  }
}
