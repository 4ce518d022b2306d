import { create } from 'zustand';
import type { Environment, MarketplaceId } from '#shared/domain/marketplace.ts';

/** Whose keys the wizard is about. */
export interface KeyTarget {
  readonly marketplace: MarketplaceId;
  readonly environment: Environment;
}

/** Which key wizard is open, if any: it is reached from the card and from a failed sign-in alike. */
export const useKeyWizard = create<{
  readonly target: KeyTarget | null;
  readonly open: (target: KeyTarget) => void;
  readonly close: () => void;
}>()((set) => ({
  target: null,
  open: (target) => set({ target }),
  close: () => set({ target: null }),
}));
