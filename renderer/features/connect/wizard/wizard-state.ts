import { create } from 'zustand';
import type { Environment, MarketplaceId } from '#shared/domain/marketplace.ts';

/** Whose connection the wizard is about. */
export interface WizardTarget {
  readonly marketplace: MarketplaceId;
  readonly environment: Environment;
}

/** What the texts of the wizard are about, as their params. */
export type WizardNames = Readonly<Record<'marketplace' | 'environment', string>>;

/** Which connection wizard is open, if any: it is reached from the card and from a failed sign-in alike. */
export const useWizard = create<{
  readonly target: WizardTarget | null;
  readonly open: (target: WizardTarget) => void;
  readonly close: () => void;
}>()((set) => ({
  target: null,
  open: (target) => set({ target }),
  close: () => set({ target: null }),
}));
