import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Agent } from 'undici';
import { cancelled } from '#shared/errors.ts';
import type { Clock } from '../ports.ts';
import { startExchange, type Exchange, type ReceivedAnswer } from './exchange.ts';

export interface RawRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string | null;
  readonly signal?: AbortSignal | undefined;
}

export interface RawAnswer {
  readonly status: number;
  /** Names in lower case; a header that came several times is joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** One attempt on the wire. Follows no redirect, retries nothing; throws LostAnswer, or `cancelled` after an abort. */
export interface Transport {
  send(request: RawRequest): Promise<RawAnswer>;
  close(): Promise<void>;
}

/**
 * There was no whole answer. `reached` says whether the server may have acted on the request: a refused or timed-out
 * connection cannot have had an effect, anything later may have.
 */
export class LostAnswer extends Error {
  override readonly name = 'LostAnswer';
  readonly reached: 'no' | 'maybe';
  /** System or undici code such as `ECONNRESET`, `UND_ERR_HEADERS_TIMEOUT`, `ENOTFOUND`. */
  readonly reasonCode: string;

  constructor(reached: 'no' | 'maybe', cause: string, options?: ErrorOptions) {
    super(`no whole answer: ${cause}`, options);
    this.reached = reached;
    this.reasonCode = cause;
  }
}

export interface TransportOptions {
  readonly clock: Clock;
  readonly connectTimeoutMs?: number;
  /** From the sent request to the answer's headers. */
  readonly headersTimeoutMs?: number;
  /** Between two pieces of the answer's body. */
  readonly bodyTimeoutMs?: number;
  /** The whole exchange: an answer that trickles never runs into the other two. */
  readonly deadlineMs?: number;
  /** Bytes on the wire and, for compressed answers, after unpacking. */
  readonly maxAnswerBytes?: number;
  readonly connectionsPerOrigin?: number;
}

const MIB = 1024 * 1024;
/** The slowest line on which an upload is still waited for: 32 KB a second, which takes 12 MB in six minutes. */
const SLOWEST_BYTES_PER_MS = 32;
const uploadMs = (body: RawRequest['body']): number => Math.ceil((body?.length ?? 0) / SLOWEST_BYTES_PER_MS);

/** HTTP/1.1 over undici, one pool of connections per origin. */
export function createTransport(options: TransportOptions): Transport {
  const { clock, headersTimeoutMs = 30_000, deadlineMs = 120_000, maxAnswerBytes = 32 * MIB } = options;
  const agent = new Agent({
    connections: options.connectionsPerOrigin ?? 8,
    pipelining: 1,
    // A broken HTTP/2 session fails every request on it at once and leaves more outcomes unknown than a broken connection.
    allowH2: false,
    connect: { timeout: options.connectTimeoutMs ?? 10_000 },
    bodyTimeout: options.bodyTimeoutMs ?? 30_000,
    maxResponseSize: maxAnswerBytes,
  });
  let closed = false;
  const running = new Set<Exchange>();

  return {
    send: async ({ method, url, headers, body, signal }) => {
      const stopped = (): boolean => closed || signal?.aborted === true;
      if (stopped()) throw cancelled();
      const exchange = startExchange(agent, {
        origin: url.origin,
        path: url.pathname + url.search,
        method,
        headers: { 'accept-encoding': 'gzip', ...headers },
        body,
        // undici starts this timer when it hands the body to the socket, not when the body has left.
        headersTimeout: headersTimeoutMs + uploadMs(body),
      });
      const stopDeadline = clock.schedule(deadlineMs + uploadMs(body), () =>
        exchange.abort(new LostAnswer('maybe', 'DEADLINE')),
      );
      const abort = (): void => exchange.abort(cancelled());
      signal?.addEventListener('abort', abort, { once: true });
      running.add(exchange);
      try {
        return await whole(await exchange.answer, maxAnswerBytes);
      } catch (error) {
        if (stopped()) throw cancelled();
        throw error instanceof LostAnswer ? error : lost(error);
      } finally {
        stopDeadline();
        running.delete(exchange);
        signal?.removeEventListener('abort', abort);
      }
    },
    close: async () => {
      closed = true;
      for (const exchange of running) exchange.abort(cancelled());
      await agent.destroy();
    },
  };
}

/** Failures in which no byte of the request can have arrived. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function lost(error: unknown): LostAnswer {
  const code = codeOf(error);
  return new LostAnswer(NEVER_SENT.has(code) ? 'no' : 'maybe', code, { cause: error });
}

/** A failed connection to a name with several addresses arrives as an AggregateError whose parts carry the code. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error.cause === undefined ? error.name : codeOf(error.cause);
}

const unzip = promisify(gunzip);

async function whole({ status, headers, bytes }: ReceivedAnswer, maxBytes: number): Promise<RawAnswer> {
  const joined = joinHeaders(headers);
  const packed = joined['content-encoding']?.toLowerCase() === 'gzip' && bytes.length > 0;
  return { status, headers: joined, bytes: packed ? await unzip(bytes, { maxOutputLength: maxBytes }) : bytes };
}

/** undici has lower-cased the names. */
function joinHeaders(headers: ReceivedAnswer['headers']): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) joined[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return joined;
}
