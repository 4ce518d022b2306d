import { create } from 'zustand';
import { describeError } from '../../../app/i18n/describe.ts';
import { showToast } from '../../../components/toast.tsx';
import { asAppError, client } from '../../../data/client.ts';

/** Fewer items are moved before anybody could read how far it is. */
const shownFrom = 1_000;

interface MoveState {
  /** How far the move of many items is that is under way, or their deletion for good. */
  readonly moving: { readonly kind: 'move' | 'purge'; readonly done: number; readonly of: number } | null;
}

export const useMoves = create<MoveState>(() => ({ moving: null }));

/** Ends the move under way; what it did so far stands. Never rejects. */
export const stopMoving = (): void =>
  void client
    .request('items.stopMoving')
    .catch((error: unknown) => showToast({ text: describeError(asAppError(error)), tone: 'bad' }));

/** Moves items with one request and shows how far it is while that takes long. `null`: how many they are, the core will say. */
export async function withProgress<Answer>(
  items: number | null,
  send: () => Promise<Answer>,
  kind: 'move' | 'purge' = 'move',
): Promise<Answer> {
  if (items !== null && items <= shownFrom) return send();
  if (items !== null) useMoves.setState({ moving: { kind, done: 0, of: items } });
  const unsubscribe = client.onEvent('items.moving', (moving) => {
    if (moving.of > shownFrom) useMoves.setState({ moving: { kind, ...moving } });
  });
  try {
    return await send();
  } finally {
    unsubscribe();
    useMoves.setState({ moving: null });
  }
}

/** Of the ids of a move, those it got to before it was stopped. */
export const gotTo = (ids: readonly string[], { left }: { readonly left: number }): readonly string[] =>
  ids.slice(0, ids.length - left);
