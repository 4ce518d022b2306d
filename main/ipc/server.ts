import { AppError, type AppErrorData } from '#shared/errors.ts';
import { requests, type ParsedInput, type RequestName, type RequestOutput } from '#shared/ipc/contract.ts';
import { requestEnvelopeSchema, type ResponseEnvelope } from '#shared/ipc/transport.ts';
import type { Logger } from '../ports.ts';
import { refusedInput } from './refused-input.ts';

/** One handler for each call of the contract; a missing or an extra one does not compile. */
export type Handlers = {
  readonly [Name in RequestName]: (input: ParsedInput<Name>) => RequestOutput<Name> | Promise<RequestOutput<Name>>;
};

/** Answers one envelope from outside. Never throws: every outcome is data. */
export type Dispatch = (envelope: unknown) => Promise<ResponseEnvelope>;

/**
 * The border between a page and the core: validates, dispatches, validates again, maps errors. The output schema strips
 * what it does not know, so a secret cannot leak by a forgotten field. Who may call at all is the transport's check.
 */
export function createDispatch(handlers: Handlers, logger: Logger, newReference: () => string): Dispatch {
  return async (envelope) => {
    let name = '(malformed)';
    try {
      const parsed = requestEnvelopeSchema.safeParse(envelope);
      if (!parsed.success) throw refusedInput(parsed.error);
      name = parsed.data.name;
      return { ok: true, value: await run(handlers, name, parsed.data.input) };
    } catch (error) {
      return { ok: false, error: describe(error, name, logger, newReference) };
    }
  };
}

async function run(handlers: Handlers, name: string, input: unknown): Promise<unknown> {
  if (!Object.hasOwn(requests, name)) {
    throw new AppError({
      code: 'not_found',
      reason: 'unknown_request',
      params: { name },
      message: `The app has no request named ${name}.`,
    });
  }
  const known = name as RequestName;
  const parsed = requests[known].input.safeParse(input);
  if (!parsed.success) throw refusedInput(parsed.error);
  // The two types meet here once: the table's entry and its schema belong to the same name.
  const handler = handlers[known] as (value: unknown) => unknown;
  const output = requests[known].output.safeParse(await handler(parsed.data));
  if (!output.success) throw new Error(`the answer of ${name} does not fit its contract: ${output.error.message}`);
  return output.data;
}

/** An expected failure goes out as it is; a bug is logged under a reference and leaves only that. */
function describe(error: unknown, name: string, logger: Logger, newReference: () => string): AppErrorData {
  if (error instanceof AppError && error.code !== 'internal') {
    if (error.code !== 'cancelled')
      logger.log('info', 'ipc.refused', { name, code: error.code, reason: error.data.reason });
    return error.data;
  }
  const reference = newReference();
  logger.log('error', 'ipc.failed', { name, reference, error });
  return {
    code: 'internal',
    reason: 'internal',
    params: { reference },
    message: `Something went wrong inside the app. The log has the details under ${reference}.`,
    reference,
  };
}
