import type { ListingDraft } from '../marketplace.ts';
import { erasOf, type Era } from './eras.ts';
import { asked, makers, SUPPLY, type Maker } from './questions.ts';

/** The account's answers for items that give none. */
export interface Defaults {
  /** A value of `who_made`. */
  readonly whoMade: string | undefined;
  /** The label of an era: the values change their names in January. */
  readonly whenMade: string | undefined;
}

/** An item's answers to Etsy's questions, in Etsy's values. `undefined`: not answered, or not with one of Etsy's. */
export interface Details {
  readonly maker: Maker | undefined;
  readonly era: Era | undefined;
  readonly isSupply: boolean;
  readonly tags: readonly string[];
  readonly materials: readonly string[];
  readonly styles: readonly string[];
}

export const given = (draft: ListingDraft, name: string): readonly string[] => [
  ...new Set((draft.aspects[name] ?? []).map((value) => value.trim()).filter((value) => value !== '')),
];

export function detailsOf(draft: ListingDraft, defaults: Defaults, year: number): Details {
  const [who] = given(draft, asked.who);
  const [when] = given(draft, asked.when);
  return {
    maker: makers.find(({ label, value }) => (who === undefined ? value === defaults.whoMade : label === who)),
    era: erasOf(year).find(({ label }) => label === (when ?? defaults.whenMade)),
    isSupply: given(draft, asked.supply)[0] === SUPPLY,
    tags: given(draft, asked.tags),
    materials: given(draft, asked.materials),
    styles: given(draft, asked.styles),
  };
}
