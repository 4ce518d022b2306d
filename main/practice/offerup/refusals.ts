import { Refusal, type Words } from '../answers.ts';

/** `{"error":{"code","message","field"}}`; `field` only where one field is at fault. */
export const errorBody = (code: string, message: string, field?: string) => ({
  error: { code, message, ...(field === undefined ? {} : { field }) },
});

export function refuse(status: number, code: string, message: string, field?: string): never {
  throw new Refusal(status, errorBody(code, message, field));
}

export const RATE_LIMITED = errorBody('rate_limited', 'Too many requests. Wait before the next one.');
export const SERVER_ERROR = errorBody('server_error', 'Something went wrong on our side.');

export const WORDS: Words = {
  unknownPath: { status: 404, body: errorBody('not_found', 'There is nothing at this address.') },
  unreadable: (status, message) => ({ status, body: errorBody('bad_request', message) }),
  failed: { status: 500, body: SERVER_ERROR },
};
