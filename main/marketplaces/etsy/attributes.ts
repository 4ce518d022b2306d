import { z } from 'zod';
import type { Aspect } from '#shared/domain/taxonomy.ts';
import type { ListingDraft } from '../marketplace.ts';
import type { TaxonomyProperty } from './answers.ts';
import { given } from './details.ts';
import { asked } from './questions.ts';

const valueSchema = z.object({
  id: z.string().nullable(),
  label: z.string(),
  name: z.string(),
  scaleId: z.string().nullable(),
});

/** One attribute of a category, with Etsy's ids beside the words that the form shows. */
export const attributeRuleSchema = z.object({
  propertyId: z.string(),
  name: z.string(),
  required: z.boolean(),
  /** The most values it may have. */
  most: z.number().int(),
  values: z.array(valueSchema),
  scales: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type AttributeRule = z.infer<typeof attributeRuleSchema>;

const RESERVED: ReadonlySet<string> = new Set(Object.values(asked));
/** Where Etsy allows several values and does not say how many. */
const SEVERAL = 5;

/** Values of several scales (sizes of the US and the EU) are told apart by the scale in brackets. */
export function attributeRule(property: TaxonomyProperty): AttributeRule {
  const scales = (property.scales ?? []).map(({ scale_id: id, display_name: name }) => ({ id, name }));
  const shown = property.display_name ?? property.name;
  return {
    propertyId: property.property_id,
    // A category's own “Materials” is another question than the listing's.
    name: RESERVED.has(shown) ? `${shown} (attribute)` : shown,
    required: property.is_required === true,
    most: property.is_multivalued === true ? (property.max_values_allowed ?? SEVERAL) : 1,
    values: (property.possible_values ?? []).map(({ value_id: id, name, scale_id: scaleId }) => {
      const scale = scales.find((candidate) => candidate.id === scaleId);
      const label = scale === undefined ? name : `${name} (${scale.name})`;
      return { id: id ?? null, name, label, scaleId: scaleId ?? null };
    }),
    scales,
  };
}

/** The attribute as the form shows it. Without a list of values it is free text: a number with its unit where there are scales. */
export const shownAttribute = ({ name, required, most, values, scales }: AttributeRule): Aspect => ({
  name,
  required,
  recommended: false,
  mode: values.length > 0 ? 'select' : 'text',
  multiple: most > 1,
  maxLength: null,
  dataType: 'string',
  values: values.length > 0 ? values.map(({ label }) => label) : scales.map((scale) => `1 ${scale.name}`),
});

/** One `PUT /properties/{property_id}`. */
export interface AttributeValue {
  readonly propertyId: string;
  readonly valueIds: readonly string[];
  readonly values: readonly string[];
  readonly scaleId: string | null;
}

/** What the draft says to the category's attributes. Values that Etsy does not know are left out: preflight has said so. */
export function attributeValues(draft: ListingDraft, rules: readonly AttributeRule[]): readonly AttributeValue[] {
  return rules.flatMap((rule): readonly AttributeValue[] => {
    const answers = given(draft, rule.name);
    if (answers.length === 0) return [];
    const { propertyId } = rule;
    if (rule.values.length === 0) {
      const [answer = ''] = answers;
      const measured = measure(answer, rule);
      const values = measured === undefined ? answers : [measured.value];
      return [{ propertyId, valueIds: [], values, scaleId: measured?.scaleId ?? null }];
    }
    const chosen = answers.flatMap((answer) => rule.values.find(({ label }) => label === answer) ?? []);
    const [first] = chosen;
    if (first === undefined) return [];
    // One call has one scale: values of another one cannot go with the first.
    const together = chosen.filter(({ scaleId }) => scaleId === first.scaleId);
    return [
      {
        propertyId,
        valueIds: together.flatMap(({ id }) => id ?? []),
        values: together.map(({ name }) => name),
        scaleId: first.scaleId,
      },
    ];
  });
}

/** `12.5 Inches` as a number and the scale it is in; `undefined` where the attribute has no scales or the text no known one. */
export function measure(text: string, { scales }: AttributeRule): { value: string; scaleId: string } | undefined {
  const match = /^(\d+(?:[.,]\d+)?)\s*(.*)$/.exec(text.trim());
  if (match === null) return undefined;
  const [, number = '', unit = ''] = match;
  const scale = unit === '' ? scales[0] : scales.find(({ name }) => name.toLowerCase() === unit.toLowerCase());
  return scale === undefined ? undefined : { value: number.replace(',', '.'), scaleId: scale.id };
}
