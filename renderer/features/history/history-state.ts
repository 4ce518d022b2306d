import { create } from 'zustand';

/** What the drawer shows: everything that was done, or the changes of one item. */
export type HistoryShown = { readonly kind: 'all' } | { readonly kind: 'item'; readonly itemId: string };

export const useHistory = create<{ readonly shown: HistoryShown | null }>(() => ({ shown: null }));

export const showHistory = (shown: HistoryShown): void => useHistory.setState({ shown });
export const hideHistory = (): void => useHistory.setState({ shown: null });
