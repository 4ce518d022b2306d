import { setImmediate } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Clock } from '#main/ports.ts';
import { reshape, type FaultKind } from './faults.ts';
import type { PracticeParts } from './marketplace.ts';

/** How a marketplace words what the faults make it say. */
export interface FaultVoice {
  rateLimited(): unknown;
  /** 429 when left out; Meta says it with another status. */
  readonly rateLimitStatus?: number;
  serverError(): unknown;
  expireAccessTokens(): void;
  revokeRefreshTokens(): void;
}

export interface ListenerOptions extends Pick<PracticeParts, 'clock' | 'faults' | 'requests' | 'latency'> {
  readonly marketplace: string;
  readonly host: string;
  readonly voice: FaultVoice;
  /** Largest JSON or form body in bytes. */
  readonly bodyLimit: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    practice: {
      readonly at: number;
      fault?: FaultKind;
      recordedBody?: unknown;
      sent?: unknown;
      logged: boolean;
      /** Called when the work is done and the answer is about to leave (or to be withheld by a fault). */
      beforeAnswer?: () => void;
    };
  }
}

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** False for a request that came by a name somebody else controls (DNS rebinding). */
export function isLoopbackHost(request: FastifyRequest): boolean {
  return LOOPBACK_HOST.test(request.headers.host ?? '');
}

/**
 * One host of a practice marketplace: a fastify server that refuses foreign Host headers (a web page could otherwise
 * reach it by DNS rebinding), plays faults before and after the effect, takes its time, and records each exchange.
 */
export function practiceListener(options: ListenerOptions): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: options.bodyLimit,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
  });
  app.decorateRequest('practice', null as never);
  // Clients that say JSON on calls without a body (publish, withdraw, DELETE) are served, as eBay serves them.
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parseJson(request, body as string, done);
  });

  app.addHook('onRequest', async (request, reply) => {
    request.practice = { at: options.clock.now(), logged: false };
    reply.raw.once('close', () => record(options, request, reply, 0));
    if (!isLoopbackHost(request)) {
      await reply.code(421).send({ message: 'This server answers on the loopback interface only.' });
      return;
    }
    const fault = options.faults.take({
      marketplace: options.marketplace,
      host: options.host,
      method: request.method,
      path: pathOf(request.url),
    });
    if (fault !== undefined) request.practice.fault = fault;
    // Token faults come first of all, so that this very request meets them.
    if (fault?.type === 'expire-access-tokens') options.voice.expireAccessTokens();
    if (fault?.type === 'revoke-refresh-tokens') options.voice.revokeRefreshTokens();
  });

  // preHandler, not onRequest: the body has been read by then, so that the log holds what was sent.
  app.addHook('preHandler', async (request, reply) => {
    if (request.practice.recordedBody === undefined) request.practice.recordedBody = request.body;
    const fault = request.practice.fault;
    switch (fault?.type) {
      case 'status':
        reply.code(fault.status).headers(fault.headers ?? {});
        return reply.send(fault.body === undefined ? '' : fault.body);
      case 'rate-limit':
        if (fault.retryAfter !== undefined) reply.header('retry-after', String(fault.retryAfter));
        return reply.code(options.voice.rateLimitStatus ?? 429).send(options.voice.rateLimited());
      case 'server-error':
        return fault.when === 'before-effect' ? reply.code(500).send(options.voice.serverError()) : undefined;
      case 'reset':
        if (fault.when === 'after-effect') return undefined;
        reply.hijack();
        resetConnection(request);
        return reply;
      case 'hang':
        if (fault.when === 'after-effect') return undefined;
        reply.hijack();
        return reply;
      case 'delay':
        if (fault.when === 'before-effect') await pause(options.clock, fault.ms);
        return undefined;
      default:
        return undefined;
    }
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const latency = options.latency();
    if (latency > 0) await pause(options.clock, latency);
    request.practice.beforeAnswer?.();
    const leaving = await played(request, reply, payload);
    // Before the bytes leave: who has the answer also finds it in the log.
    record(options, request, reply, reply.statusCode);
    return leaving;
  });
  return app;

  async function played(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
    const answer = payload as string | Buffer | null | undefined;
    request.practice.sent = readable(answer, reply.getHeaders());
    const fault = request.practice.fault;
    switch (fault?.type) {
      case 'server-error':
        if (fault.when === 'before-effect') return payload;
        reply.code(500).header('content-type', 'application/json');
        return rewritten(reply, JSON.stringify((request.practice.sent = options.voice.serverError())));
      case 'reset':
        resetConnection(request);
        return new Promise(() => {});
      case 'hang':
        return new Promise(() => {});
      case 'delay':
        if (fault.when === 'after-effect') await pause(options.clock, fault.ms);
        return payload;
      case 'html':
        reply.code(fault.status).header('content-type', 'text/html; charset=utf-8');
        return rewritten(
          reply,
          '<html><head><title>Service Unavailable</title></head><body>Zero size object</body></html>',
        );
      case 'reshape': {
        if (typeof answer !== 'string' || answer === '') return payload;
        request.practice.sent = reshape(JSON.parse(answer), fault);
        return rewritten(reply, JSON.stringify(request.practice.sent));
      }
      case 'slow-body':
        return slowly(options.clock, bytesOf(answer), fault.pieces, fault.ms);
      case 'cut-body': {
        const bytes = bytesOf(answer);
        reply.header('content-length', Math.max(bytes.length, 2));
        return cut(bytes, request);
      }
      default:
        return payload;
    }
  }
}

