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
  /** How the calls of one account went. */
  record(accountId: string): CallRecord;
}

/** The last attempts of one account since the app started. */
export interface CallRecord {
  readonly calls: number;
  /** Answers of 500 and above, rate limits and calls without an answer. A refused item is no failure of the connection. */
  readonly failures: number;
  readonly last: { readonly at: number; readonly failed: boolean } | null;
}

const RECORD_LENGTH = 200;
const hasFailed = (result: number | string): boolean => typeof result === 'string' || result === 429 || result >= 500;

/** The last `size` attempts in memory, each also a line in the log. */
export function createRequestLog(clock: Clock, logger: Logger, size = 500): RequestLog {
  const entries: LoggedRequest[] = [];
  const records = new Map<string, { readonly at: number; readonly failed: boolean }[]>();
  return {
    add: (entry) => {
      const logged = { ...entry, url: redactUrl(entry.url), at: clock.now() };
      entries.push(logged);
      if (entries.length > size) entries.shift();
      if (logged.accountId !== null) {
        const record = records.get(logged.accountId) ?? [];
        record.push({ at: logged.at, failed: hasFailed(logged.result) });
        if (record.length > RECORD_LENGTH) record.shift();
        records.set(logged.accountId, record);
      }
      logger.log(typeof entry.result === 'number' && entry.result < 400 ? 'debug' : 'warn', 'http.request', logged);
    },
    recent: () => [...entries],
    record: (accountId) => {
      const record = records.get(accountId) ?? [];
      return {
        calls: record.length,
        failures: record.filter(({ failed }) => failed).length,
        last: record.at(-1) ?? null,
      };
    },
  };
}
