import type { Condition } from '#shared/domain/condition.ts';

interface OfferUpCondition {
  /** As the contract words it. */
  readonly word: string;
  /** As OfferUp's own form shows it. */
  readonly label: string;
}

const NEW = { word: 'new', label: 'New (never used)' };
const OPEN_BOX = { word: 'open_box', label: 'Open box (never used)' };
const RECONDITIONED = { word: 'reconditioned', label: 'Reconditioned / certified' };
const USED = { word: 'used', label: 'Used (normal wear)' };
const FOR_PARTS = { word: 'for_parts', label: 'For parts' };
const OTHER = { word: 'other', label: 'Other' };

/** Our grades by OfferUp's six choices; every used grade is one of them. A choice of this project. */
const byOurs: Readonly<Record<Condition, OfferUpCondition>> = {
  new: NEW,
  new_other: OPEN_BOX,
  new_with_defects: OPEN_BOX,
  refurbished: RECONDITIONED,
  like_new: USED,
  excellent: USED,
  very_good: USED,
  good: USED,
  acceptable: USED,
  for_parts: FOR_PARTS,
};

export const conditionFor = (ours: Condition | null): OfferUpCondition => (ours === null ? OTHER : byOurs[ours]);

/** For the screen that shows what a category takes: here it is the same everywhere. */
export const shownConditions = (Object.keys(byOurs) as Condition[]).map((ours) => ({
  remote: byOurs[ours].word,
  label: byOurs[ours].label,
  ours,
}));
