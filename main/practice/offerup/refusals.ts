import type { FastifyInstance } from 'fastify';

/** An answer that says no, in the contract's words. */
export class OfferUpRefusal extends Error {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(JSON.stringify(body));
    this.name = 'OfferUpRefusal';
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** `{"error":{"code","message","field"}}`; `field` only where one field is at fault. */
export const errorBody = (code: string, message: string, field?: string) => ({
  error: { code, message, ...(field === undefined ? {} : { field }) },
});

export function refuse(status: number, code: string, message: string, field?: string): never {
  throw new OfferUpRefusal(status, errorBody(code, message, field));
}

export const RATE_LIMITED = errorBody('rate_limited', 'Too many requests. Wait before the next one.');
export const SERVER_ERROR = errorBody('server_error', 'Something went wrong on our side.');

/** The contract's body for whatever goes wrong below a listener: refusals, unreadable bodies, unknown paths. */
export function answerInWords(app: FastifyInstance, log: (line: string) => void): void {
  app.setNotFoundHandler(async (_request, reply) =>
    reply.code(404).send(errorBody('not_found', 'There is nothing at this address.')),
  );
  app.setErrorHandler(async (error, request, reply) => {
    if (error instanceof OfferUpRefusal) return reply.code(error.status).headers(error.headers).send(error.body);
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    if (status < 500) return reply.code(status).send(errorBody('bad_request', (error as Error).message));
    log(`practice OfferUp failed on ${request.method} ${request.url}: ${(error as Error).stack ?? String(error)}`);
    return reply.code(500).send(SERVER_ERROR);
  });
}
