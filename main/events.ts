import type { EventName, EventPayload } from '#shared/ipc/contract.ts';

/** Tells every window that something changed. Inside a transaction, call it from `writer.afterCommit`. */
export type Emit = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;

export interface EmittedEvent {
  readonly name: EventName;
  readonly payload: EventPayload<EventName>;
}

/** Fan-out to the shells that listen. One listener's failure never keeps an event from the others. */
export interface EventHub {
  readonly emit: Emit;
  /** Returns its own unsubscribe. */
  subscribe(listener: (event: EmittedEvent) => void): () => void;
}

export function createEventHub(onListenerError: (error: unknown) => void): EventHub {
  const listeners = new Set<(event: EmittedEvent) => void>();
  return {
    emit: (name, payload) => {
      for (const listener of listeners) {
        try {
          listener({ name, payload });
        } catch (error) {
          onListenerError(error);
        }
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
