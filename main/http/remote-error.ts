import type { AppErrorData } from '#shared/errors.ts';

/** An answer that says no: status 400 and above, or one that cannot be used. */
export interface RefusedAnswer {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The decoded body: JSON, text, or `undefined` when empty. */
  readonly body: unknown;
}

/** What a marketplace's own error body says. `undefined`: not a body of its kind, so the general wording is used. */
export interface RemoteError {
  /** The marketplace's codes, for code that has to branch on them. */
  readonly codes: readonly string[];
  /** Replaces the general reading of the status where the marketplace knows better. */
  readonly error?: Pick<AppErrorData, 'code' | 'reason' | 'message'> & Partial<Pick<AppErrorData, 'params' | 'fields'>>;
  /** When the marketplace says that the same call will pass later: the server's own fault, not the caller's. */
  readonly transient?: boolean;
  /** The token is what was refused, and a fresh one may pass. Status 401 means that unless this says otherwise. */
  readonly staleToken?: boolean;
  /** A rate limit, whatever the status: when the marketplace will take calls again, in ms; `null` when it does not say. */
  readonly limitedForMs?: number | null;
}

export type ReadError = (answer: RefusedAnswer) => RemoteError | undefined;
