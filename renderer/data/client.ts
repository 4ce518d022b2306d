import { AppError } from '#shared/errors.ts';
import type { EventName, EventPayload, RequestInput, RequestName, RequestOutput } from '#shared/ipc/contract.ts';
import { eventEnvelopeSchema, responseEnvelopeSchema, type Bridge } from '#shared/ipc/transport.ts';

/** The input of a call, left out where the call takes none. */
export type InputArguments<Name extends RequestName> =
  RequestInput<Name> extends void ? [input?: undefined] : [input: RequestInput<Name>];

/** The page's way to the core: typed requests, typed events. */
export interface Client {
  /** Rejects with an `AppError` and nothing else, whatever went wrong on the way. */
  readonly request: <Name extends RequestName>(
    name: Name,
    ...input: InputArguments<Name>
  ) => Promise<RequestOutput<Name>>;
  /** Returns its own unsubscribe. */
  readonly onEvent: <Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void) => () => void;
  /** Called when events were missed, so that everything shown may be stale. Returns its own unsubscribe. */
  readonly onGap: (listener: () => void) => () => void;
}

/** Main parsed the value with the call's own schema before sending it, so its shape is not parsed a second time here. */
export function createClient(bridge: Bridge | undefined): Client {
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const gapListeners = new Set<() => void>();
  let lastSequence: number | undefined;

  bridge?.onEvent((received) => {
    const parsed = eventEnvelopeSchema.safeParse(received);
    if (!parsed.success) return;
    const { sequence, name, payload } = parsed.data;
    const missed = lastSequence !== undefined && sequence !== lastSequence + 1;
    lastSequence = sequence;
    if (missed) for (const listener of gapListeners) listener();
    for (const listener of listeners.get(name) ?? []) listener(payload as never);
  });

  return {
    request: async (name, ...[input]) => {
      if (!bridge) throw unreachable();
      const parsed = responseEnvelopeSchema.safeParse(await bridge.request({ name, input }).catch(() => undefined));
      if (!parsed.success) throw unreachable();
      if (!parsed.data.ok) throw new AppError(parsed.data.error);
      return parsed.data.value as never;
    },
    onEvent: (name, listener) => {
      const ofName = listeners.get(name) ?? new Set();
      listeners.set(name, ofName.add(listener));
      return () => ofName.delete(listener);
    },
    onGap: (listener) => {
      gapListeners.add(listener);
      return () => gapListeners.delete(listener);
    },
  };
}

const unreachable = (): AppError =>
  new AppError({
    code: 'internal',
    reason: 'core_unreachable',
    message: 'The window lost its connection to the app. Close it and open it again; what was saved is safe.',
  });

/** Any failure as the one class that screens know how to show. */
export const asAppError = (error: unknown): AppError =>
  error instanceof AppError
    ? error
    : new AppError({
        code: 'internal',
        reason: 'screen_failed',
        message: 'This screen ran into a fault of its own. Try again; what was saved is safe.',
      });

/** The client of this page. */
export const client: Client = createClient(globalThis.window?.crossdock);
