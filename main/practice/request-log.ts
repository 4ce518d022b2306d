/** One exchange as it went over the wire. Secrets are replaced before it gets here. */
export interface RecordedExchange {
  readonly seq: number;
  /** When the request arrived, by the practice clock. */
  readonly at: number;
  readonly marketplace: string;
  /** Which of the marketplace's hosts was asked: `api`, `apim`, `apiz`, `auth`, `web` for eBay. */
  readonly host: string;
  readonly method: string;
  readonly path: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** JSON as a value, forms and texts as a string, binary as a note of its size; undefined without a body. */
  readonly requestBody?: unknown;
  /** 0 when the connection was cut before an answer left. */
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody?: unknown;
  /** The kind of fault that was played, if one was. */
  readonly fault?: string;
}

/** The last exchanges, oldest first. */
export interface RequestLog {
  add(exchange: Omit<RecordedExchange, 'seq'>): void;
  list(): readonly RecordedExchange[];
  clear(): void;
}

/** Keeps at most `capacity` exchanges, so that a long practice session does not fill the memory. */
export function requestLog(capacity: number): RequestLog {
  let kept: RecordedExchange[] = [];
  let seq = 0;
  return {
    add: (exchange) => {
      seq += 1;
      kept.push({ seq, ...exchange });
      // Trimmed in blocks: shifting on every request would copy the whole array each time.
      if (kept.length >= capacity * 2) kept = kept.slice(-capacity);
    },
    list: () => kept.slice(-capacity),
    clear: () => {
      kept = [];
    },
  };
}
