import { Refusal, type Words } from '../answers.ts';

/** Etsy has no numeric error codes: every refusal is `{"error": text}`. Source: ErrorSchema of the official document. */
export function refuse(status: number, error: string, headers?: Readonly<Record<string, string>>): never {
  throw new Refusal(status, { error }, headers);
}

/** Token troubles carry a description beside the OAuth code, as the token endpoint's own errors do. */
export function refuseToken(status: 401 | 403, error: string, description: string): never {
  throw new Refusal(status, { error, error_description: description });
}

export const RATE_LIMITED = { error: 'You have exceeded your rate limit for this API key.' } as const;
export const SERVER_ERROR = { error: 'The server encountered an internal error.' } as const;

/** An unreadable body or a wrong content type is a 400 at Etsy: the official document knows no 413 or 415. */
export const WORDS: Words = {
  unknownPath: { status: 404, body: { error: 'Resource not found' } },
  unreadable: (_status, message) => ({ status: 400, body: { error: message } }),
  failed: { status: 500, body: SERVER_ERROR },
};
