import type { Item } from '#shared/domain/item.ts';
import { asAppError, type Client } from '../../../data/client.ts';
import {
  begin,
  dueAt,
  edit,
  failed,
  keepMine,
  keepText,
  receive,
  retryNow,
  saved,
  saveStatus,
  start,
  takeTheirs,
  typedValues,
  type Autosave,
  type Batch,
} from './autosave.ts';
import { patchOf, sameValue, valuesOf, withValues, type FieldKey, type Values } from './fields.ts';

/** Time as a session sees it; the real one is `setTimeout`. */
export interface Timing {
  readonly now: () => number;
  /** Returns its own cancellation. */
  readonly after: (ms: number, run: () => void) => () => void;
}

export interface EditingSession {
  readonly itemId: string;
  readonly state: () => Autosave;
  /** The item as the form shows it. The same object until something changes. */
  readonly view: () => Item;
  /** Told after each change. Returns its own unsubscribe. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly edit: (key: FieldKey, value: unknown) => void;
  /** Text in a field that is no value at all, such as a price of "abc": kept, and shown again when the item is opened. */
  readonly keepText: (key: FieldKey, text: string) => void;
  /** An item that came from elsewhere: a fetch, or the answer of another request. */
  readonly receive: (item: Item) => void;
  /** Saves now what waits. Resolves when all that can be saved is, and never rejects. */
  readonly flush: () => Promise<void>;
  readonly retry: () => void;
  readonly resolveConflict: (choice: 'mine' | 'theirs') => Promise<void>;
  /** Nothing typed would be lost if the session ended now. */
  readonly isClean: () => boolean;
  /** What would be lost. */
  readonly unsaved: () => Unsaved;
  /** Ends the timer. */
  readonly close: () => void;
}

/** Typed values, and texts that are no values, by field. */
export interface Unsaved {
  readonly values: Readonly<Record<string, unknown>>;
  readonly texts: Readonly<Partial<Record<string, string>>>;
}

/** Runs the rules of autosave.ts for one item: timers, requests one after the other, listeners. */
export function createEditingSession(initial: Item, client: Pick<Client, 'request'>, timing: Timing): EditingSession {
  let state = begin(initial);
  let view = initial;
  let cancelTimer: () => void = () => {};
  let closed = false;
  let running: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();

  const become = (next: Autosave): void => {
    if (next === state) return;
    state = next;
    view = withValues(state.item, typedValues(state));
    schedule();
    for (const listener of listeners) listener();
  };

  const schedule = (): void => {
    cancelTimer();
    const due = dueAt(state);
    if (due === null || closed) return;
    cancelTimer = timing.after(Math.max(0, due - timing.now()), sendNext);
  };

  const sendNext = (): void => {
    const next = start(state);
    if (!next) return;
    running = send(next.batch).then(
      (item) => become(saved(state, item)),
      (error: unknown) => become(failed(state, asAppError(error).data, timing.now())),
    );
    become(next.state);
  };

  const send = ({ target, values }: Batch): Promise<Item> =>
    target === 'item'
      ? client.request('items.update', { id: state.item.id, baseRevision: state.item.revision, patch: patchOf(values) })
      : client.request('variants.update', { id: target, patch: patchOf(values) });

  const flush = async (): Promise<void> => {
    // Each round sends one target; a failure ends it, so that a core that is gone is not asked for ever.
    for (;;) {
      const attempts = state.failure?.attempts ?? 0;
      if (!state.sending) sendNext();
      if (!state.sending) return;
      await running;
      if ((state.failure?.attempts ?? 0) > attempts) return;
    }
  };

  return {
    itemId: initial.id,
    state: () => state,
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit: (key, value) => become(edit(state, key, value, timing.now())),
    keepText: (key, text) => become(keepText(state, key, text)),
    receive: (item) => become(receive(state, item)),
    flush,
    retry: () => become(retryNow(state, timing.now())),
    resolveConflict: async (choice) => {
      const item = await client.request('items.get', { id: initial.id });
      become(choice === 'mine' ? keepMine(state, item) : takeTheirs(state, item));
    },
    isClean: () => saveStatus(state) === 'saved',
    unsaved: () => {
      const base = valuesOf(state.item);
      const typed = Object.entries(typedValues(state)).filter(
        ([key, value]) => !sameValue(value, base[key as FieldKey]),
      );
      return {
        values: Object.fromEntries(typed),
        texts: state.texts,
      };
    },
    close: () => {
      closed = true;
      cancelTimer();
    },
  };
}

/**
 * Brings back what was typed and not saved. It is newer than whatever the item holds: most often the difference is an earlier
 * keystroke of the same text, which was still saved when the window closed.
 */
export function recall(session: EditingSession, unsaved: Unsaved): void {
  const current: Values = valuesOf(session.state().item);
  for (const [key, value] of Object.entries(unsaved.values)) {
    if (key in current) session.edit(key as FieldKey, value);
  }
  for (const [key, text] of Object.entries(unsaved.texts)) {
    if (key in current && text !== undefined) session.keepText(key as FieldKey, text);
  }
}
