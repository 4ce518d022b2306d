import type { Condition } from '#shared/domain/condition.ts';

interface Word {
  /** In the text of a post. */
  readonly label: string;
  /** In the catalogue; null: it takes no such item. */
  readonly word: string | null;
  /** What the catalogue shows, where that is not quite the same. */
  readonly approximated?: string;
}

/** Never better than the seller said. Source of the words: enum of ProductItem. */
const WORDS: Readonly<Record<Condition, Word>> = {
  new: { label: 'New', word: 'new' },
  new_other: { label: 'New, other', word: 'open_box_new' },
  new_with_defects: { label: 'New with defects', word: 'used_good', approximated: 'Used – good' },
  refurbished: { label: 'Refurbished', word: 'refurbished' },
  like_new: { label: 'Used – like new', word: 'used_like_new' },
  excellent: { label: 'Used – excellent', word: 'used_good', approximated: 'Used – good' },
  very_good: { label: 'Used – very good', word: 'used_good' },
  good: { label: 'Used – good', word: 'used_good' },
  acceptable: { label: 'Used – acceptable', word: 'used_fair' },
  for_parts: { label: 'For parts or not working', word: null },
};

export const conditionOf = (condition: Condition): Word => WORDS[condition];

/** What the catalogue takes, in words. */
export const catalogueConditions = 'new, refurbished, used';
