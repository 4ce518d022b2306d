import type { z } from 'zod';
import { AppError, type AppErrorData } from '#shared/errors.ts';
import type { HttpRequest } from './http.ts';
import { httpFailure } from './messages.ts';
import { readableBody, readableText } from './redact.ts';
import type { RefusedAnswer, RemoteError } from './remote-error.ts';
import type { LostAnswer } from './transport.ts';

/** No whole answer came. `unknown`: the request may have had its effect and must not be repeated blindly. */
export function lostError(request: HttpRequest<unknown>, failure: LostAnswer, unknown: boolean): AppError {
  const params = { host: new URL(request.url).host, cause: failure.reasonCode };
  const timedOut = /TIMEOUT|DEADLINE/.test(failure.reasonCode);
  const reason = unknown
    ? 'outcome_unknown'
    : failure.reached === 'no'
      ? 'unreachable'
      : timedOut
        ? 'timed_out'
        : 'connection_lost';
  return new AppError(httpFailure('network', reason, params), { cause: failure });
}

export interface AnswerContext {
  readonly now: number;
  readonly retryAfterMs: number | null;
  /** The request may have had its effect although the answer does not say so. */
  readonly effectUnknown: boolean;
  readonly html: boolean;
  /** The body was JSON, but not of the promised shape. */
  readonly mismatch?: z.ZodError;
}

/** Without a hint from the server, a minute is waited. */
const LATER_MS = 60_000;

/** An answer that says no, or that cannot be used, as the error that the caller sees. */
export function answerError(answer: RefusedAnswer, read: RemoteError | undefined, context: AnswerContext): AppError {
  const body = readableBody(answer.body);
  const remote = { status: answer.status, codes: [...(read?.codes ?? [])], ...(body === undefined ? {} : { body }) };
  return new AppError({ ...readable(worded(answer, read, context)), remote }, { cause: context.mismatch });
}

/** Marketplaces quote what they refuse, tokens and addresses of buyers too; what they say is stored and shown. */
const readable = (error: Omit<AppErrorData, 'remote'>): Omit<AppErrorData, 'remote'> => ({
  ...error,
  message: readableText(error.message),
  ...(error.params === undefined
    ? {}
    : {
        params: Object.fromEntries(
          Object.entries(error.params).map(([name, value]) => [
            name,
            typeof value === 'string' ? readableText(value) : value,
          ]),
        ),
      }),
});

function worded(
  { status, url }: RefusedAnswer,
  read: RemoteError | undefined,
  context: AnswerContext,
): Omit<AppErrorData, 'remote'> {
  const { host } = new URL(url);
  const params = { host, status };
  if (context.effectUnknown) return httpFailure('network', 'outcome_unknown', { host, cause: `HTTP ${status}` });
  if (status === 429 || read?.limitedForMs !== undefined) {
    const error = read?.error ?? httpFailure('rate_limited', 'rate_limited', params);
    return { ...error, code: 'rate_limited', retryAt: context.now + (context.retryAfterMs ?? LATER_MS) };
  }
  if (read?.error !== undefined) return { params, ...read.error };
  if (context.mismatch !== undefined) {
    const [issue] = context.mismatch.issues;
    const where = issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`;
    return httpFailure('remote_rejected', 'unexpected_answer', { ...params, where });
  }
  if (context.html || status < 300) {
    return { ...httpFailure('remote_rejected', 'page_instead_of_data', params), retryAt: context.now + LATER_MS };
  }
  return byStatus(status, params);
}

function byStatus(status: number, params: { host: string; status: number }): Omit<AppErrorData, 'remote'> {
  if (status < 400) return httpFailure('remote_rejected', 'redirected', params);
  if (status >= 500) return httpFailure('network', 'marketplace_failed', params);
  switch (status) {
    case 401:
      return httpFailure('auth_required', 'token_refused', params);
    case 403:
      return httpFailure('remote_rejected', 'forbidden', params);
    case 404:
      return httpFailure('not_found', 'remote_not_found', params);
    case 409:
      return httpFailure('conflict', 'remote_conflict', params);
    default:
      return httpFailure('remote_rejected', 'remote_rejected', params);
  }
}
