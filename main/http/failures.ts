import type { z } from 'zod';
import { AppError, type AppErrorData } from '#shared/errors.ts';
import type { HttpRequest } from './http.ts';
import { readableBody } from './redact.ts';
import type { RefusedAnswer, RemoteError } from './remote-error.ts';
import type { LostAnswer } from './transport.ts';

const outcomeUnknown = {
  code: 'network',
  reason: 'outcome_unknown',
  message:
    'No usable answer came back, so the request may or may not have taken effect. It is looked up before anything is sent again.',
} as const;

/** No whole answer came. `unknown`: the request may have had its effect and must not be repeated blindly. */
export function lostError(request: HttpRequest<unknown>, failure: LostAnswer, unknown: boolean): AppError {
  const host = new URL(request.url).host;
  if (unknown)
    return new AppError({ ...outcomeUnknown, params: { host, cause: failure.reasonCode } }, { cause: failure });
  const timedOut = /TIMEOUT|DEADLINE/.test(failure.reasonCode);
  return new AppError(
    {
      code: 'network',
      reason: failure.reached === 'no' ? 'unreachable' : timedOut ? 'timed_out' : 'connection_lost',
      params: { host, cause: failure.reasonCode },
      message:
        failure.reached === 'no'
          ? `${host} cannot be reached (${failure.reasonCode}). Check the internet connection and try again.`
          : timedOut
            ? `${host} did not answer in time. Try again in a while.`
            : `The connection to ${host} broke (${failure.reasonCode}). Try again.`,
    },
    { cause: failure },
  );
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
  const { status } = answer;
  const body = readableBody(answer.body);
  const remote = { status, codes: [...(read?.codes ?? [])], ...(body === undefined ? {} : { body }) };
  return new AppError({ ...worded(answer, read, context), remote }, { cause: context.mismatch });
}

type Wording = Omit<AppErrorData, 'remote'>;

function worded(answer: RefusedAnswer, read: RemoteError | undefined, context: AnswerContext): Wording {
  const { status, url } = answer;
  const host = new URL(url).host;
  const params = { host, status };
  if (context.effectUnknown) return { ...outcomeUnknown, params: { host, cause: `HTTP ${status}` } };
  if (status === 429) {
    return {
      code: 'rate_limited',
      reason: 'rate_limited',
      params,
      message: `${host} asks for a pause: too many calls. It goes on by itself later.`,
      ...read?.error,
      retryAt: context.now + (context.retryAfterMs ?? LATER_MS),
    };
  }
  if (read?.error !== undefined) return { params, ...read.error };
  if (context.mismatch !== undefined) {
    const [issue] = context.mismatch.issues;
    const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
    return {
      code: 'remote_rejected',
      reason: 'unexpected_answer',
      params,
      message: `${host} answered in an unexpected form${where}. The whole answer is below.`,
    };
  }
  if (context.html || status < 300) {
    return {
      code: 'remote_rejected',
      reason: 'page_instead_of_data',
      params,
      message: `${host} sent a web page where data was expected. It may be under maintenance, or something on the way answers in its place.`,
      retryAt: context.now + LATER_MS,
    };
  }
  return byStatus(status, params, host);
}

function byStatus(status: number, params: { host: string; status: number }, host: string): Wording {
  if (status < 400) {
    return {
      code: 'remote_rejected',
      reason: 'redirected',
      params,
      message: `${host} points to another address, which is not followed.`,
    };
  }
  if (status === 401) {
    return {
      code: 'auth_required',
      reason: 'token_refused',
      params,
      message: `${host} refuses the sign-in. Sign in again.`,
    };
  }
  if (status === 403) {
    return {
      code: 'remote_rejected',
      reason: 'forbidden',
      params,
      message: `${host} does not allow this call for the account.`,
    };
  }
  if (status === 404) {
    return {
      code: 'not_found',
      reason: 'remote_not_found',
      params,
      message: `${host} does not know what was asked for.`,
    };
  }
  if (status === 409) {
    return {
      code: 'conflict',
      reason: 'remote_conflict',
      params,
      message: `${host} says that this contradicts what is already there.`,
    };
  }
  if (status >= 500) {
    return {
      code: 'network',
      reason: 'marketplace_failed',
      params,
      message: `${host} has a fault of its own (status ${status}). Try again later.`,
    };
  }
  return {
    code: 'remote_rejected',
    reason: 'remote_rejected',
    params,
    message: `${host} refused the request (status ${status}).`,
  };
}
