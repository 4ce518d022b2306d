import type { AppErrorData, ErrorCode } from '#shared/errors.ts';
import { fill, type MessageTable } from '../message-text.ts';

/** Failures of the network and of answers that say nothing of their own: catalogue keys below `error.`. */
export const httpMessages = {
  outcome_unknown:
    'No usable answer came back from {{host}} ({{cause}}), so the request may or may not have taken effect. It is looked up before anything is sent again.',
  unreachable: '{{host}} cannot be reached ({{cause}}). Check the internet connection and try again.',
  timed_out: '{{host}} did not answer in time. Try again in a while.',
  connection_lost: 'The connection to {{host}} broke ({{cause}}). Try again.',
  rate_limited: '{{host}} asks for a pause: too many calls. It goes on by itself later.',
  budget_spent:
    'The {{limit}} calls that the marketplace allows for “{{budget}}” are used up. It goes on by itself later.',
  unexpected_answer: '{{host}} answered in an unexpected form ({{where}}). The whole answer is below.',
  page_instead_of_data:
    '{{host}} sent a web page where data was expected. It may be under maintenance, or something on the way answers in its place.',
  redirected: '{{host}} points to another address, which is not followed.',
  token_refused: '{{host}} refuses the sign-in. Sign in again.',
  forbidden: '{{host}} does not allow this call for the account.',
  remote_not_found: '{{host}} does not know what was asked for.',
  remote_conflict: '{{host}} says that this contradicts what is already there.',
  marketplace_failed: '{{host}} has a fault of its own (status {{status}}). Try again later.',
  remote_rejected: '{{host}} refused the request (status {{status}}).',
} as const satisfies MessageTable;
export type HttpReason = keyof typeof httpMessages;

/** What AppError takes of a failure worded here. */
export const httpFailure = (
  code: ErrorCode,
  reason: HttpReason,
  params: Readonly<Record<string, string | number>>,
): Pick<AppErrorData, 'code' | 'reason' | 'params' | 'message'> => ({
  code,
  reason,
  params: { ...params },
  message: fill(httpMessages[reason], params),
});
