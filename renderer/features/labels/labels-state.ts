import { create } from 'zustand';

interface LabelsState {
  /** Items whose labels are being made; `null` while the dialog is closed. */
  readonly itemIds: readonly string[] | null;
}

/** Which items the dialog is open for. */
export const useLabels = create<LabelsState>(() => ({ itemIds: null }));

/** Opens the dialog, from the selection, the editor or the palette. */
export const openLabels = (itemIds: readonly string[]): void => useLabels.setState({ itemIds });

export const closeLabels = (): void => useLabels.setState({ itemIds: null });
