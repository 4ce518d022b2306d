const key = 'crossdock.publish.accounts';

/** The accounts that were published to last, kept on this machine only; `null` when there was no choice yet. */
export function lastChoice(storage: Pick<Storage, 'getItem'>): readonly string[] | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    return Array.isArray(kept) && kept.every((id) => typeof id === 'string') ? kept : null;
  } catch {
    // Someone else's text under our name: no choice.
    return null;
  }
}

export const keepChoice = (storage: Pick<Storage, 'setItem'>, accountIds: readonly string[]): void =>
  storage.setItem(key, JSON.stringify(accountIds));
