import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDispatch, type Handlers } from '#main/ipc/server.ts';
import type { LogFields, Logger, LogLevel } from '#main/ports.ts';
import { AppError, appErrorDataSchema } from '#shared/errors.ts';
import { requests, type RequestName } from '#shared/ipc/contract.ts';
import { responseEnvelopeSchema } from '#shared/ipc/transport.ts';

interface Logged {
  readonly level: LogLevel;
  readonly event: string;
  readonly fields: LogFields | undefined;
}

/** A server over handlers that only note that they were reached, except for those given. */
function serve(given: Partial<Handlers> = {}) {
  const reached: string[] = [];
  const logged: Logged[] = [];
  const logger: Logger = { log: (level, event, fields) => logged.push({ level, event, fields }) };
  const names = Object.keys(requests) as RequestName[];
  const noting = Object.fromEntries(names.map((name) => [name, () => reached.push(name)]));
  const handlers = { ...noting, ...given } as unknown as Handlers;
  return { dispatch: createDispatch(handlers, logger, () => 'ref-1'), reached, logged };
}

const names = fc.constantFrom(...(Object.keys(requests) as RequestName[]));
const strangeNames = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'items.list ', 'ITEMS.LIST', 'items'),
  fc.string(),
);

/** Anything a hostile page could send: not an envelope at all, an unknown call, or a known call with a wrong input. */
const malformed = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withTypedArray: true }),
  fc.record({ name: strangeNames, input: fc.anything() }),
  fc.record({ name: fc.anything(), input: fc.anything() }),
  fc.record({ name: names, input: fc.anything() }),
  fc.record({ name: names, input: fc.record({ id: fc.anything(), ids: fc.anything(), patch: fc.anything() }) }),
  fc.record({ name: names, input: fc.anything(), extra: fc.anything() }, { requiredKeys: ['name', 'extra'] }),
);

const isWellFormed = (envelope: unknown): boolean => {
  if (typeof envelope !== 'object' || envelope === null) return false;
  const { name, input, ...rest } = envelope as Record<string, unknown>;
  return (
    typeof name === 'string' &&
    Object.hasOwn(requests, name) &&
    Object.keys(rest).length === 0 &&
    requests[name as RequestName].input.safeParse(input).success
  );
};

describe('ipc server', () => {
  it('answers 10,000 malformed envelopes with a coded error and reaches no handler', async () => {
    const { dispatch, reached } = serve();
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(malformed, async (envelope) => {
        fc.pre(!isWellFormed(envelope));
        tried += 1;
        const answer = responseEnvelopeSchema.parse(await dispatch(envelope));
        expect(answer.ok).toBe(false);
        if (!answer.ok) expect(['validation', 'not_found']).toContain(answer.error.code);
        expect(reached).toEqual([]);
      }),
      { numRuns: 10_000 },
    );
    expect(tried).toBeGreaterThanOrEqual(10_000);
  }, 120_000);

  it('hands the parsed input to the handler and strips what the contract does not know from its answer', async () => {
    const { dispatch } = serve({
      'orders.check': () => ({ found: 2, accessToken: 'v^1.1#secret' }) as { found: number },
    });
    expect(await dispatch({ name: 'orders.check', input: undefined })).toEqual({ ok: true, value: { found: 2 } });
  });

  it('names each refused field', async () => {
    const { dispatch } = serve();
    const answer = await dispatch({ name: 'items.get', input: { id: 'x' } });
    expect(answer).toMatchObject({ ok: false, error: { code: 'validation', fields: [{ path: 'id' }] } });
  });

  it('passes an expected failure on as data', async () => {
    const { dispatch, logged } = serve({
      'orders.check': () => {
        throw new AppError({ code: 'rate_limited', reason: 'budget_spent', message: 'Wait.', retryAt: 5 });
      },
    });
    const answer = await dispatch({ name: 'orders.check', input: undefined });
    expect(answer).toEqual({
      ok: false,
      error: { code: 'rate_limited', reason: 'budget_spent', message: 'Wait.', retryAt: 5 },
    });
    expect(logged.map((line) => line.level)).toEqual(['info']);
  });

  it.each([
    ['a bug', () => Promise.reject(new TypeError('cannot read token=abc'))],
    ['an answer that breaks the contract', () => ({ found: 'many' }) as unknown as { found: number }],
  ])('hides %s behind a reference into the log', async (_what, handler) => {
    const { dispatch, logged } = serve({ 'orders.check': handler });
    const answer = await dispatch({ name: 'orders.check', input: undefined });
    expect(answer.ok).toBe(false);
    if (answer.ok) return;
    expect(appErrorDataSchema.parse(answer.error)).toMatchObject({ code: 'internal', reference: 'ref-1' });
    expect(JSON.stringify(answer)).not.toContain('token=abc');
    expect(logged).toMatchObject([{ level: 'error', event: 'ipc.failed', fields: { reference: 'ref-1' } }]);
  });
});
