import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Item } from '#shared/domain/item.ts';
import type { FieldProblem } from '#shared/errors.ts';
import { dataKey } from '../../../data/query.ts';
import { saveStatus, type Autosave, type SaveStatus } from './autosave.ts';
import type { EditingSession } from './editing-session.ts';
import type { FieldKey } from './fields.ts';
import { sessions } from './sessions.ts';

/** One item as its editor sees it. */
export interface Editing {
  /** What the form shows. */
  readonly item: Item;
  readonly status: SaveStatus;
  readonly state: Autosave;
  readonly session: EditingSession;
  readonly edit: (key: FieldKey, value: unknown) => void;
  /** Why the present text of a field is not saved, if the core refused it. */
  readonly problem: (key: FieldKey) => FieldProblem | undefined;
  /** Takes in the item that a request of its own answered. */
  readonly receive: (item: Item) => void;
}

/** Opens the item's editing session for as long as the caller is there, and keeps it fed with what is fetched. */
export function useEditing(fetched: Item): Editing {
  const queryClient = useQueryClient();
  const [session] = useState(() => sessions().of(fetched));
  useEffect(() => {
    const release = sessions().hold(session);
    return () => void release();
  }, [session]);
  useEffect(() => session.receive(fetched), [session, fetched]);
  const state = useSyncExternalStore(session.subscribe, session.state);
  const saved = state.item;
  useEffect(() => {
    // The next editor of this item starts from what was saved here, not from what was fetched before.
    // Setting what is there already would make a stale answer pass for a fresh one, and the fetch it needs would not happen.
    const key = dataKey('items.get', { id: saved.id });
    if (queryClient.getQueryData(key) !== saved) queryClient.setQueryData(key, saved);
  }, [queryClient, saved]);
  const problem = useCallback((key: FieldKey) => state.refused[key], [state.refused]);
  return {
    item: session.view(),
    status: saveStatus(state),
    state,
    session,
    edit: session.edit,
    problem,
    receive: session.receive,
  };
}
