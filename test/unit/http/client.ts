import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { createHttp, type HttpOptions } from '#main/http/create-http.ts';
import type { HttpRequest } from '#main/http/http.ts';
import { createRequestLog } from '#main/http/request-log.ts';
import { createTransport, type TransportOptions } from '#main/http/transport.ts';
import { createRecordingLogger, createSeededRandom } from '#test/support/ports.ts';
import { manualClock } from '#test/support/clocks.ts';

/** A client whose waits pass at once and are written down: the clock jumps to whatever a retry waits for. */
export function testClient(
  options: Partial<Omit<HttpOptions, 'transport' | 'clock'>> & {
    readonly transport?: Omit<TransportOptions, 'clock'>;
  } = {},
) {
  const clock = manualClock();
  const waits: number[] = [];
  const { transport: transportOptions = {}, ...rest } = options;
  // Deadlines are the transport's business and stay on a clock that does not jump.
  const transport = createTransport({ clock: manualClock(), ...transportOptions });
  onTestFinished(() => transport.close());
  const logger = createRecordingLogger();
  const requestLog = createRequestLog(clock, logger);
  const http = createHttp({
    transport,
    clock: {
      now: () => clock.now(),
      schedule: (delayMs, task) => {
        waits.push(delayMs);
        const cancel = clock.schedule(delayMs, task);
        queueMicrotask(() => clock.advance(delayMs));
        return cancel;
      },
    },
    random: createSeededRandom(),
    requestLog,
    ...rest,
  });
  return { http, clock, waits, logger, requestLog };
}

export const anything = z.unknown();

export const get = (url: string, change: Partial<HttpRequest<unknown>> = {}): HttpRequest<unknown> => ({
  method: 'GET',
  url,
  repeatable: true,
  answer: anything,
  ...change,
});

export const post = (url: string, change: Partial<HttpRequest<unknown>> = {}): HttpRequest<unknown> => ({
  method: 'POST',
  url,
  body: { kind: 'json', value: { a: 1 } },
  repeatable: false,
  answer: anything,
  ...change,
});
