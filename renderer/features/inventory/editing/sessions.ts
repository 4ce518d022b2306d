import type { Item } from '#shared/domain/item.ts';
import { asAppError, client, type Client } from '../../../data/client.ts';
import { createEditingSession, recall, type EditingSession, type Timing } from './editing-session.ts';
import { createUnsavedStore, type UnsavedStore } from './unsaved-store.ts';

/** All items that are open or hold text that is not saved yet. Editors come and go; a session stays until it is clean. */
export interface Sessions {
  /** The item's session, made from `item` if there is none. */
  readonly of: (item: Item) => EditingSession;
  /** An editor shows the session. The answer is to be called when it no longer does: it saves what waits, and ends the
   * session once nothing of it would be lost. */
  readonly hold: (session: EditingSession) => () => Promise<void>;
  /** The window may be gone in a moment: sends what can be sent and writes the rest down. */
  readonly leaveNow: () => void;
  /** The same, and resolves when nothing is on its way any more. */
  readonly settle: () => Promise<void>;
  /** Saves what an earlier window left behind. */
  readonly recallAll: () => Promise<void>;
}

interface Held {
  readonly session: EditingSession;
  readonly users: number;
}

export function createSessions(source: Pick<Client, 'request'>, timing: Timing, unsaved: UnsavedStore): Sessions {
  const held = new Map<string, Held>();

  const open = (item: Item): EditingSession => {
    const session = createEditingSession(item, source, timing);
    const left = unsaved.get(item.id);
    if (left) recall(session, left);
    // Only what has gone wrong is written down: the usual second before a save is not worth a disk access per keystroke.
    session.subscribe(() => note(session));
    return session;
  };

  const note = (session: EditingSession): void => {
    const { failure, conflict, refused, texts } = session.state();
    const stuck = failure !== null || conflict !== null || Object.keys(refused).length + Object.keys(texts).length > 0;
    if (stuck) unsaved.set(session.itemId, session.unsaved());
    else if (session.isClean()) unsaved.set(session.itemId, null);
  };

  const of = (item: Item): EditingSession => {
    const there = held.get(item.id);
    if (there) return there.session;
    const session = open(item);
    held.set(item.id, { session, users: 0 });
    return session;
  };

  const count = (session: EditingSession, change: 1 | -1): number => {
    const users = (held.get(session.itemId)?.users ?? 0) + change;
    held.set(session.itemId, { session, users });
    return users;
  };

  const endIfDone = async (session: EditingSession): Promise<void> => {
    await session.flush();
    if ((held.get(session.itemId)?.users ?? 0) > 0 || !session.isClean()) return;
    session.close();
    held.delete(session.itemId);
  };

  const leaveNow = (): void => {
    for (const { session } of held.values()) {
      if (session.isClean()) continue;
      unsaved.set(session.itemId, session.unsaved());
      void session.flush();
    }
  };

  return {
    of,
    hold: (session) => {
      count(session, 1);
      return () => {
        count(session, -1);
        return endIfDone(session);
      };
    },
    leaveNow,
    settle: async () => {
      leaveNow();
      await Promise.allSettled([...held.values()].map(({ session }) => session.flush()));
    },
    recallAll: async () => {
      for (const id of unsaved.ids()) {
        try {
          await endIfDone(of(await source.request('items.get', { id })));
        } catch (error) {
          // The item is gone for good, and with it the field that the text belonged to.
          if (asAppError(error).code === 'not_found') unsaved.set(id, null);
        }
      }
    },
  };
}

const timing: Timing = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

let shared: Sessions | undefined;

/** The sessions of this window. */
export const sessions = (): Sessions => {
  if (shared) return shared;
  shared = createSessions(client, timing, createUnsavedStore(localStorage));
  const leave = (): void => shared?.leaveNow();
  addEventListener('pagehide', leave);
  addEventListener('beforeunload', leave);
  addEventListener('blur', leave);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
  });
  return shared;
};
