import type { Dispatcher } from 'undici';

/** An answer as it came over the wire. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Uint8Array;
}

export interface Exchange {
  /** Rejects with undici's or the system's error, or with the reason of the abort. */
  readonly answer: Promise<ReceivedAnswer>;
  /** Ends it at once; what has not been sent yet never is. */
  abort(reason: Error): void;
}

/**
 * One request and its whole answer, on undici's lowest level. `request()` makes a stream and listens to a signal for every
 * answer, which takes twice the processor time (40 to 50 µs against 20 to 25), for answers that are read whole anyway.
 */
export function startExchange(dispatcher: Dispatcher, options: Dispatcher.DispatchOptions): Exchange {
  const { promise, resolve, reject } = Promise.withResolvers<ReceivedAnswer>();
  let controller: Dispatcher.DispatchController | undefined;
  let aborted: Error | undefined;
  let status = 0;
  let headers: ReceivedAnswer['headers'] = {};
  const chunks: Buffer[] = [];
  dispatcher.dispatch(options, {
    onRequestStart: (started) => {
      controller = started;
      if (aborted !== undefined) started.abort(aborted);
    },
    onResponseStart: (_, statusCode, received) => {
      status = statusCode;
      headers = received;
    },
    onResponseData: (_, chunk) => void chunks.push(chunk),
    onResponseEnd: () => resolve({ status, headers, bytes: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks) }),
    onResponseError: (_, error) => reject(error),
  });
  return {
    answer: promise,
    abort: (reason) => {
      aborted = reason;
      controller?.abort(reason);
      reject(reason);
    },
  };
}
