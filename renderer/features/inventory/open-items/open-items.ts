import { create } from 'zustand';

/** More would not fit beside each other; the one that was opened first makes room. Its text is saved by then. */
const most = 12;

interface OpenItems {
  /** In the order in which they were opened. */
  readonly ids: readonly string[];
}

export const useOpenItems = create<OpenItems>(() => ({ ids: [] }));

/** The items that are kept at hand while others are looked at. */
export const openItems = {
  open: (id: string): void =>
    useOpenItems.setState(({ ids }) => (ids.includes(id) ? { ids } : { ids: [...ids, id].slice(-most) })),
  close: (id: string): void => useOpenItems.setState(({ ids }) => ({ ids: ids.filter((one) => one !== id) })),
  /** Where the keyboard goes when an item is closed: the next one, else the one before, else the list. */
  besides: (id: string): string | undefined => {
    const { ids } = useOpenItems.getState();
    const at = ids.indexOf(id);
    return ids[at + 1] ?? ids[at - 1];
  },
};