/** Where in the URL the query begins is the end of the path. */
export function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
}

/** Listens on 127.0.0.1, on `preferred` when that port is free, otherwise on any; returns the origin. */
export async function listenOnLoopback(app: FastifyInstance, preferred: number | undefined): Promise<string> {
  await app.ready();
  for (const port of preferred === undefined ? [0] : [preferred, 0]) {
    try {
      await app.listen({ host: '127.0.0.1', port });
      break;
    } catch (error) {
      if (port === 0 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The practice server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => void clock.schedule(ms, resolve));
}

/** RST instead of FIN: the client sees "connection reset", as when a router drops it. */
function resetConnection(request: FastifyRequest): void {
  request.raw.socket.resetAndDestroy();
}

function rewritten(reply: FastifyReply, body: string): string {
  reply.header('content-length', Buffer.byteLength(body));
  return body;
}

function bytesOf(payload: string | Buffer | null | undefined): Buffer {
  return typeof payload === 'string' ? Buffer.from(payload) : (payload ?? Buffer.alloc(0));
}

function slowly(clock: Clock, bytes: Buffer, pieces: number, ms: number): Readable {
  const size = Math.max(1, Math.ceil(bytes.length / pieces));
  return Readable.from(
    (async function* () {
      for (let from = 0; from < bytes.length; from += size) {
        if (from > 0) await pause(clock, ms);
        yield bytes.subarray(from, from + size);
      }
    })(),
  );
}

/** Sends the first half of what the length promised, then cuts the connection. */
function cut(bytes: Buffer, request: FastifyRequest): Readable {
  return Readable.from(
    (async function* () {
      yield bytes.length > 1 ? bytes.subarray(0, Math.floor(bytes.length / 2)) : Buffer.from(' ');
      await setImmediate();
      request.raw.socket.destroy();
    })(),
  );
}

type HeaderFields = Readonly<Record<string, string | number | readonly string[] | undefined>>;

function readable(payload: unknown, headers: HeaderFields): unknown {
  const type = String(headers['content-type'] ?? '');
  if (typeof payload === 'string') {
    if (payload === '') return undefined;
    return type.includes('json') ? (JSON.parse(payload) as unknown) : payload;
  }
  return payload instanceof Uint8Array ? `${payload.length} bytes` : undefined;
}

const LOGGED_BODY_LIMIT = 64 * 1024;
const SECRET_FIELDS = new Set([
  'access_token',
  'refresh_token',
  'code',
  'client_secret',
  'fb_exchange_token',
  'input_token',
  'appsecret_proof',
]);
const SECRET_PARAMETERS = new RegExp(`([?&](?:${[...SECRET_FIELDS].join('|')})=)[^&]+`, 'g');

/** `status` is 0 when the connection went away before an answer did. */
function record(options: ListenerOptions, request: FastifyRequest, reply: FastifyReply, status: number): void {
  if (request.practice.logged) return;
  request.practice.logged = true;
  const fault = request.practice.fault;
  options.requests.add({
    at: request.practice.at,
    marketplace: options.marketplace,
    host: options.host,
    method: request.method,
    path: pathOf(request.url),
    url: withoutSecrets(request.url),
    requestHeaders: plainHeaders(request.headers),
    requestBody: loggable(request.practice.recordedBody),
    status,
    responseHeaders: plainHeaders(reply.getHeaders()),
    responseBody: loggable(request.practice.sent),
    ...(fault === undefined ? {} : { fault: fault.type }),
  });
}

/** Codes travel in the redirect to the accepted URL, Meta's tokens in the query of any call. */
function withoutSecrets(url: string): string {
  return url.replace(SECRET_PARAMETERS, '$1…');
}

function plainHeaders(headers: HeaderFields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      if (value === undefined) return [];
      const text = typeof value === 'object' ? value.join(', ') : String(value);
      return [[name, name === 'authorization' ? (text.split(' ')[0] ?? '') + ' …' : withoutSecrets(text)]];
    }),
  );
}

function loggable(body: unknown): unknown {
  if (typeof body === 'string') return body.length > LOGGED_BODY_LIMIT ? `${body.slice(0, LOGGED_BODY_LIMIT)}…` : body;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return withoutTokens(body);
  if (body instanceof Uint8Array) return `${body.length} bytes`;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, SECRET_FIELDS.has(key) ? '…' : withoutTokens(value as unknown)]),
  );
}

/** Meta hands Page tokens out deep inside its answers, and once more in the address of the next page. */
function withoutTokens(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('access_token=') ? withoutSecrets(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutTokens);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === 'access_token' ? '…' : withoutTokens(inner as unknown)]),
  );
}
