import type { Finding } from '#shared/domain/finding.ts';
import { codePoints } from '#shared/domain/item.ts';
import type { ListingDraft } from '../marketplace.ts';
import { aspectFindings } from '../rules/aspect-checks.ts';
import { measure, shownAttribute, type AttributeRule } from './attributes.ts';
import { named } from './characters.ts';
import { given } from './details.ts';
import { foreignToMaterial, foreignToTag } from './limits.ts';
import { finding } from './messages.ts';
import type { PreflightContext } from './preflight-context.ts';
import { asked, listingQuestions, listQuestions } from './questions.ts';

const fieldOf = (name: string): string => `markets.etsy.aspects.${name}`;

/** No bound of Etsy's is known for attributes; what a category says counts. */
const attributeLimits = { name: 200, value: 200, values: 50 };

/** The draft's answers: to Etsy's own questions, to the category's attributes, and the free lists. */
export function answerFindings(draft: ListingDraft, context: PreflightContext): readonly Finding[] {
  const { defaults, year } = context;
  const rules = context.category.kind === 'rules' ? context.category.rules : [];
  const own = listingQuestions(year, {
    who: defaults.whoMade !== undefined,
    when: defaults.whenMade !== undefined,
  });
  const questions = [...own, ...rules.map(shownAttribute)];
  const choices = questions.filter(({ name }) => listQuestions[name] === undefined);
  return [
    ...aspectFindings(finding, 'etsy', onlyAsked(draft, choices), choices, attributeLimits),
    ...(given(draft, asked.tags).length === 0
      ? [finding('warning', fieldOf(asked.tags), 'aspect_recommended', { aspect: asked.tags })]
      : []),
    ...Object.keys(listQuestions).flatMap((name) => listFindings(draft, name)),
    ...rules.flatMap((rule) => attributeFindings(draft, rule)),
  ];
}

/** Answers to questions of another category are not sent. */
const onlyAsked = (draft: ListingDraft, questions: readonly { readonly name: string }[]): ListingDraft => ({
  ...draft,
  aspects: Object.fromEntries(
    questions.flatMap(({ name }) => (name in draft.aspects ? [[name, given(draft, name)]] : [])),
  ),
});

function listFindings(draft: ListingDraft, name: string): readonly Finding[] {
  const rule = listQuestions[name];
  if (rule === undefined) return [];
  const values = given(draft, name);
  const many =
    values.length > rule.count
      ? [
          finding('error', fieldOf(name), 'aspect_too_many_values', {
            aspect: name,
            count: values.length,
            limit: rule.count,
          }),
        ]
      : [];
  return [...many, ...values.flatMap((value) => entryFindings(name, value, rule.length))];
}

function entryFindings(name: string, value: string, limit: number): readonly Finding[] {
  const field = fieldOf(name);
  const length = codePoints(value);
  const foreign = [...new Set(value.match(name === asked.tags ? foreignToTag : foreignToMaterial) ?? [])];
  const long =
    length > limit ? [finding('error', field, 'aspect_value_too_long', { aspect: name, length, limit })] : [];
  if (foreign.length === 0) return long;
  return [...long, finding('error', field, 'etsy_value_characters', { aspect: name, value, what: named(foreign) })];
}

/** Refused in every property value. Source: updateListingInventory, property_values. */
const PARENTHESES = /[()]/;

function attributeFindings(draft: ListingDraft, rule: AttributeRule): readonly Finding[] {
  const values = given(draft, rule.name);
  const field = fieldOf(rule.name);
  const many =
    values.length > rule.most && rule.most > 1
      ? [
          finding('error', field, 'aspect_too_many_values', {
            aspect: rule.name,
            count: values.length,
            limit: rule.most,
          }),
        ]
      : [];
  const [first] = values;
  const unmeasured =
    first !== undefined && rule.values.length === 0 && rule.scales.length > 0 && measure(first, rule) === undefined
      ? [finding('error', field, 'aspect_not_a_number', { aspect: rule.name, value: first })]
      : [];
  const free = rule.values.length === 0 && rule.scales.length === 0 ? values : [];
  const bracketed = free.filter((value) => PARENTHESES.test(value));
  return [
    ...many,
    ...unmeasured,
    ...bracketed.map((value) =>
      finding('error', field, 'etsy_value_characters', { aspect: rule.name, value, what: named(['(', ')']) }),
    ),
  ];
}
