import { create } from 'zustand';

/** The items that are to be edited together; `null`: the dialog is closed. */
export const useBulkItems = create<{ readonly ids: readonly string[] | null }>(() => ({ ids: null }));

/** Opens the dialog for these items. It stands in the frame, so that any list can ask for it. */
export const openBulkEdit = (ids: readonly string[]): void => useBulkItems.setState({ ids: [...ids] });
export const closeBulkEdit = (): void => useBulkItems.setState({ ids: null });
