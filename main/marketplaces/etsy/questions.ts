import type { Aspect } from '#shared/domain/taxonomy.ts';
import { erasOf } from './eras.ts';
import { limits } from './limits.ts';

/**
 * What Etsy asks of every listing beside the category's own attributes. The form shows these questions among the attributes,
 * and an item's answers to them override the account's defaults.
 */
export const asked = {
  who: 'Who made it',
  when: 'When was it made',
  supply: 'Is it a supply',
  tags: 'Tags',
  materials: 'Materials',
  styles: 'Styles',
} as const;

export interface Maker {
  readonly value: 'i_did' | 'collective' | 'someone_else';
  readonly label: string;
}

/** `who_made` in the words of Etsy's own form. */
export const makers: readonly Maker[] = [
  { value: 'i_did', label: 'I did' },
  { value: 'collective', label: 'A member of my shop' },
  { value: 'someone_else', label: 'Another company or person' },
];

export const FINISHED = 'No, a finished product';
export const SUPPLY = 'Yes, a supply or tool';

/** Lists that are free text at Etsy, with how many entries and how long they may be. */
export const listQuestions: Readonly<Record<string, { readonly count: number; readonly length: number }>> = {
  [asked.tags]: { count: limits.tags, length: limits.tag },
  [asked.materials]: { count: limits.materials, length: limits.material },
  [asked.styles]: { count: limits.styles, length: limits.style },
};

/** `defaulted`: the account has an answer for items that give none. */
export function listingQuestions(
  year: number,
  defaulted: { readonly who: boolean; readonly when: boolean },
): readonly Aspect[] {
  const choice = (name: string, required: boolean, values: readonly string[]): Aspect => ({
    name,
    required,
    recommended: false,
    mode: 'select',
    multiple: false,
    maxLength: null,
    dataType: 'string',
    values: [...values],
  });
  return [
    choice(
      asked.who,
      !defaulted.who,
      makers.map(({ label }) => label),
    ),
    choice(
      asked.when,
      !defaulted.when,
      erasOf(year).map(({ label }) => label),
    ),
    choice(asked.supply, false, [FINISHED, SUPPLY]),
    ...Object.entries(listQuestions).map(([name, { length }]): Aspect => ({
      name,
      required: false,
      // Buyers find a listing by its tags more than by anything else.
      recommended: name === asked.tags,
      mode: 'text',
      multiple: true,
      maxLength: length,
      dataType: 'string',
      values: [],
    })),
  ];
}
