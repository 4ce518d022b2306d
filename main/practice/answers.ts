import type { FastifyInstance, FastifyReply } from 'fastify';

/** What a call of a marketplace's API answers. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that says no, in a marketplace's words; thrown where the reason is found. */
export class Refusal extends Error implements Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(JSON.stringify(body));
    this.name = 'Refusal';
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export function sendAnswer(reply: FastifyReply, { status, body, headers = {} }: Answer): FastifyReply {
  reply.code(status).headers(headers);
  return body === undefined ? reply.send() : reply.send(body);
}

/** How a marketplace words what goes wrong outside its own calls. */
export interface Words {
  readonly unknownPath: Answer;
  /** For a body that cannot be read; status and message are the server's own. */
  readonly unreadable: (status: number, message: string) => Answer;
  readonly failed: Answer;
}

/** Answers whatever goes wrong below a listener: refusals, unreadable bodies, unknown paths, failures of the server itself. */
export function answerInWords(app: FastifyInstance, name: string, words: Words, log: (line: string) => void): void {
  app.setNotFoundHandler(async (_request, reply) => sendAnswer(reply, words.unknownPath));
  app.setErrorHandler(async (error, request, reply) => {
    if (error instanceof Refusal) return sendAnswer(reply, error);
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    if (status < 500) return sendAnswer(reply, words.unreadable(status, (error as Error).message));
    log(`practice ${name} failed on ${request.method} ${request.url}: ${(error as Error).stack ?? String(error)}`);
    return sendAnswer(reply, words.failed);
  });
}
