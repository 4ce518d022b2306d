import type { AppError } from '#shared/errors.ts';
import type { Clock, Random } from '../ports.ts';
import { bodyValue, decodeBody, type DecodedBody } from './decode.ts';
import { encodeBody, type EncodedBody } from './encode.ts';
import type { Http, HttpAnswer, HttpRequest } from './http.ts';
import { answerError, lostError } from './failures.ts';
import type { RateGate } from './rate-gate.ts';
import type { ReadError, RefusedAnswer, RemoteError } from './remote-error.ts';
import type { RequestLog } from './request-log.ts';
import { effectUnknown, retryAfterMs, retryDelay, type AttemptOutcome } from './retry-rule.ts';
import { LostAnswer, type RawAnswer, type Transport } from './transport.ts';
import { wait } from './wait.ts';

/** Supplies the account's access token. */
export interface Bearer {
  /** A token that should be good; refreshed ahead of its expiry. Throws `auth_required` when the consent is dead. */
  token(): Promise<string>;
  /** The marketplace refused this token: a newer one, fetched once however many callers ask. */
  renewed(refused: string): Promise<string>;
  /** Even a new token was refused, or it lacks a permission: only the seller can mend that. */
  refused(error: AppError): void;
}

export interface HttpOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  readonly requestLog: RequestLog;
  readonly readError?: ReadError;
  readonly bearer?: Bearer;
  readonly gate?: RateGate;
  readonly accountId?: string;
}

type Attempt =
  | { readonly kind: 'answer'; readonly raw: RawAnswer; readonly body: DecodedBody }
  | { readonly kind: 'lost'; readonly failure: LostAnswer };

/**
 * The client that connectors use: gate → bearer → transport → decode → retry → error map. A request with an
 * Authorization header of its own (a token call) keeps it.
 */
export function createHttp(options: HttpOptions): Http {
  const { transport, clock, random, requestLog, gate, bearer, accountId = null } = options;
  const readError: ReadError = options.readError ?? (() => undefined);

  const attemptOnce = async (
    request: HttpRequest<unknown>,
    encoded: EncodedBody,
    token: string | null,
    attempt: number,
  ): Promise<Attempt> => {
    const exchange = async (): Promise<Attempt> => {
      const startedAt = clock.now();
      const log = (result: number | string): void =>
        requestLog.add({
          method: request.method,
          url: request.url,
          result,
          ms: clock.now() - startedAt,
          attempt,
          accountId,
        });
      try {
        const raw = await transport.send({
          method: request.method,
          url: request.url,
          headers: headersOf(request, encoded, token),
          body: encoded.bytes,
          signal: request.signal,
        });
        log(raw.status);
        const body = decodeBody(raw);
        return body.kind === 'cut' && raw.status < 300
          ? { kind: 'lost', failure: new LostAnswer('maybe', 'BODY_CUT') }
          : { kind: 'answer', raw, body };
      } catch (error) {
        if (!(error instanceof LostAnswer)) throw error;
        log(error.reasonCode);
        return { kind: 'lost', failure: error };
      }
    };
    return gate === undefined ? exchange() : gate.pass(request, exchange);
  };

  return {
    send: async <Answer>(request: HttpRequest<Answer>): Promise<HttpAnswer<Answer>> => {
      const encoded = encodeBody(request.body);
      const usedBearer = hasHeader(request, 'authorization') ? undefined : bearer;
      let token = usedBearer === undefined ? null : await usedBearer.token();
      let renewals = 0;
      for (let attempt = 1; ; attempt += 1) {
        const result = await attemptOnce(request, encoded, token, attempt);
        const isPage = result.kind === 'answer' && result.body.kind === 'text' && result.body.html;
        if (result.kind === 'answer' && result.raw.status < 300 && !isPage)
          return taken(request, result.raw, result.body);
        if (result.kind === 'answer' && result.raw.status === 401 && usedBearer !== undefined && renewals === 0) {
          // Refused before it was looked at, so repeating does no harm whatever the request is.
          token = await usedBearer.renewed(token ?? '');
          renewals += 1;
          continue;
        }
        const { outcome, error } = judged(request, result);
        if (outcome.kind === 'refused' && outcome.status === 429)
          gate?.pause(request, clock.now() + (outcome.retryAfterMs ?? 1_000));
        const delay = retryDelay(outcome, { attempt, repeatable: request.repeatable, chance: chance(random) });
        if (delay === null) {
          const failure = error();
          if (failure.code === 'auth_required') usedBearer?.refused(failure);
          throw failure;
        }
        await wait(clock, delay, request.signal);
      }
    },
  };

  function judged(
    request: HttpRequest<unknown>,
    result: Attempt,
  ): { readonly outcome: AttemptOutcome; readonly error: () => AppError } {
    if (result.kind === 'lost') {
      const outcome: AttemptOutcome = { kind: 'lost', reached: result.failure.reached };
      return {
        outcome,
        error: () => lostError(request, result.failure, effectUnknown(outcome) && !request.repeatable),
      };
    }
    const { status, headers } = result.raw;
    const refused: RefusedAnswer = {
      method: request.method,
      url: request.url,
      status,
      headers,
      body: bodyValue(result.body),
    };
    const read: RemoteError | undefined = readError(refused);
    // A page with a good status is a gateway speaking: what the marketplace answered is lost behind it.
    const outcome: AttemptOutcome =
      status < 300
        ? { kind: 'lost', reached: 'maybe' }
        : {
            kind: 'refused',
            status,
            retryAfterMs: retryAfterMs(headers['retry-after'], clock.now()),
            transient: read?.transient ?? false,
          };
    return {
      outcome,
      error: () =>
        answerError(refused, read, {
          now: clock.now(),
          retryAfterMs: outcome.kind === 'refused' ? outcome.retryAfterMs : null,
          effectUnknown: effectUnknown(outcome) && !request.repeatable,
          html: result.body.kind === 'text' && result.body.html,
        }),
    };
  }

  function taken<Answer>(request: HttpRequest<Answer>, raw: RawAnswer, body: DecodedBody): HttpAnswer<Answer> {
    const value = bodyValue(body);
    const parsed = body.kind === 'text' ? undefined : request.answer.safeParse(value);
    if (parsed?.success === true) return { status: raw.status, headers: raw.headers, body: parsed.data };
    throw answerError(
      { method: request.method, url: request.url, status: raw.status, headers: raw.headers, body: value },
      undefined,
      {
        now: clock.now(),
        retryAfterMs: null,
        effectUnknown: !request.repeatable,
        html: body.kind === 'text' && body.html,
        ...(parsed === undefined ? {} : { mismatch: parsed.error }),
      },
    );
  }
}

const hasHeader = (request: HttpRequest<unknown>, name: string): boolean =>
  Object.keys(request.headers ?? {}).some((header) => header.toLowerCase() === name);

function headersOf(
  request: HttpRequest<unknown>,
  encoded: EncodedBody,
  token: string | null,
): Readonly<Record<string, string>> {
  return {
    accept: 'application/json',
    ...(encoded.contentType === null ? {} : { 'content-type': encoded.contentType }),
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...lowerCased(request.headers),
  };
}

const lowerCased = (headers: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** A number in [0, 1) from the injected randomness. */
function chance(random: Random): number {
  const [high = 0, low = 0] = random.bytes(2);
  return (high * 256 + low) / 65_536;
}
