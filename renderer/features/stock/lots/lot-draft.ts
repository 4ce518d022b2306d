import { create } from 'zustand';
import type { Lot, LotPart, PartBasis } from '#shared/domain/lot.ts';
import { lotTotal } from '#shared/domain/lot.ts';
import { splitLot, type SplitMethod, type SplitOutcome } from '#shared/domain/lot-split.ts';

/** What the seller has changed of a split and not applied yet. */
export interface LotDraft {
  readonly method?: SplitMethod;
  readonly parts: Readonly<Record<string, Omit<PartBasis, 'id'>>>;
}

export const emptyDraft: LotDraft = { parts: {} };

/** By lot, outside of the screen: who looks something up elsewhere finds the numbers again. */
export const useLotDrafts = create<{ readonly drafts: Readonly<Record<string, LotDraft>> }>(() => ({ drafts: {} }));

export const setDraft = (lotId: string, draft: LotDraft): void =>
  useLotDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [lotId]: draft } }));

export const basisOf = ({ pieces, weight, value, fixed }: LotPart): Omit<PartBasis, 'id'> => ({
  pieces,
  weight,
  value,
  fixed,
});

/** The same for the request. */
export const namedBasisOf = (part: LotPart): PartBasis => ({ id: part.id, ...basisOf(part) });

/** Without a value of its own, a piece is expected to bring its price. */
const valued = (part: LotPart): LotPart => ({ ...part, value: part.value ?? part.price });

/** The parts as the draft has them. */
export const withDraft = (parts: readonly LotPart[], draft: LotDraft): readonly LotPart[] =>
  parts.map((part) => ({ ...part, ...draft.parts[part.id] }));

/** Whether applying the draft would say something new. */
export const isChanged = (lot: Lot, parts: readonly LotPart[], draft: LotDraft): boolean =>
  (draft.method ?? lot.method) !== lot.method ||
  parts.some((part) => {
    const drafted = draft.parts[part.id];
    const stored = basisOf(part);
    return (
      drafted !== undefined &&
      (Object.keys(stored) as (keyof typeof stored)[]).some((key) => drafted[key] !== stored[key])
    );
  });

/** What the split would give, by the very rule that main applies. */
export const previewOf = (lot: Lot, parts: readonly LotPart[], draft: LotDraft): SplitOutcome =>
  splitLot(lotTotal(lot), draft.method ?? lot.method, withDraft(parts, draft).map(valued));
