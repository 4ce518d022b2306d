import type { AppError } from '#shared/errors.ts';
import type { Clock, Random } from '../ports.ts';
import { bodyValue, decodeBody, type DecodedBody } from './decode.ts';
import { encodeBody } from './encode.ts';
import type { Http, HttpAnswer, HttpRequest } from './http.ts';
import { answerError, lostError } from './failures.ts';
import type { RateGate } from './rate-gate.ts';
import type { ReadError, RefusedAnswer, RemoteError } from './remote-error.ts';
import type { RequestLog } from './request-log.ts';
import { sentSecrets, withoutSent } from './sent-secrets.ts';
import { effectUnknown, retryAfterMs, retryDelay, type AttemptOutcome } from './retry-rule.ts';
import { LostAnswer, type RawAnswer, type RawRequest, type Transport } from './transport.ts';
import { wait } from './wait.ts';

/** Supplies the account's access token. */
export interface Bearer {
  /**
   * A token that should be good; refreshed ahead of its expiry. `part` names one of `TokenSet.parts`. Throws
   * `auth_required` when the consent is dead or has no such part.
   */
  token(part?: string): Promise<string>;
  /** The marketplace refused this token: a newer one, fetched once however many callers ask. */
  renewed(refused: string, part?: string): Promise<string>;
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
  /** Adds to the URL what proves the token is ours (Meta's appsecret_proof). */
  readonly signUrl?: (url: string, token: string) => string;
}

type Attempt =
  | { readonly kind: 'answer'; readonly raw: RawAnswer; readonly body: DecodedBody }
  | { readonly kind: 'lost'; readonly failure: LostAnswer };

/**
 * The client that connectors use: gate → bearer → transport → decode → retry → error map. A request with an
 * Authorization header of its own (a token call) keeps it.
 */
export function createHttp(options: HttpOptions): Http {
  const { transport, clock, random, requestLog, gate, bearer, signUrl, accountId = null } = options;
  const readError: ReadError = options.readError ?? (() => undefined);

  const attemptOnce = async (call: RawRequest, token: string | null, attempt: number): Promise<Attempt> => {
    const { method, url } = call;
    const sent = token === null ? call : withToken(call, token);
    const exchange = async (): Promise<Attempt> => {
      const startedAt = clock.now();
      const log = (result: number | string): void =>
        requestLog.add({ method, url, result, ms: clock.now() - startedAt, attempt, accountId });
      try {
        const raw = await transport.send(sent);
        log(raw.status);
        gate?.learn(raw.headers);
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
    return gate === undefined ? exchange() : gate.pass(call, exchange);
  };

  return {
    send: async <Answer>(request: HttpRequest<Answer>): Promise<HttpAnswer<Answer>> => {
      const call = callOf(request);
      const usedBearer = call.headers['authorization'] === undefined ? bearer : undefined;
      let token = usedBearer === undefined ? null : await usedBearer.token(request.as);
      let renewals = 0;
      for (let attempt = 1; ; attempt += 1) {
        const result = await attemptOnce(call, token, attempt);
        const isPage = result.kind === 'answer' && result.body.kind === 'text' && result.body.html;
        if (result.kind === 'answer' && result.raw.status < 300 && !isPage)
          return taken(request, result.raw, result.body, token);
        const { outcome, staleToken, error } = judged(request, result, token);
        if (staleToken && usedBearer !== undefined && renewals === 0) {
          // Refused before it was looked at, so repeating does no harm whatever the request is.
          token = await usedBearer.renewed(token ?? '', request.as);
          renewals += 1;
          continue;
        }
        if (outcome.kind === 'refused' && outcome.status === 429)
          gate?.pause(call, clock.now() + (outcome.retryAfterMs ?? 1_000));
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

  function withToken(call: RawRequest, token: string): RawRequest {
    return {
      ...call,
      url: signUrl === undefined ? call.url : new URL(signUrl(call.url.href, token)),
      headers: { ...call.headers, authorization: `Bearer ${token}` },
    };
  }

  function judged(
    request: HttpRequest<unknown>,
    result: Attempt,
    token: string | null,
  ): { readonly outcome: AttemptOutcome; readonly staleToken: boolean; readonly error: () => AppError } {
    if (result.kind === 'lost') {
      const outcome: AttemptOutcome = { kind: 'lost', reached: result.failure.reached };
      return {
        outcome,
        staleToken: false,
        error: () => lostError(request, result.failure, effectUnknown(outcome) && !request.repeatable),
      };
    }
    const { status, headers } = result.raw;
    const refused: RefusedAnswer = {
      method: request.method,
      url: request.url,
      status,
      headers,
      body: withoutSent(bodyValue(result.body), sentSecrets(request, token)),
    };
    const read: RemoteError | undefined = readError(refused);
    // A page with a good status is a gateway speaking: what the marketplace answered is lost behind it.
    const outcome: AttemptOutcome =
      status < 300
        ? { kind: 'lost', reached: 'maybe' }
        : {
            kind: 'refused',
            // Some marketplaces report a rate limit under another status.
            status: read?.limitedForMs === undefined ? status : 429,
            retryAfterMs: read?.limitedForMs ?? retryAfterMs(headers['retry-after'], clock.now()),
            transient: read?.transient ?? false,
          };
    return {
      outcome,
      staleToken: read?.staleToken ?? status === 401,
      error: () =>
        answerError(refused, read, {
          now: clock.now(),
          retryAfterMs: outcome.kind === 'refused' ? outcome.retryAfterMs : null,
          effectUnknown: effectUnknown(outcome) && !request.repeatable,
          html: result.body.kind === 'text' && result.body.html,
        }),
    };
  }

  function taken<Answer>(
    request: HttpRequest<Answer>,
    raw: RawAnswer,
    body: DecodedBody,
    token: string | null,
  ): HttpAnswer<Answer> {
    const value = bodyValue(body);
    const parsed = body.kind === 'text' ? undefined : request.answer.safeParse(value);
    if (parsed?.success === true) return { status: raw.status, headers: raw.headers, body: parsed.data };
    const safe = withoutSent(value, sentSecrets(request, token));
    throw answerError(
      { method: request.method, url: request.url, status: raw.status, headers: raw.headers, body: safe },
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

/** What all attempts of a request have in common; the token comes with each. */
function callOf({ method, url, headers = {}, body, signal }: HttpRequest<unknown>): RawRequest {
  const { contentType, bytes } = encodeBody(body);
  const all: Record<string, string> = { accept: 'application/json' };
  if (contentType !== null) all['content-type'] = contentType;
  for (const [name, value] of Object.entries(headers)) all[name.toLowerCase()] = value;
  return { method, url: new URL(url), headers: all, body: bytes, signal };
}

/** A number in [0, 1) from the injected randomness. */
function chance(random: Random): number {
  const [high = 0, low = 0] = random.bytes(2);
  return (high * 256 + low) / 65_536;
}
