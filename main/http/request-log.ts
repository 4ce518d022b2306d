import type { Clock, Logger } from '../ports.ts';
import { redactUrl } from './redact.ts';

/** One attempt as it is remembered: no headers and no bodies, so nothing secret can be in it. */
export interface LoggedRequest {
  readonly at: number;
  readonly method: string;
  readonly url: string;
  /** HTTP status, or the code of what went wrong before there was one. */
  readonly result: number | string;
  readonly ms: number;
  readonly attempt: number;
  /** Whose call it was; null for calls without an account. */
  readonly accountId: string | null;
}

export interface RequestLog {
  add(entry: Omit<LoggedRequest, 'at' | 'url'> & { readonly url: URL }): void;
  /** Newest last. */
  recent(): readonly LoggedRequest[];
}

/** The last `size` attempts in memory, each also a line in the log. */
export function createRequestLog(clock: Clock, logger: Logger, size = 500): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    add: (entry) => {
      const logged = { ...entry, url: redactUrl(entry.url), at: clock.now() };
      entries.push(logged);
      if (entries.length > size) entries.shift();
      logger.log(typeof entry.result === 'number' && entry.result < 400 ? 'debug' : 'warn', 'http.request', logged);
    },
    recent: () => [...entries],
  };
}
