import type { FastifyInstance } from 'fastify';

/** An answer that says no, in Etsy's words. */
export class EtsyRefusal extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
    super(JSON.stringify(body));
    this.name = 'EtsyRefusal';
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** Etsy has no numeric error codes: every refusal is `{"error": text}`. Source: ErrorSchema of the official document. */
export function refuse(status: number, error: string, headers?: Readonly<Record<string, string>>): never {
  throw new EtsyRefusal(status, { error }, headers);
}

/** Token troubles carry a description beside the OAuth code, as the token endpoint's own errors do. */
export function refuseToken(status: 401 | 403, error: string, description: string): never {
  throw new EtsyRefusal(status, { error, error_description: description });
}

export const RATE_LIMITED = { error: 'You have exceeded your rate limit for this API key.' } as const;
export const SERVER_ERROR = { error: 'The server encountered an internal error.' } as const;

/** Etsy's body for whatever goes wrong below a listener: refusals, unreadable bodies, unknown paths. */
export function answerInEtsysWords(app: FastifyInstance, log: (line: string) => void): void {
  app.setNotFoundHandler(async (_request, reply) => reply.code(404).send({ error: 'Resource not found' }));
  app.setErrorHandler(async (error, request, reply) => {
    if (error instanceof EtsyRefusal) return reply.code(error.status).headers(error.headers).send(error.body);
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    // An unreadable body or a wrong content type is a 400 at Etsy: the official document knows no 413 or 415.
    if (status < 500) return reply.code(400).send({ error: (error as Error).message });
    log(`practice Etsy failed on ${request.method} ${request.url}: ${(error as Error).stack ?? String(error)}`);
    return reply.code(500).send(SERVER_ERROR);
  });
}
